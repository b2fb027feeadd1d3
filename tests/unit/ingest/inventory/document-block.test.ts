import { describe, expect, it } from 'vitest';
import { readCsv } from './read-table.ts';

const HEADER = [
  'Phông',
  'Mục lục',
  'Hộp số',
  'Số và ký hiệu hồ sơ',
  'Tiêu đề hồ sơ',
  'Chế độ sử dụng',
  'Ngôn ngữ',
  'Ghi chú',
  'Số thứ tự văn bản trong hồ sơ',
  'Tên loại văn bản',
  'Số của văn bản',
  'Ký hiệu của văn bản',
  'Ngày văn bản',
  'Tháng văn bản',
  'Năm văn bản',
  'Tên cơ quan, tổ chức ban hành',
  'Trích yếu nội dung',
  'Ngôn ngữ',
  'Số lượng trang',
  'Ghi chú',
  'Chế độ sử dụng',
  'Tờ số',
  'Đường dẫn file',
];
const FILE = ['UBND tỉnh', '02', '15', '052', 'Hồ sơ cấp đất', 'Công khai', 'Tiếng Việt', 'ghi chú hồ sơ'];
const BLANK = ['', '', '', '', '', '', '', ''];
const doc = (ordinal: string, changes: Record<number, string> = {}) => {
  const cells = [
    ordinal,
    'Quyết định',
    '01',
    'QĐ-UBND',
    '',
    '3',
    '1955',
    'UBND tỉnh, Văn phòng',
    'Về việc cấp đất',
    'Tiếng Pháp',
    '2',
    'ghi chú văn bản',
    '',
    '7',
    'a.pdf',
  ];
  return cells.map((cell, at) => changes[at] ?? cell);
};

describe('an inventory of documents', () => {
  it('gives one file with its documents, each with columns of its own', async () => {
    const { files, items } = await readCsv([HEADER, [...FILE, ...doc('1')], [...FILE, ...doc('2')]]);
    expect(files).toHaveLength(1);
    expect(files[0]?.description).toMatchObject({
      languages: ['vi'],
      notes: [{ text: 'ghi chú hồ sơ' }],
      access: { level: 'open' },
    });
    expect(items.map(({ depth, key }) => [depth, key])).toEqual([
      [4, 'ubnd-tinh/ml-02/h-15/hs-052~1/vb-1'],
      [4, 'ubnd-tinh/ml-02/h-15/hs-052~1/vb-2'],
    ]);
    expect(items[0]?.description).toMatchObject({
      referenceCode: '01/QĐ-UBND',
      title: 'Về việc cấp đất',
      dates: { from: '1955-03', to: '1955-03' },
      creators: ['UBND tỉnh, Văn phòng'],
      languages: ['fr'],
      extent: ['2 trang'],
      address: { box: '15', file: '052', sheet: '7' },
      digitalObjects: [],
    });
  });

  it('keeps documents of few cells, whatever kind they begin with', async () => {
    const { items } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Tên loại văn bản', 'Số, ký hiệu', 'Trích yếu'],
      ['1', 'Đê điều', 'Quyết định', '01/QĐ', 'Về đê'],
      ['', '', 'Công văn', '02/CV', 'Về muối'],
      ['', '', 'Công điện', '04/CĐ', 'Về lụt'],
      ['', '', 'Tổng hợp', '', 'Về thóc'],
    ]);
    expect(items.map(({ description }) => description.title)).toEqual(['Về đê', 'Về muối', 'Về lụt', 'Về thóc']);
  });

  it('goes on with the file above where merged cells leave its columns blank', async () => {
    const { files, items } = await readCsv([
      HEADER,
      [...FILE, ...doc('1')],
      [...BLANK, ...doc('2')],
      [...BLANK, ...doc('3')],
    ]);
    expect([files.length, items.length]).toEqual([1, 3]);
  });

  it('gathers the documents of a file that lie apart', async () => {
    const other = FILE.with(3, '053').with(4, 'Khác');
    const { components } = await readCsv([
      HEADER,
      [...FILE, ...doc('1')],
      [...other, ...doc('1')],
      [...FILE, ...doc('2')],
    ]);
    expect(components.slice(3).map(({ description }) => description.level)).toEqual([
      'file',
      'item',
      'item',
      'file',
      'item',
    ]);
  });

  it.each([
    ['01/ QĐ - UBND', 'QĐ-UBND', '01/QĐ-UBND'],
    ['007/', '/CV–TL', '007/CV-TL'],
    ['12', '', '12'],
    ['', 'QĐ/UB', 'QĐ/UB'],
  ])('writes number %j and symbol %j as %j', async (number, symbol, written) => {
    const { items } = await readCsv([HEADER, [...FILE, ...doc('1', { 2: number, 3: symbol })]]);
    expect(items[0]?.description.referenceCode).toBe(written);
  });

  it('keeps links and leaves file names for later', async () => {
    const { items } = await readCsv([
      HEADER,
      [...FILE, ...doc('1', { 14: 'https://luutru.example/a.pdf' })],
      [...FILE, ...doc('2', { 14: 'javascript:alert(1)' })],
    ]);
    expect(items.map(({ description }) => description.digitalObjects)).toEqual([
      [{ href: 'https://luutru.example/a.pdf' }],
      [],
    ]);
  });

  it('splits files of one number that have two titles, and says so', async () => {
    const { files, reasons } = await readCsv([
      HEADER,
      [...FILE, ...doc('1')],
      [...FILE.with(4, 'Hồ sơ khác hẳn'), ...doc('1')],
    ]);
    expect(files.map(({ description }) => description.title)).toEqual(['Hồ sơ cấp đất', 'Hồ sơ khác hẳn']);
    expect(reasons.join()).toContain('same number');
  });
});
