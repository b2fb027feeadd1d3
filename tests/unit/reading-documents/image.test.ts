import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createWorkshop } from '../../../src/documents/workshop/create-workshop.ts';
import type { PageRaster } from '../../../src/documents/workshop.ts';
import { readFile, withFile } from './read-file.ts';
import { tiffOf } from './tiff.ts';

const workshop = createWorkshop();
afterAll(() => workshop.close());

/** 60 × 80: red left above, green right above, blue left below, white right below. */
const QUARTERS = { width: 60, height: 80, channels: 3 as const };
const pixels = Buffer.from(
  Array.from({ length: 60 * 80 }, (_, at) => {
    const [right, below] = [at % 60 >= 30, at >= 60 * 40];
    return right ? (below ? [255, 255, 255] : [0, 255, 0]) : below ? [0, 0, 255] : [255, 0, 0];
  }).flat(),
);
const quarters = () => sharp(pixels, { raw: QUARTERS });

/** What is in the four corners, as one letter each, row by row. */
function corners({ pixels, width, height }: PageRaster): string {
  const at = (x: number, y: number): string => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray((y * width + x) * 3);
    const seen = [red > 128, green > 128, blue > 128].map(Number).join('');
    return { '100': 'r', '010': 'g', '001': 'b', '111': 'w', '000': 'k' }[seen] ?? '?';
  };
  return at(1, 1) + at(width - 2, 1) + at(1, height - 2) + at(width - 2, height - 2);
}

describe('an image', () => {
  it.each([
    ['image/jpeg', () => quarters().jpeg({ quality: 95 })],
    ['image/png', () => quarters().png()],
    ['image/png', () => quarters().png({ palette: true })],
    ['image/webp', () => quarters().webp({ lossless: true })],
    ['image/tiff', () => quarters().tiff({ compression: 'lzw' })],
    ['image/tiff', () => quarters().tiff({ compression: 'jpeg', quality: 95 })],
  ] as const)('is one page that waits to be read: %s, %#', async (mediaType, make) => {
    const bytes = await make().toBuffer();
    const { file, pages } = await readFile(workshop, bytes, 'khong-ten');
    expect(file).toEqual({ kind: 'image', mediaType, pageCount: 1, notes: [] });
    expect(pages).toEqual([{ number: 1, text: '', source: 'waiting', width: 60, height: 80, words: [] }]);
    const raster = await withFile(bytes, 'a', (location) => workshop.draw(location, 1, 60));
    expect([raster.width, raster.height, raster.pixels.length]).toEqual([60, 80, 60 * 80 * 3]);
    expect(corners(raster)).toBe('rgbw');
  });

  /** What a camera stored, so that it is upright when it has been mirrored and turned as its EXIF data say. */
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('stands upright, whichever way the camera was held: %i', async (orientation) => {
    const bytes = await quarters().withMetadata({ orientation }).png().toBuffer();
    const upright = await sharp(bytes).autoOrient().removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const { width, height } = upright.info;
    const expected = { pixels: upright.data, width, height };
    const { pages } = await readFile(workshop, bytes, 'a.png');
    expect(pages[0]).toMatchObject({ width, height });
    await withFile(bytes, 'a.png', async (location) => {
      expect(corners(await workshop.draw(location, 1, width))).toBe(corners(expected));
      const part = await workshop.draw(location, 1, width, { x: 0.5, y: 0, width: 0.5, height: 0.5 });
      expect(part.width / part.height).toBeCloseTo(width / height, 1);
      expect(new Set(corners(part))).toEqual(new Set(corners(expected)[1]));
    });
  });

  it('keeps light greys light, in 8 bits and 16, and is white where it is clear', async () => {
    const grey = { create: { width: 40, height: 40, channels: 3 as const, background: { r: 230, g: 230, b: 230 } } };
    const images = {
      grey8: await sharp(grey).toColourspace('b-w').png().toBuffer(),
      grey16: await sharp(grey).toColourspace('grey16').png().toBuffer(),
      rgb16: await sharp(grey).toColourspace('rgb16').png().toBuffer(),
      tiff16: await sharp(grey).toColourspace('grey16').tiff().toBuffer(),
    };
    for (const [name, bytes] of Object.entries(images)) {
      const drawn = await withFile(bytes, 'a.png', (location) => workshop.draw(location, 1, 40));
      expect(drawn.pixels.length, name).toBe(40 * 40 * 3);
      expect(Math.min(...drawn.pixels), name).toBeGreaterThan(226);
      expect(Math.max(...drawn.pixels), name).toBeLessThan(234);
    }
    const clear = {
      create: { width: 40, height: 40, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    };
    const drawn = await withFile(await sharp(clear).png().toBuffer(), 'a.png', (location) =>
      workshop.draw(location, 1, 40),
    );
    expect(Math.min(...drawn.pixels)).toBe(255);
  });

  it('in the four inks of a press becomes red, green and blue', async () => {
    const bytes = await quarters().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    const raster = await withFile(bytes, 'a.jpg', (location) => workshop.draw(location, 1, 60));
    expect(raster.pixels.length).toBe(60 * 80 * 3);
    expect(corners(raster)[0]).toBe('r');
    expect(corners(raster)[3]).toBe('w');
  });

  it('with many pages has them all, each in its own size', async () => {
    const bytes = tiffOf([
      { width: 60, height: 80, grey: 10 },
      { width: 90, height: 30, grey: 200 },
    ]);
    const { file, pages } = await readFile(workshop, bytes, 'a.tif');
    expect(file.pageCount).toBe(2);
    expect(pages.map(({ width, height }) => [width, height])).toEqual([
      [60, 80],
      [90, 30],
    ]);
    await withFile(bytes, 'a.tif', async (location) => {
      expect((await workshop.draw(location, 1, 6)).pixels[0]).toBe(10);
      expect((await workshop.draw(location, 2, 9)).pixels[0]).toBe(200);
    });
  });
});
