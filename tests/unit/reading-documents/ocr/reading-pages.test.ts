import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageReader } from '../../../../src/documents/ocr/create-page-reader.ts';
import type { PageReader, ReadPage } from '../../../../src/documents/ocr/page-reader.ts';
import type { PageRaster } from '../../../../src/documents/workshop.ts';
import { errorRate } from '../../../bench/error-rate.ts';
import { asRaster, drawPages, type PageDesign } from '../../../harness/drawn-pages.ts';
import { scanned } from '../../../harness/scanned-page.ts';
import { landscape, svg, WORDLESS } from '../../../harness/wordless-pictures.ts';

const LETTER = [
  'Ủy ban hành chính tỉnh Sông Châu kính gửi các huyện và các xã trong toàn tỉnh về việc tu bổ đê điều.',
  'Căn cứ Quyết định số 2085/QĐ-UBND ngày 12/3/1957, tờ 17, giá 90.000.000 đồng (mười phần trăm).',
  'Những xã ở dọc sông phải cử người canh đê suốt đêm, khi nước lên quá mức báo động thì đánh trống.',
];

let reader: PageReader;

beforeAll(() => {
  reader = createPageReader({ workers: 1 });
});

afterAll(() => reader.close());

async function draw(paragraphs: readonly string[], design?: PageDesign): Promise<PageRaster> {
  const [page] = await drawPages(paragraphs, design);
  return page!.raster;
}

