import { describe, expect, it } from 'vitest';
import { readBytes, xlsxOf } from './read-table.ts';
import type { Table } from './read-table.ts';

const HEADER = ['Hộp số', 'Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'];
const LEAK = 'Kế hoạch bố phòng bờ biển';
const FIRST = [HEADER, ['1', '1', 'Xây kè', 'Công khai'], ['', '', 'TÀI LIỆU MẬT', ''], ['', '2', LEAK, 'Công khai']];

async function read(sheets: Record<string, Table>) {
  const reading = await readBytes(await xlsxOf(sheets), 'ml.xlsx');
  const told = reading.files.map(({ description }) => `${description.title} ${description.address?.box ?? ''}`);
  return { told, reading };
}

describe('a sheet that says nothing of itself', () => {
  const second = [
    ['', '3', LEAK, 'Công khai'],
    ['', '', 'II. TÀI LIỆU NỘI CHÍNH', ''],
    ['', '4', 'Đắp đê', 'Công khai'],
  ];

  it.each([
    ['Sheet2', []],
    ['Table 2', []],
    ['Trang 2', [['(Tiếp theo)']]],
  ])('goes on with the one before, in its box and beneath its heading: "%s"', async (name, above) => {
    const [header, ...rows] = second;
    const numbered = [['', '', 'I. TÀI LIỆU MẬT', ''], ...FIRST.slice(3)];
    const sheets = { Sheet1: [...FIRST.slice(0, 2), ...numbered], [name]: [...above, HEADER, header!, ...rows] };
    const { told, reading } = await read(sheets);
    expect(told).toEqual(['Xây kè 1', 'Đắp đê 1']);
    expect(JSON.stringify(reading)).not.toContain(LEAK);
  });

  it('does so no more where it has a name, a title or other columns', async () => {
    const rows = [['9', '3', 'Đào mương', 'Công khai']];
    const others = {
      'Hộp 9': [HEADER, ...rows],
      Sheet2: [['Phông: Ty Thủy lợi'], HEADER, ...rows],
      Sheet3: [[...HEADER, 'Ghi chú'], ...rows],
    };
    for (const [name, table] of Object.entries(others)) {
      expect((await read({ Sheet1: FIRST, [name]: table })).told).toEqual(['Xây kè 1', 'Đào mương 9']);
    }
  });
});

it('names a sheet of rows that has no header, and says nothing of a cover', async () => {
  const { told, reading } = await read({
    Bìa: [['TRUNG TÂM LƯU TRỮ'], ['MỤC LỤC HỒ SƠ']],
    'Hộp 1': FIRST.slice(0, 2),
    'Hộp 2': [
      [2, 1, 'Đào mương', 'Công khai'],
      [2, 2, 'Đắp đê', 'Công khai'],
    ],
  });
  expect(told).toEqual(['Xây kè 1']);
  expect(reading.refused.map(({ records, cause }) => [records, cause])).toEqual([[2, 'faulty']]);
  expect(reading.refused[0]?.reason).toContain('sheet "Hộp 2": there is no row of column names, so its 2 rows');
});
