import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DrawnImages } from '../../../src/documents/page-images/drawn-images.ts';
import type { DrawnImagesOptions } from '../../../src/documents/page-images/drawn-images.ts';
import type { ImageOrder } from '../../../src/documents/page-images/image-order.ts';
import { encodeCut, encodeRaster } from '../../../src/documents/page-images/encode-image.ts';
import { UnreadableDocument } from '../../../src/documents/workshop.ts';
import type { ImageWorkshop, PageRaster, PageRegion } from '../../../src/documents/workshop.ts';
import { contentHash, filesIn, sandbox } from './sandbox.ts';

const FULL = { width: 2000, height: 3000 };
const SOURCE = { location: '/nowhere.pdf', contentHash: contentHash('c'), number: 1, full: FULL };
const RED = [220, 30, 30];
const BLUE = [30, 30, 220];
const GREEN = [30, 160, 30];
const WHITE = [250, 250, 250];

const ASKER = { name: 'a reader' };
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

/** Draws a page of four colours: red and blue above, green and white below. */
function workshop(draws: string[] = []): ImageWorkshop {
  return {
    image(_, page, width, finish, region = WHOLE) {
      draws.push(`${page}:${width}:${region.width < 1 || region.height < 1 ? 'part' : 'whole'}`);
      return encodeRaster(fourColours(width, region), finish);
    },
    cut: encodeCut,
  };
}

/** Every drawing goes on until this one is done. */
function workshopOf(drawing: Promise<PageRaster>): ImageWorkshop {
  return { ...workshop(), image: async (_, _page, _width, finish) => encodeRaster(await drawing, finish) };
}

function fourColours(width: number, region: PageRegion): PageRaster {
  const height = Math.round((width * region.height * FULL.height) / (region.width * FULL.width));
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const isAbove = region.y + (region.height * (y + 0.5)) / height < 0.5;
    for (let x = 0; x < width; x++) {
      const isLeft = region.x + (region.width * (x + 0.5)) / width < 0.5;
      pixels.set(isAbove ? (isLeft ? RED : BLUE) : isLeft ? GREEN : WHITE, (y * width + x) * 3);
    }
  }
  return { pixels, width, height };
}

function order(changes: Partial<ImageOrder> = {}): ImageOrder {
  return {
    region: { x: 0, y: 0, ...FULL },
    size: { width: 200, height: 300 },
    isMirrored: false,
    rotation: 0,
    isGray: false,
    format: 'png',
    ...changes,
  };
}

async function images(options: Partial<DrawnImagesOptions> = {}): Promise<DrawnImages> {
  return new DrawnImages({ workshop: workshop(), folder: await sandbox(), ...options });
}

async function made(drawn: DrawnImages, asked: ImageOrder): Promise<Uint8Array> {
  const image = await drawn.image(SOURCE, asked, ASKER);
  if (image.kind !== 'image') throw new Error(`There is no image: ${image.kind}`);
  return image.bytes;
}

/** The colours near the four corners, row by row. */
async function corners(image: Uint8Array): Promise<number[][]> {
  const { data, info } = await sharp(image)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  const [right, below] = [info.width - 3, info.height - 3];
  return [at(2, 2), at(right, 2), at(2, below), at(right, below)];
}

function near(colours: number[][], expected: number[][]): void {
  const far = colours.flat().map((value, i) => Math.abs(value - expected.flat()[i]!));
  expect(Math.max(...far), JSON.stringify(colours)).toBeLessThan(25);
}

