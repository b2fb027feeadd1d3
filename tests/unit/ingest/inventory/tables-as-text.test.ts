import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { csvOf, readBytes } from './read-table.ts';

const ROWS = [
  ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'],
  ['1', 'Quyết định về đê điều, thủy lợi; kênh mương', 'Công khai'],
];
const TITLE = ROWS[1]?.[1];

describe('an inventory as text', () => {
  it.each([',', ';', '\t', '|'])('is separated by %j', async (delimiter) => {
    const { files } = await readBytes(csvOf(ROWS, delimiter), 'a.csv');
    expect(files.map(({ description }) => description.title)).toEqual([TITLE]);
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${csvOf(ROWS)}`)],
    ['UTF-8 with decomposed accents', Buffer.from(csvOf(ROWS).normalize('NFD'))],
    ['UTF-16 LE with its mark', iconv.encode(csvOf(ROWS), 'utf-16le', { addBOM: true })],
    ['UTF-16 LE without it', iconv.encode(csvOf(ROWS), 'utf-16le', { addBOM: false })],
    ['UTF-16 BE', iconv.encode(csvOf(ROWS), 'utf-16be', { addBOM: true })],
    ['old Mac line ends', Buffer.from(csvOf(ROWS).replaceAll('\r\n', '\r'))],
  ])('is read in %s', async (_, bytes) => {
    const { files } = await readBytes(bytes, 'a.csv');
    expect(files.map(({ description }) => description.title)).toEqual([TITLE]);
  });

  it('is read as Windows-1258 where it is not UTF-8, and the report says to look', async () => {
    const bytes = iconv.encode(windows1258(csvOf(ROWS)), 'windows-1258');
    const { files, reasons } = await readBytes(bytes, 'a.csv');
    expect(files[0]?.description.title).toBe(TITLE);
    expect(reasons.join()).toContain('Windows-1258');
  });
});

/** That page has ê and đ whole, and tone marks only by themselves. */
function windows1258(text: string): string {
  return text.normalize('NFC').replace(/\p{L}/gu, (letter) => {
    const parts = letter.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(parts)?.[0];
    return tone === undefined ? letter : parts.replace(tone, '').normalize('NFC') + tone;
  });
}
