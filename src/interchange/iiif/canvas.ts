import type { OpenDocument, PageSize } from '../../catalogue/document.ts';
import { fullSize } from '../../documents/page-images/page-size.ts';
import type { PixelSize } from '../../documents/page-images/page-size.ts';
import { imageAddress, imageServiceAddress, pageTextAddress } from '../../i18n/addresses.ts';
import { t } from '../../i18n/translate.ts';
import { inBoth } from './language-map.ts';
import { largestWithin, readSize } from './size.ts';
import { isRefused } from './refused.ts';

/** The text of a page that has no image. */
export interface CanvasText {
  text: string;
  language?: string;
}

interface CanvasSource {
  open: OpenDocument;
  texts: ReadonlyMap<number, CanvasText>;
  origin: string;
}

/** A page without an image of its own is given the shape of an A4 sheet, for its text to be laid on. */
const SHEET_OF_TEXT: PixelSize = { width: 1000, height: 1414 };
const THUMBNAIL = '!200,300';

export function canvasId(origin: string, id: string, page: number): string {
  return `${origin}${imageServiceAddress(id, page)}/canvas`;
}

/** The size of the canvas of a page, in whose units places on it are named. */
export function canvasSize({ document }: OpenDocument, page: PageSize): PixelSize {
  return fullSize(document.kind, page) ?? SHEET_OF_TEXT;
}

/** One page: its image, or its text in an image's place; and its text to be read beside it. */
export function canvas(source: CanvasSource, page: PageSize): object {
  const { open, origin } = source;
  const id = canvasId(origin, open.document.id, page.number);
  const image = fullSize(open.document.kind, page);
  return {
    id,
    type: 'Canvas',
    label: { none: [String(page.number)] },
    ...canvasSize(open, page),
    ...thumbnail(source, page),
    items: [
      {
        id: `${id}/painting`,
        type: 'AnnotationPage',
        items: [
          {
            id: `${id}/painting/1`,
            type: 'Annotation',
            motivation: 'painting',
            body: image ? imageBody(source, page, image) : textBody(source, page),
            target: id,
          },
        ],
      },
    ],
    annotations: [
      {
        id: origin + pageTextAddress(open.document.id, page.number),
        type: 'AnnotationPage',
        label: inBoth((lang) => t(lang).iiif.textOf(String(page.number))),
      },
    ],
  };
}

/** `thumbnail`, as a property; none where there is no image. */
export function thumbnail({ open: { document }, origin }: CanvasSource, page: PageSize): { thumbnail?: object[] } {
  const full = fullSize(document.kind, page);
  const size = full && readSize(THUMBNAIL, full);
  if (!size || isRefused(size)) return {};
  const address = imageAddress(document.id, page.number, `full/${size.width},${size.height}/0/default.jpg`);
  return { thumbnail: [{ ...image(origin + address, size), service: [service(origin, document.id, page.number)] }] };
}

function imageBody({ open: { document }, origin }: CanvasSource, page: PageSize, full: PixelSize): object {
  const address = imageAddress(document.id, page.number, 'full/max/0/default.jpg');
  return { ...image(origin + address, largestWithin(full)), service: [service(origin, document.id, page.number)] };
}

function textBody({ texts }: CanvasSource, page: PageSize): object {
  const { text = '', language } = texts.get(page.number) ?? {};
  return { type: 'TextualBody', value: text, format: 'text/plain', ...(language ? { language } : {}) };
}

function image(id: string, size: PixelSize): object {
  return { id, type: 'Image', format: 'image/jpeg', ...size };
}

function service(origin: string, id: string, page: number): object {
  return { id: origin + imageServiceAddress(id, page), type: 'ImageService3', profile: 'level2' };
}
