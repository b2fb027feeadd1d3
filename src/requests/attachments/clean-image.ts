import sharp from 'sharp';
import type { AttachmentRefusal } from './attachments.ts';

/** A double page at 600 dots to the inch. */
const MOST_PIXELS = 50_000_000;
const QUALITY = 92;

/** One after the other: a picture unfolded takes much memory. */
let line: Promise<unknown> = Promise.resolve();

/**
 * A picture written anew, the right way up: without the place, the time and the camera that took it, and without
 * whatever else was hidden in the file.
 */
export function cleanImage(
  content: Uint8Array,
  mediaType: string,
): Promise<Uint8Array | Extract<AttachmentRefusal, { code: 'damaged' | 'unfolds-too-far' }>> {
  const cleaned = line.then(() => writtenAnew(content, mediaType));
  line = cleaned.catch(() => undefined);
  return cleaned;
}

async function writtenAnew(content: Uint8Array, mediaType: string): ReturnType<typeof cleanImage> {
  try {
    const { width, height } = await sharp(content, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) return { code: 'unfolds-too-far' };
    const picture = sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();
    if (mediaType === 'image/png') return await picture.png().toBuffer();
    if (mediaType === 'image/webp') return await picture.webp({ quality: QUALITY }).toBuffer();
    return await picture.jpeg({ quality: QUALITY }).toBuffer();
  } catch {
    return { code: 'damaged' };
  }
}