describe('images of pages', () => {
  it('are drawn once, kept, and given from the disk afterwards', async () => {
    const draws: string[] = [];
    const folder = await sandbox();
    const drawn = await images({ workshop: workshop(draws), folder });
    const asked = Array.from({ length: 5 }, () => drawn.image(SOURCE, order(), ASKER));
    expect((await Promise.all(asked)).map((image) => image.kind)).toEqual(Array(5).fill('image'));
    expect(draws).toEqual(['1:200:whole']);
    expect(await drawn.image(SOURCE, order(), ASKER)).toMatchObject({ kind: 'image', isNew: false });
    const later = await images({ workshop: workshop(draws), folder });
    expect(await later.image(SOURCE, order(), ASKER)).toMatchObject({ kind: 'image', isNew: false });
    expect(draws).toHaveLength(1);
  });

  it.each(['jpg', 'webp', 'png'] as const)(
    'are %s of the size asked for, whole, mirrored, turned and gray',
    async (format) => {
      const drawn = await images();
      const plain = await made(drawn, order({ format }));
      expect(await sharp(plain).metadata()).toMatchObject({
        width: 200,
        height: 300,
        format: format === 'jpg' ? 'jpeg' : format,
      });
      near(await corners(plain), [RED, BLUE, GREEN, WHITE]);
      near(await corners(await made(drawn, order({ format, isMirrored: true }))), [BLUE, RED, WHITE, GREEN]);
      const turned = await made(drawn, order({ format, rotation: 90 }));
      expect(await sharp(turned).metadata()).toMatchObject({ width: 300, height: 200 });
      near(await corners(turned), [GREEN, RED, WHITE, BLUE]);
      near(await corners(await made(drawn, order({ format, isMirrored: true, rotation: 90 }))), [
        WHITE,
        BLUE,
        GREEN,
        RED,
      ]);
      for (const [red, green, blue] of await corners(await made(drawn, order({ format, isGray: true })))) {
        expect([green, blue]).toEqual([red, red]);
      }
    },
  );

  it('may be pressed out of shape, where that is asked for', async () => {
    const pressed = await made(await images(), order({ size: { width: 300, height: 100 }, rotation: 90 }));
    expect(await sharp(pressed).metadata()).toMatchObject({ width: 100, height: 300 });
    near(await corners(pressed), [GREEN, RED, WHITE, BLUE]);
  });

  it('of parts of a page are cut from one drawing of it, at the scale they need', async () => {
    const draws: string[] = [];
    const drawn = await images({ workshop: workshop(draws) });
    const tile = (x: number, y: number) =>
      order({ region: { x, y, width: 1000, height: 1500 }, size: { width: 250, height: 375 } });
    const tiles = await Promise.all(
      [tile(0, 0), tile(1000, 0), tile(0, 1500), tile(1000, 1500)].map((one) => made(drawn, one)),
    );
    expect(draws).toEqual(['1:500:whole']);
    for (const [i, colour] of [RED, BLUE, GREEN, WHITE].entries())
      near(await corners(tiles[i]!), Array(4).fill(colour));
    await made(
      drawn,
      order({ region: { x: 500, y: 0, width: 1000, height: 1500 }, size: { width: 999, height: 1498 } }),
    );
    expect(draws).toEqual(['1:500:whole', '1:2000:whole']);
  });

  it('of parts of a page that is too large to hold are drawn each for itself', async () => {
    const draws: string[] = [];
    const drawn = await images({ workshop: workshop(draws) });
    const full = { width: 20_000, height: 30_000 };
    const region = { x: 0, y: 0, width: 512, height: 512 };
    await drawn.image({ ...SOURCE, full }, order({ region, size: { width: 512, height: 512 } }), ASKER);
    expect(draws).toEqual(['1:512:part']);
  });

  it('are refused, not piled up, where more is asked for than can be drawn', async () => {
    const never = Promise.withResolvers<PageRaster>();
    const drawn = await images({ workshop: workshopOf(never.promise), atOnce: 1, mostJobs: 3 });
    const kinds: string[] = [];
    const pages = Array.from({ length: 6 }, async (_, i) => {
      kinds.push((await drawn.image({ ...SOURCE, number: i + 1 }, order(), ASKER)).kind);
    });
    await expect.poll(() => kinds).toEqual(Array(3).fill('full'));
    never.resolve(fourColours(200, WHOLE));
    await Promise.all(pages);
    expect(kinds.slice(3)).toEqual(Array(3).fill('image'));
  });

  it('are drawn for one asker up to a limit of their own, and for others all the same', async () => {
    const never = Promise.withResolvers<PageRaster>();
    const drawn = await images({ workshop: workshopOf(never.promise), atOnce: 1, mostOfOne: 2 });
    const told = { greedy: [] as string[], other: [] as string[] };
    const ask = async (number: number, name: keyof typeof told) => {
      told[name].push((await drawn.image({ ...SOURCE, number }, order(), { name })).kind);
    };
    const pages = [ask(1, 'greedy'), ask(2, 'greedy'), ask(3, 'greedy')];
    await expect.poll(() => told.greedy).toEqual(['too-many']);
    pages.push(ask(4, 'other'), ask(5, 'other'));
    never.resolve(fourColours(200, WHOLE));
    await Promise.all(pages);
    expect(told).toEqual({ greedy: ['too-many', 'image', 'image'], other: ['image', 'image'] });
  });

  it('are known without drawing once they are kept, or cannot be drawn', async () => {
    const draws: string[] = [];
    const quick = workshop(draws);
    const drawn = await images({
      workshop: {
        ...quick,
        image: (location, page, ...rest) =>
          page === 2 ? Promise.reject(new UnreadableDocument('It is damaged.')) : quick.image(location, page, ...rest),
      },
    });
    const damaged = { ...SOURCE, number: 2 };
    expect([await drawn.known(SOURCE, order()), await drawn.known(damaged, order())]).toEqual([undefined, undefined]);
    expect(draws).toEqual([]);
    const bytes = await made(drawn, order());
    await drawn.image(damaged, order(), ASKER);
    expect(await drawn.known(SOURCE, order())).toEqual({ kind: 'image', bytes, isNew: false });
    expect(await drawn.known(damaged, order())).toEqual({ kind: 'none' });
    expect(draws).toHaveLength(1);
  });

  it('that nobody waits for any longer are not drawn', async () => {
    const draws: string[] = [];
    const first = Promise.withResolvers<void>();
    const quick = workshop(draws);
    const slow: ImageWorkshop = {
      ...quick,
      async image(...asked) {
        const isFirst = draws.length === 0;
        const image = await quick.image(...asked);
        if (isFirst) await first.promise;
        return image;
      },
    };
    const drawn = await images({ workshop: slow, atOnce: 1 });
    const stays = drawn.image(SOURCE, order(), ASKER);
    await expect.poll(() => draws.length).toBe(1);
    const gone = new AbortController();
    const left = drawn.image({ ...SOURCE, number: 2 }, order(), { ...ASKER, signal: gone.signal });
    const last = drawn.image({ ...SOURCE, number: 3 }, order(), ASKER);
    gone.abort();
    expect(await left).toEqual({ kind: 'full' });
    first.resolve();
    expect((await stays).kind).toBe('image');
    expect((await last).kind).toBe('image');
    expect(draws).toEqual(['1:200:whole', '3:200:whole']);
  });

  it('of a page that cannot be drawn are none, and it is not tried again at once', async () => {
    let tries = 0;
    const drawn = await images({
      workshop: {
        ...workshop(),
        image: () => {
          tries++;
          return Promise.reject(new UnreadableDocument('It needs too much memory.'));
        },
      },
    });
    expect(await drawn.image(SOURCE, order(), ASKER)).toEqual({ kind: 'none' });
    expect(await drawn.image(SOURCE, order({ format: 'jpg' }), ASKER)).toEqual({ kind: 'none' });
    expect(tries).toBe(1);
  });

  it('leave nothing behind of a document that was forgotten while they were drawn', async () => {
    const folder = await sandbox();
    const drawing = Promise.withResolvers<PageRaster>();
    const drawn = await images({ workshop: workshopOf(drawing.promise), folder });
    const image = drawn.image(SOURCE, order(), ASKER);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await drawn.forget(SOURCE.contentHash);
    drawing.resolve(fourColours(200, WHOLE));
    expect(await image).toMatchObject({ kind: 'image', isNew: true });
    expect(filesIn(folder).size).toBe(0);
  });
});
