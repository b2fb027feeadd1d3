import type { PixelRegion } from '../../documents/page-images/page-size.ts';

/** A stretch of text on a canvas. */
export interface TextAnnotation {
  id: string;
  text: string;
  canvas: string;
  /** The whole canvas without it. */
  place?: PixelRegion;
  language?: string;
}

/** As IIIF wants text that stands on an image and can be read beside it (motivation `supplementing`). */
export function textAnnotation({ id, text, canvas, place, language }: TextAnnotation): object {
  return {
    id,
    type: 'Annotation',
    motivation: 'supplementing',
    body: { type: 'TextualBody', value: text, format: 'text/plain', ...(language ? { language } : {}) },
    target: place ? `${canvas}#xywh=${place.x},${place.y},${place.width},${place.height}` : canvas,
  };
}