function wordsOf(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The place of a word in parts of the page. */
function placeOf(word: string, { text, words }: ReadPage): { x: number; y: number } {
  const found = words.find(({ start, end }) => text.slice(start, end) === word);
  if (!found) throw new Error(`"${word}" was not read`);
  return { x: found.x + found.width / 2, y: found.y + found.height / 2 };
}

function sliceAll({ text, words }: ReadPage): string[] {
  return words.map(({ start, end }) => text.slice(start, end));
}

describe('machine reading', { timeout: 120_000 }, () => {
  it('reads a clean page to the letter, with numbers and signs', async () => {
    const page = await reader.read(await draw(LETTER));
    expect(wordsOf(page.text)).toBe(LETTER.join(' '));
    expect(page.quality).toBeGreaterThan(85);
    expect(sliceAll(page)).toEqual(LETTER.join(' ').split(' '));
  });

  it('reads a page that is tilted, grainy, soft and in shadow', async () => {
    const worn = await scanned(
      await draw(LETTER, { size: 13 }),
      { tilt: 2, blur: 0.7, noise: 14, shadow: 0.3, quality: 60 },
      5,
    );
    const { text } = await reader.read(worn);
    expect(errorRate([{ read: text, truth: LETTER.join(' ') }])).toBeLessThan(0.01);
  });

  it('says where words stand on a tilted page', async () => {
    const straight = await draw(LETTER, { size: 13 });
    const tilted = await scanned(straight, { tilt: 3, blur: 0.3, noise: 0, shadow: 0, quality: 90 }, 1);
    const [there, here] = [await reader.read(straight), await reader.read(tilted)].map((page) => placeOf('Ủy', page));
    // Turned clockwise round the middle of the page: what is left of it goes up.
    const { width, height } = straight;
    const [x, y] = [(there!.x - 0.5) * width, (there!.y - 0.5) * height];
    const [sin, cos] = [Math.sin(Math.PI / 60), Math.cos(Math.PI / 60)];
    expect(here!.x).toBeCloseTo((x * cos - y * sin) / width + 0.5, 2);
    expect(here!.y).toBeCloseTo((x * sin + y * cos) / height + 0.5, 2);
  });

  it('reads columns one after the other', async () => {
    const left =
      'Bên trái viết về việc đắp đê và giữ làng trong mùa nước lớn, ai cũng phải góp công. Đàn ông gánh đất, đàn bà chẻ lạt đan phên, trẻ em mang nước uống ra tận mặt đê. Xã nào đắp xong trước thì được nghỉ ba ngày rồi sang giúp xã bên.';
    const right =
      'Bên phải viết về trường học mới mở ở huyện, thầy giáo từ tỉnh về dạy chữ cho trẻ em. Mỗi lớp có bốn mươi học trò, học buổi sáng, buổi chiều ra đồng giúp cha mẹ. Sách vở do hội khuyến học quyên góp mua cho, ai nghèo thì không phải trả tiền.';
    const page = await sideBySide(await draw([left], { columns: 2 }), await draw([right], { columns: 2 }));
    const { text } = await reader.read(page);
    expect(errorRate([{ read: text, truth: `${left} ${right}` }])).toBeLessThan(0.01);
  });

  it.each([90, 180, 270] as const)('reads a page lying by %i°, and says where its words stand', async (turn) => {
    const upright = await draw(LETTER);
    const lying = await asRaster(asSharp(upright).rotate(turn));
    const page = await reader.read(lying);
    expect(wordsOf(page.text)).toBe(LETTER.join(' '));
    // Near the upper left corner of the upright page.
    const place = placeOf('Ủy', page);
    expect(place.x > 0.5).toBe(turn === 90 || turn === 180);
    expect(place.y > 0.5).toBe(turn === 180 || turn === 270);
  });

  it('reads French, and joins its divided words', async () => {
    const lines = [
      'Le Résident supérieur au Tonkin, officier de la Légion d’honneur, à Messieurs les administra-',
      'teurs des provinces. J’ai l’honneur de vous faire connaître que la récolte a été compromise.',
    ];
    const { text } = await reader.read(await draw(lines, { size: 10.5 }));
    expect(wordsOf(text)).toBe(lines.join(' ').replace('administra- teurs', 'administrateurs'));
  });

  it('reads two languages side by side', async () => {
    const french =
      'Le Résident supérieur au Tonkin, officier de la Légion d’honneur, arrête : il est interdit de couper les arbres plantés le long des digues et d’y faire paître les buffles. Les contrevenants seront punis d’une amende de cinq à quinze francs.';
    const vietnamese =
      'Quan Thống sứ Bắc Kỳ nghị định rằng: cấm không ai được chặt cây trồng dọc bờ đê và thả trâu bò ăn cỏ ở đó. Người nào phạm điều cấm ấy thì phải phạt tiền từ năm đến mười lăm quan, xã nào dung túng cũng phải phạt.';
    const page = await sideBySide(await draw([french], { columns: 2 }), await draw([vietnamese], { columns: 2 }));
    const { text } = await reader.read(page);
    expect(errorRate([{ read: text, truth: `${french} ${vietnamese}` }])).toBeLessThan(0.01);
  });

  it('reads English', async () => {
    const line = 'The provincial committee instructs all district offices to strengthen the dykes before 15 May.';
    expect(wordsOf((await reader.read(await draw([line]))).text)).toBe(line);
  });

  it('reads a page drawn far too small', async () => {
    const small = await asRaster(asSharp(await draw(LETTER, { size: 14 })).resize({ width: 827 }));
    expect(wordsOf((await reader.read(small)).text)).toBe(LETTER.join(' '));
  });

  it.each([
    [1, 1],
    [2, 3000],
    [3000, 2],
    [40, 40],
  ])('puts up with a picture of %i × %i pixels', async (width, height) => {
    const page = await reader.read({ pixels: new Uint8Array(3 * width * height).fill(90), width, height });
    expect(page.text).toBe('');
  });

  it.each(Object.entries(WORDLESS))('reads nothing where there is %s', async (_, picture) => {
    const page = await reader.read(await asRaster(sharp(Buffer.from(picture))));
    expect(page).toEqual({ text: '', quality: 0, words: [] });
  });

  it('reads a caption beneath a photograph and nothing in it', async () => {
    const caption = 'Ảnh chụp bến đò chợ Mới, năm 1936';
    const text = `<text x="420" y="2050" font-size="44" font-family="serif">${caption}</text>`;
    const photograph = landscape({ x: 150, y: 300, width: 1350, height: 1600 });
    const page = await reader.read(await asRaster(sharp(Buffer.from(svg(photograph + text)))));
    expect(page.text).toBe(caption);
  });
});

function asSharp({ pixels, width, height }: PageRaster) {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The left column of one page beside that of another. */
async function sideBySide(left: PageRaster, right: PageRaster): Promise<PageRaster> {
  const half = Math.floor(left.width / 2);
  const column = await asSharp(right).extract({ left: 0, top: 0, width: half, height: right.height }).png().toBuffer();
  return asRaster(asSharp(left).composite([{ input: column, left: half, top: 0 }]));
}
