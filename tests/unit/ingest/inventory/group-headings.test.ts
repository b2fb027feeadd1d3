import { describe, expect, it } from 'vitest';
import { csvOf, readBytes, readCsv, xlsxOf } from './read-table.ts';

const BOXED = ['Hộp số', 'Hồ sơ số', 'Tiêu đề hồ sơ', 'Thời gian', 'Số tờ', 'Chế độ sử dụng', 'Ghi chú'];
const COUNTED = ['STT', ...BOXED.slice(1)];
const NUMBERED = BOXED.slice(1);
const OPEN = ['1955', '12', 'Rộng rãi', ''];

/** Reads a table as text and as a workbook, where a heading alone in its row lies across all columns. */
async function read(...rows: string[][]) {
  const isHeading = (cells: readonly string[]) => cells.slice(1).every((cell) => cell === '');
  const workbook = await xlsxOf({ 'Mục lục': rows }, ({ worksheets: [sheet] }) => {
    rows.forEach((cells, at) => {
      if (isHeading(cells)) sheet?.mergeCells(at + 1, 1, at + 1, BOXED.length);
    });
  });
  const [asText, asSheet] = [await readBytes(csvOf(rows), 'a.csv'), await readBytes(workbook, 'a.xlsx')];
  const titles = ({ files }: typeof asText) => files.map(({ description }) => description.title);
  expect(titles(asSheet)).toEqual(titles(asText));
  const files = asText.files.map(({ description: { title, address, notes } }) => ({
    title,
    box: address?.box,
    group: notes.find(({ kind }) => kind === 'group')?.text,
  }));
  const headings = asText.reasons.find((reason) => reason.includes('headings of groups'));
  return { ...asText, titles: titles(asText), told: files, headings: headings?.replace(/^.*: |\.$/g, '') };
}

describe('a heading between the rows of an inventory', () => {
  it('stands in the column of boxes, and is no box', async () => {
    const { told, headings, components } = await read(
      BOXED,
      ['I. TỔNG HỢP', '', '', '', '', '', ''],
      ['1', '1', 'A', ...OPEN],
      ['II. Tài liệu nội chính', '', '', '', '', '', ''],
      ['', '2', 'B', ...OPEN],
      ['1.1. Biên chế', '', '', '', '', '', ''],
      ['', '3', 'C', ...OPEN],
    );
    expect(told).toEqual([
      { title: 'A', box: '1', group: 'I. TỔNG HỢP' },
      { title: 'B', box: '1', group: 'II. Tài liệu nội chính' },
      { title: 'C', box: '1', group: '1.1. Biên chế' },
    ]);
    expect(headings).toBe('2, 4, 6');
    expect(components.filter(({ description }) => description.level === 'box')).toHaveLength(1);
  });

  it('stands in the column of titles or boxes beside a number of its own', async () => {
    const { told, headings } = await read(
      COUNTED,
      ['A', '', 'TÀI LIỆU TỔNG HỢP', '', '', '', ''],
      ['I', '', 'Kế hoạch - Thống kê', '', '', '', ''],
      ['1', '01', 'A', ...OPEN],
      ['1.2', '', 'Thống kê', '', '', '', ''],
      ['2', '02', 'B', ...OPEN],
      ['II.', 'Nội chính', '', '', '', '', ''],
      ['3', '03', 'C', ...OPEN],
      ['2', '', 'Công an', '', '', 'Rộng rãi', ''],
      ['2', '', 'Tòa án', '', '', '', ''],
      ['4', '04', 'D', ...OPEN],
    );
    expect(told.map(({ title, group }) => [title, group])).toEqual([
      ['A', 'I. Kế hoạch - Thống kê'],
      ['B', '1.2. Thống kê'],
      ['C', 'II. Nội chính'],
      ['Công an', 'II. Nội chính'],
      ['D', '2. Tòa án'],
    ]);
    expect(headings).toBe('2, 3, 5, 7, 10');
  });

  it('stands in the column of numbers, and is no number', async () => {
    const { told, headings } = await read(
      NUMBERED,
      ['1. Tổ chức bộ máy', '', '', '', '', ''],
      ['1', 'A', ...OPEN],
      ['1.1. Biên chế', '', '', '', '', ''],
      ['2', 'B', ...OPEN],
      ['III', 'Tài liệu khác', '', '', '', ''],
      ['3', 'C', ...OPEN],
    );
    expect(told.map(({ title, group }) => [title, group])).toEqual([
      ['A', '1. Tổ chức bộ máy'],
      ['B', '1.1. Biên chế'],
      ['C', 'III. Tài liệu khác'],
    ]);
    expect(headings).toBe('2, 4, 6');
  });

  it('is not what numbers a box or a file', async () => {
    const { told, headings } = await read(
      BOXED,
      ['Hộp A1', '', '', '', '', '', ''],
      ['', 'I', 'A', ...OPEN],
      ['III', '', '', '', '', '', ''],
      ['', 'II', 'B', ...OPEN],
      ['', 'III', 'Hồ sơ không ngày', '', '', '', ''],
      ['12b', '', '', '', '', '', ''],
      ['', '4-5', 'C', ...OPEN],
      ['Hộp số 13 (tiếp theo)', '', '', '', '', '', ''],
      ['', '6 (1)', 'D', ...OPEN],
      ['', '7', 'TỔNG HỢP', '', '', '', ''],
      ['', '', 'Hồ sơ rời', '', '', '', ''],
      ['', '', 'Hồ sơ có ngày', ...OPEN],
      ['', '01/QĐ-UB', '', '', '', '', ''],
      ['Hộp số 14: Tài liệu tổ chức', '', '', '', '', '', ''],
      ['', '8', 'E', ...OPEN],
    );
    expect(told.map(({ title, box }) => [title, box])).toEqual([
      ['A', 'A1'],
      ['B', 'III'],
      ['Hồ sơ không ngày', 'III'],
      ['C', '12b'],
      ['D', '13 (tiếp theo)'],
      ['TỔNG HỢP', '13 (tiếp theo)'],
      ['Hồ sơ rời', '13 (tiếp theo)'],
      ['Hồ sơ có ngày', '13 (tiếp theo)'],
      ['', '13 (tiếp theo)'],
      ['E', '14'],
    ]);
    expect(headings).toBe('15');
  });
});

