import { describe, expect, it } from 'vitest';
import { readCsv } from './read-table.ts';

const HEADER = ['Hộp số', 'Hồ sơ số', 'Tiêu đề hồ sơ', 'Thời gian', 'Số tờ', 'Chế độ sử dụng'];
const LEAK = 'Kế hoạch bố phòng bờ biển';

/** Pages of an inventory, with lines between the first row and the second. */
async function readWith(...between: string[][]) {
  const { components, reasons } = await readCsv([
    ['ỦY BAN HÀNH CHÍNH TỈNH ĐỊNH AN', '', '', '', '', ''],
    HEADER,
    ['1', '1', 'Xây kè', '1958', '10', 'Công khai'],
    ...between,
    ['', '2', 'Đào mương', '1959', '12', 'Công khai'],
  ]);
  const told = components.map(({ description: { level, title, notes } }) => {
    return [level, title, ...notes.map(({ text }) => text)].join(' ');
  });
  return { told, reasons };
}

const ALL = ['fonds muc-luc', 'box Hộp số 1', 'file Xây kè', 'file Đào mương'];

describe('what a printed page has of its own', () => {
  it.each([
    ['Trang 2/7'],
    ['', '', 'Trang số 3'],
    ['', '', '(tiếp theo)'],
    ['', '', 'TIẾP THEO TRANG TRƯỚC'],
    ['', '', '* * *'],
    ['MỤC LỤC HỒ SƠ'],
    ['ỦY BAN HÀNH CHÍNH TỈNH ĐỊNH AN'],
  ])('is neither a record nor the heading of a group: %j', async (...line) => {
    const { told, reasons } = await readWith(line, HEADER);
    expect(told).toEqual(ALL);
    expect(reasons).toEqual([]);
  });

  it.each([
    ['', '', 'Cộng chuyển trang sau', '', '22'],
    ['', '', 'Mang sang', '', '22'],
    ['1', '', 'Trang trước chuyển sang', '', '22'],
    ['Cộng mang sang', '', '', '', '22'],
    ['Hộp 1 cộng', '', '', '', '22'],
    ['', '', 'LUỸ KẾ', '', '22'],
    ['', 'Cộng dồn', '', '', '22'],
    ['', '', 'Carried forward', '', '22'],
  ])('is a total, which the report names: %j', async (...line) => {
    const { told, reasons } = await readWith(line);
    expect(told).toEqual(ALL);
    expect(reasons).toEqual(['rows read as totals, closing lines or signatures, not as records: 4.']);
  });

  it.each([
    ['1', '7', 'Cộng chuyển trang sau', '', '3'],
    ['', '', 'Mang sang nhượng ruộng đất', '1958', '3'],
    ['', '', 'Chuyển sang công tác khác', '1958', '3'],
    ['', '', 'Cộng hòa xã hội chủ nghĩa', '1958', '3'],
  ])('is a file where it has a number or says more: %j', async (...line) => {
    const { told } = await readWith(line);
    expect(told).toContain(`file ${line[2]}`);
  });
});

describe('a secret group', () => {
  it.each([
    ['CỘNG CHUYỂN TRANG SAU'],
    ['TIẾP THEO'],
    ['MỤC LỤC HỒ SƠ'],
    ['ỦY BAN HÀNH CHÍNH TỈNH ĐỊNH AN'],
    ['1959'],
    ['NĂM 1959'],
  ])('goes on beyond the end of its page: %s', async (line) => {
    const reading = await readCsv([
      ['ỦY BAN HÀNH CHÍNH TỈNH ĐỊNH AN', '', '', '', '', ''],
      HEADER,
      ['1', '1', 'Xây kè', '1958', '10', 'Công khai'],
      ['', '', 'TÀI LIỆU MẬT', '', '', ''],
      ['', '2', LEAK, '1959', '12', 'Công khai'],
      ['', '', line, '', '', ''],
      ['', '3', LEAK, '1959', '12', 'Công khai'],
    ]);
    expect(reading.files).toHaveLength(1);
    expect(reading.refused.map((row) => row.line)).toEqual([5, 7]);
    expect(JSON.stringify(reading)).not.toContain(LEAK);
  });
});
