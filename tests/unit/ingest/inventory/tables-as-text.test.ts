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

describe('a table with a fault in one row', () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `${at + 1},Hồ sơ ${at + 1},1955`);
  const read = (changes: Record<number, string | Buffer>, mark = '') => {
    const lines = ['Hồ sơ số,Tiêu đề hồ sơ,Năm', ...rows].map((line, at) => Buffer.from(changes[at + 1] ?? line));
    return readBytes(
      Buffer.concat([Buffer.from(mark), ...lines.flatMap((line) => [line, Buffer.from('\n')])]),
      'a.csv',
    );
  };
  const lost = Buffer.concat([Buffer.from('2501,Hồ s'), Buffer.from([0xe1]), Buffer.from(',1955')]);

  it.each([['“Công văn, tờ trình”'], ["'Công văn, tờ trình'"], ['Công văn, tờ trình, phiếu gửi']])(
    'leaves out a row with a comma that is no end of a cell: %s',
    async (title) => {
      const { files, refused } = await read({ 2502: `2501,${title},1955`, 2504: '2503,Hồ sơ 2503,1955,,' });
      expect(files).toHaveLength(2999);
      expect(refused.map(({ line, records, cause }) => [line, records, cause])).toEqual([[2502, 1, 'faulty']]);
    },
  );

  it('leaves out two rows that one carriage return divides, and names their line', async () => {
    const { files, refused } = await read({ 2502: '2501,Hồ sơ 2501,1955\r2502,Hồ sơ 2502,1955', 2503: '' });
    expect([files.length, refused.map(({ line }) => line)]).toEqual([2998, [2502]]);
  });

  it('refuses a stamped row as such, however many cells it has', async () => {
    const { refused } = await read({ 2502: '2501,Hồ sơ 2501,1955,,Tối mật' });
    expect(refused.map(({ line, cause }) => [line, cause])).toEqual([[2502, 'secret']]);
  });

  it.each([
    ['quotation marks within a cell', '2501,Vụ "X" năm,1955', 'Vụ "X" năm'],
    ['a single one within a cell', '2501,Tấm 5" dày,1955', 'Tấm 5" dày'],
    ['some within a cell in quotation marks', '2501,"Vụ "X" năm",1955', '"Vụ "X" năm"'],
  ])('takes a row with %s as it is written, and names its line', async (_, line, title) => {
    const { files, reasons, fault } = await read({ 2502: line, 2600: '2599,"Đúng\nhai dòng",1955' });
    expect([files.length, fault]).toEqual([3000, undefined]);
    expect([files[2500]?.description.title, files[2500]?.line]).toEqual([title, 2502]);
    expect(files[2598]?.description.title).toBe('Đúng hai dòng');
    expect(files[2599]?.line).toBe(2602);
    expect(reasons.filter((reason) => reason.includes('quotation mark'))).toHaveLength(1);
  });

  it.each([
    ['a quotation mark that is never closed', '2501,"Không đóng,1955', /never closed/, ''],
    ['a comma after a quotation mark within a cell', '2501,"Vụ "X", năm,1955', /cells end cannot be told/, ''],
    ['a byte that is no UTF-8', lost, /not UTF-8/, ''],
    ['such a byte in a file with the mark of UTF-8', lost, /not UTF-8/, '\ufeff'],
    ['a cell without end', `2501,${'dài '.repeat(800_000)},1955`, /longer than 1,000,000/, ''],
  ])('leaves out a row with %s, names its line, and takes all others', async (_, line, reason, mark) => {
    const { files, refused, fault, reasons } = await read({ 2502: line }, mark);
    expect([files.length, fault]).toEqual([2999, undefined]);
    expect(refused).toMatchObject([{ line: 2502, records: 1, cause: 'faulty', reason: expect.stringMatching(reason) }]);
    expect(files.map(({ description }) => description.title).join()).not.toContain('\ufffd');
    expect(reasons.join()).not.toContain('Windows-1258');
  });

  it('leaves out the documents that go on with a file whose row cannot be read', async () => {
    const { items, refused } = await readBytes(
      'Hồ sơ số,Tiêu đề hồ sơ,Số ký hiệu,Trích yếu,Độ mật\n1,A,1/QĐ,Một,\n2,"B,2/QĐ,Hai,Mật\n,,3/QĐ,Ba,\n4,C,4/QĐ,Bốn,\n',
      'a.csv',
    );
    expect(items.map(({ description }) => description.title)).toEqual(['Một', 'Bốn']);
    expect(refused.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('names the line of a header that cannot be read', async () => {
    const reading = await readBytes(
      Buffer.concat([Buffer.from('Hồ sơ số,Tiêu đề h'), Buffer.from([0xf3]), Buffer.from(' sơ\n1,Hồ sơ về đê\n')]),
      'a.csv',
    );
    expect([reading.faultLine, reading.fault]).toEqual([1, expect.stringContaining('not UTF-8')]);
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

  it('has headings that read as Vietnamese both ways, and words of access too', async () => {
    const table = [
      ['hộp số', 'hồ sơ số', 'tiêu đề hồ sơ', 'số tờ', 'chế độ sử dụng', 'ghi chú'],
      ...TITLES.map((title, at) => ['4', String(at + 1), title, '12', 'công khai', at === 0 ? 'nội bộ' : '']),
    ].map((row) => row.map(asTcvn3));
    expect(table.flat()).toEqual(expect.arrayContaining(['hép sè', 'sè tê', 'néi bé']));
    const { files, reasons } = await readBytes(csvOf(table), 'a.csv');
    expect(files.map(({ description: { address, extent } }) => [address?.box, extent])).toEqual(
      TITLES.map(() => ['4', ['12 tờ']]),
    );
    expect(files.map(({ description }) => description.access.level)).toEqual(['conditional', 'open', 'open']);
    expect(reasons.join()).not.toContain('not used');
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

it('names codes that a spreadsheet rounded', async () => {
  const { reasons } = await readBytes(
    'Mã hồ sơ,Tiêu đề hồ sơ,Chế độ sử dụng\n1.23457E+12,A,Công khai\nE+12,B,Công khai\n',
    'a.csv',
  );
  expect(reasons).toEqual([expect.stringContaining('was rounded by a spreadsheet')]);
});

/** That page has ê and đ whole, and tone marks only by themselves. */
function windows1258(text: string): string {
  return text.normalize('NFC').replace(/\p{L}/gu, (letter) => {
    const parts = letter.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(parts)?.[0];
    return tone === undefined ? letter : parts.replace(tone, '').normalize('NFC') + tone;
  });
}