describe('a heading that is a mark of state secrets', () => {
  const LEAK = 'TÊNKHÔNGĐƯỢCLỘ';

  it.each([
    ['in the column of boxes', BOXED, ['III. TÀI LIỆU MẬT', '', '']],
    ['there without a number', BOXED, ['Tài liệu tối mật', '', '']],
    ['there behind the number of a box', BOXED, ['Hộp số 9 - TÀI LIỆU MẬT', '', '']],
    ['in the column of titles', BOXED, ['', '', 'Tài liệu mật']],
    ['there beside the number of a box', BOXED, ['1', '', 'Tài liệu mật']],
    ['beside a number of its own', COUNTED, ['II', '', 'Tài liệu mật']],
    ['beside a running number', COUNTED, ['7', '', 'TÀI LIỆU MẬT']],
    ['with more words', COUNTED, ['II', '', 'Nhóm tài liệu mật của Tỉnh ủy năm 1960']],
    ['with a dash', COUNTED, ['', '', 'PHẦN II: TÀI LIỆU TUYỆT MẬT']],
    ['that stands in the column of access', COUNTED, ['II', '', 'An ninh', '', '', 'Mật']],
    ['with the sums of its files', COUNTED, ['II', '', 'Tài liệu mật', '1955-1960', '120']],
    ['in the column of numbers', NUMBERED, ['2. Hồ sơ mật', '', '']],
    ['there, the number alone', NUMBERED, ['II', 'Tài liệu mật', '']],
    ['in a column of dates', BOXED, ['', '', '', 'TÀI LIỆU MẬT']],
    ['in a column of notes', BOXED, ['', '', '', '', '', '', 'Tài liệu mật']],
    ['in a column of codes', ['Mã hồ sơ', ...BOXED.slice(1)], ['TÀI LIỆU MẬT']],
    ['in every cell', BOXED, BOXED.map(() => 'TÀI LIỆU MẬT')],
  ])('refuses all rows beneath it: %s', async (_, header, heading) => {
    const row = (first: string, number: string, title: string) =>
      header === NUMBERED ? [number, title, ...OPEN] : [first, number, title, ...OPEN];
    const padded = [...heading, ...header.map(() => '')].slice(0, header.length);
    const reading = await read(header, row('1', '1', 'A'), padded, row('', '2', LEAK), row('2', '3', LEAK));
    expect(reading.titles).toEqual(['A']);
    expect(reading.refused.map(({ line, cause }) => [line, cause])).toEqual([
      [4, 'secret'],
      [5, 'secret'],
    ]);
    expect(reading.refused[0]?.reason).toContain('row 3');
    expect(JSON.stringify(reading)).not.toContain(LEAK);
    expect(JSON.stringify(reading)).not.toMatch(/mật/i);
  });

  it('holds until the next one of its rank or of a higher one', async () => {
    const file = (number: string, title = LEAK) => ['', number, title, ...OPEN];
    const head = (number: string, words: string) => [number, '', words, '', '', '', ''];
    const { titles, refused, told } = await read(
      COUNTED,
      head('A', 'KHỐI ĐẢNG'),
      head('I', 'Tổ chức'),
      file('1', 'Một'),
      head('II', 'Tài liệu mật'),
      head('1', 'Công an'),
      file('2'),
      head('2', 'Quân sự'),
      file('3'),
      head('', 'NĂM 1960'),
      file('4'),
      head('III', 'Tài liệu khác'),
      file('5', 'Năm'),
      head('IV', 'Hồ sơ mật'),
      file('6'),
      head('B', 'KHỐI CHÍNH QUYỀN'),
      file('7', 'Bảy'),
    );
    expect(titles).toEqual(['Một', 'Năm', 'Bảy']);
    expect(refused).toHaveLength(4);
    expect(told.map(({ group }) => group)).toEqual(['I. Tổ chức', 'III. Tài liệu khác', 'B. KHỐI CHÍNH QUYỀN']);
  });

  it('ends with its fonds where it stands within one', async () => {
    const { titles } = await read(
      BOXED,
      ['Phông: Ty Công an', '', '', '', '', '', ''],
      ['1', '1', 'A', ...OPEN],
      ['TÀI LIỆU MẬT', '', '', '', '', '', ''],
      ['', '2', LEAK, ...OPEN],
      ['Phông: Ty Giáo dục', '', '', '', '', '', ''],
      ['1', '1', 'B', ...OPEN],
    );
    expect(titles).toEqual(['A', 'B']);
  });

  it.each([['Nhóm tài liệu'], ['Hộp số']])('is filled down over blanks of the column "%s"', async (heading) => {
    const { titles } = await read(
      [heading, ...BOXED.slice(1)],
      ['Tổ chức', '1', 'A', ...OPEN],
      ['Tài liệu mật', '2', LEAK, ...OPEN],
      ['', '3', LEAK, ...OPEN],
      ['Khác', '4', 'B', ...OPEN],
    );
    expect(titles).toEqual(['A', 'B']);
  });

  it('stands in a column of documents', async () => {
    const header = [
      'Hồ sơ số',
      'Tiêu đề hồ sơ',
      'Chế độ sử dụng',
      'Số ký hiệu',
      'Trích yếu',
      'Ngày văn bản',
      'Ghi chú',
    ];
    const { titles, refused, items } = await read(
      header,
      ['1', 'A', 'Rộng rãi', '1/QĐ', 'Một', '', ''],
      ['', '', '', '', 'Tài liệu mật', '', ''],
      ['', '', '', '2/QĐ', 'Hai', '', ''],
      ['', '', '', '', 'TÀI LIỆU MẬT', '', ''],
      ['2', LEAK, 'Rộng rãi', '3/QĐ', LEAK, '', ''],
    );
    expect([titles, items.map(({ description }) => description.title)]).toEqual([['A'], ['Một', 'Hai']]);
    expect(refused.map(({ line }) => line)).toEqual([3, 6]);
  });

  it.each([
    'II. Tài liệu mất',
    'II. Hồ sơ mật thám Pháp',
    'II. Tài liệu không mật',
    'II. Tài liệu đã giải mật',
    'II. Phong trào bí mật',
    'II. Mặt trận',
    'II. Nuôi ong lấy mật',
  ])('is none: %s', async (heading) => {
    const { titles } = await read(BOXED, [heading, '', '', '', '', '', ''], ['1', '1', 'A', ...OPEN]);
    expect(titles).toEqual(['A']);
  });

  it('is none where a numbered file is called so: only that one is refused', async () => {
    const { titles, refused } = await read(
      COUNTED,
      ['1', '1', 'Tài liệu mật', ...OPEN],
      ['2', '2', 'Tài liệu mật', '', '', '', ''],
      ['3', '3', 'A', ...OPEN],
    );
    expect([titles, refused.map(({ line }) => line)]).toEqual([['A'], [2, 3]]);
  });
});

describe('a heading that names a place and is a mark', () => {
  const header = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'];

  it('refuses what lies there, and nothing of the fonds above it that has the same numbers', async () => {
    const { files, refused } = await readCsv([
      header,
      ['Phông Ty Y tế', '', ''],
      ['1', 'Trạm xá', 'Công khai'],
      ['PHÔNG TỈNH ỦY (TÀI LIỆU MẬT)', '', ''],
      ['1', 'Kế hoạch', 'Công khai'],
      ['Phông Ty Giáo dục', '', ''],
      ['1', 'Trường học', 'Công khai'],
    ]);
    expect(files.map(({ description }) => description.title)).toEqual(['Trạm xá', 'Trường học']);
    expect(refused.map(({ line }) => line)).toEqual([5]);
  });

  it('holds where the number of another inventory stands beside it', async () => {
    const { files } = await readCsv([
      ['Mục lục số', ...header],
      ['1', '1', 'Trạm xá', 'Công khai'],
      ['2', '', 'TÀI LIỆU MẬT', ''],
      ['', '2', 'Kế hoạch', 'Công khai'],
    ]);
    expect(files.map(({ description }) => description.title)).toEqual(['Trạm xá']);
  });
});
