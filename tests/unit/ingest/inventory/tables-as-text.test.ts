import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { asTcvn3, asVni } from '../../encodings/old-writing.ts';
import { csvOf, readBytes, xlsxOf } from './read-table.ts';

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

describe('an inventory in an encoding of the 1990s', () => {
  const TITLES = [
    'hồ sơ về việc cấp giấy phép xây dựng nhà ở tại phường năm 1996',
    'tập quyết định của ủy ban nhân dân tỉnh về giao đất trồng rừng',
    'báo cáo tổng kết công tác lưu trữ, danh sách những người được khen thưởng',
  ];
  const TABLE = [
    ['hồ sơ số', 'tiêu đề hồ sơ', 'chế độ sử dụng'],
    ...TITLES.map((title, at) => [String(at + 1), title, at === 1 ? 'mật' : 'công khai']),
    ['9', 'Procès-verbal de la réunion générale', 'công khai'],
  ];
  const written = (write: (text: string) => string): string[][] =>
    TABLE.map((row) => row.map((cell) => (cell.startsWith('Procès') ? cell : write(cell))));
  const SHOWN = [TITLES[0], TITLES[2], 'Procès-verbal de la réunion générale'];

  it.each([
    ['TCVN3', asTcvn3, 'latin1'],
    ['TCVN3', asTcvn3, 'utf8'],
    ['VNI', asVni, 'latin1'],
    ['VNI', asVni, 'utf8'],
  ] as const)('is read as CSV in %s, %#', async (name, write, encoding) => {
    const { files, refused, reasons } = await readBytes(Buffer.from(csvOf(written(write)), encoding), 'a.csv');
    expect(files.map(({ description }) => description.title)).toEqual(SHOWN);
    expect(refused).toMatchObject([{ cause: 'secret' }]);
    expect(reasons.join()).toContain(name);
    expect(reasons.join()).not.toContain('Windows-1258');
  });

  it.each([
    ['TCVN3', asTcvn3],
    ['VNI', asVni],
  ] as const)('is read as a workbook in %s, cells in Unicode beside it', async (name, write) => {
    const [header = [], ...rows] = written(write);
    const unicode = ['10', 'Hồ sơ công tác của Sở Nội vụ', 'Công khai'];
    const { files, reasons } = await readBytes(await xlsxOf({ A: [header, ...rows, unicode] }), 'a.xlsx');
    expect(files.map(({ description }) => description.title)).toEqual([...SHOWN, unicode[1]]);
    expect(reasons.join()).toContain(name);
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
