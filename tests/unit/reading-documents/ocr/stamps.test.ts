import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageReader } from '../../../../src/documents/ocr/create-page-reader.ts';
import type { PageReader } from '../../../../src/documents/ocr/page-reader.ts';
import { redInk } from '../../../../src/documents/ocr/preparation/red-ink.ts';
import type { PageRaster } from '../../../../src/documents/workshop.ts';
import { asRaster, drawPages } from '../../../harness/drawn-pages.ts';

const LETTER = [
  'Kính gửi các huyện và các xã trong toàn tỉnh về việc tu bổ đê điều trước mùa mưa lũ năm nay.',
  'Những xã ở dọc sông phải cử người canh đê suốt đêm, khi nước lên quá mức báo động thì gọi cả làng ra.',
];

let reader: PageReader;
let letter: PageRaster;

beforeAll(async () => {
  reader = createPageReader({ workers: 1 });
  const [page] = await drawPages(LETTER, { size: 14 });
  letter = page!.raster;
});

afterAll(() => reader.close());

interface Stamp {
  words: string;
  x: number;
  y: number;
  /** Degrees clockwise. */
  lean: number;
  ink: string;
}

/** Presses a framed stamp on the page; what was written shows through. */
function stamped(page: PageRaster, { words, x, y, lean, ink }: Stamp): Promise<PageRaster> {
  const width = words.length * 46 + 40;
  const stamp = `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}"><g transform="rotate(${lean} ${x} ${y})"><rect x="${x - 20}" y="${y - 58}" width="${width}" height="84" fill="none" stroke="${ink}" stroke-width="6"/><text x="${x}" y="${y}" textLength="${width - 40}" font-family="sans-serif" font-weight="bold" font-size="56" fill="${ink}">${words}</text></g></svg>`;
  const { pixels, width: across, height } = page;
  const picture = sharp(pixels, { raw: { width: across, height, channels: 3 } });
  return asRaster(picture.composite([{ input: Buffer.from(stamp), blend: 'multiply' }]));
}

async function linesOf(page: PageRaster): Promise<string[]> {
  return (await reader.read(page)).text.split('\n');
}

describe('stamps', { timeout: 120_000 }, () => {
  it.each([
    { words: 'MẬT', x: 900, y: 150, lean: 9, ink: '#c8202c' },
    { words: 'MẬT', x: 200, y: 160, lean: -14, ink: '#777' },
    { words: 'TUYỆT MẬT', x: 900, y: 160, lean: -6, ink: '#d66a70' },
  ])('are read however they lean: $words by $lean° in $ink', async (stamp) => {
    const lines = await linesOf(await stamped(letter, stamp));
    expect(lines[0]).toBe(stamp.words);
    expect(lines.slice(1).join(' ')).toBe(LETTER.join(' '));
  });

  it('are read across writing, when they are red', async () => {
    const lines = await linesOf(await stamped(letter, { words: 'MẬT', x: 600, y: 330, lean: 8, ink: '#c8202c' }));
    expect(lines).toContain('MẬT');
  });

  it('have their place', async () => {
    const page = await reader.read(await stamped(letter, { words: 'MẬT', x: 1200, y: 150, lean: 9, ink: '#c8202c' }));
    const word = page.words[0]!;
    expect(page.text.slice(word.start, word.end)).toBe('MẬT');
    expect((word.x + word.width / 2) * letter.width).toBeCloseTo(1270, -2);
    expect((word.y + word.height / 2) * letter.height).toBeCloseTo(145, -2);
  });
});

describe('red ink', () => {
  const pixel = (...colours: number[][]): PageRaster => {
    const width = 1000 * colours.length;
    const pixels = Uint8Array.from({ length: width * 3 }, (_, at) => colours[Math.floor(at / 3000)]![at % 3]!);
    return { pixels, width, height: 1 };
  };

  it('is told from black, from yellowed paper and from brown ink', () => {
    expect(redInk(pixel([20, 20, 20], [240, 225, 180], [110, 85, 60]))).toBeUndefined();
    const { pixels } = redInk(pixel([240, 225, 180], [200, 60, 70]))!;
    expect([pixels[0], pixels[1500]]).toEqual([255, 0]);
  });

  it('is dark however faded', () => {
    const { pixels } = redInk(pixel([240, 235, 230], [225, 180, 180]))!;
    expect([pixels[0], pixels[1500]]).toEqual([255, 0]);
  });
});
