import { describe, expect, it } from 'vitest';
import { handmadeWorkbook } from './handmade-workbook.ts';
import { readBytes, xlsxOf } from './read-table.ts';
import type { Table } from './read-table.ts';

const HEADER = ['Hộp số', 'Hồ sơ số', 'Tiêu đề hồ sơ', 'Số tờ', 'Độ mật', 'Chế độ sử dụng'];

async function readMerged(rows: Table, ...ranges: string[]) {
  const bytes = await xlsxOf({ A: [HEADER, ...rows] }, (workbook) => {
    for (const range of ranges) workbook.worksheets[0]?.mergeCells(range);
  });
  return readBytes(bytes, 'muc-luc.xlsx');
}

describe('a merged cell', () => {
  it('about access holds for every row that it reaches, and for no other', async () => {
    const { files } = await readMerged(
      [
        [1, 1, 'Xây kè', 10, '', 'Công khai'],
        ['', 2, 'Đào mương', 11, '', ''],
        ['', 3, 'Đắp đê', 12, '', ''],
        ['', 4, 'Bắc cầu', 13, '', ''],
      ],
      'F2:F4',
    );
    expect(files.map(({ description }) => description.access.level)).toEqual(['open', 'open', 'open', undefined]);
    expect(files.at(-1)?.description.access.titleVisibility).toBe('masked');
  });

  it('with a mark of state secrets refuses every row that it reaches, whatever stands in these', async () => {
    const { files, refused } = await readMerged(
      [
        [1, 1, 'Xây kè', 10, 'Mật', 'Công khai'],
        ['', 2, 'Đào mương', 11, '', 'Công khai'],
        ['', 3, 'Đắp đê', 12, '', 'Công khai'],
        ['', 4, 'Bắc cầu', 13, '', 'Công khai'],
      ],
      'E2:E4',
    );
    expect(files.map(({ description }) => description.title)).toEqual(['Bắc cầu']);
    expect(refused).toHaveLength(3);
  });

  it('does not make secret what is grouped beneath a heading that it reaches', async () => {
    const { files } = await readMerged(
      [
        [1, 1, 'Xây kè', 10, 'Mật', 'Công khai'],
        ['', '', 'II. TÀI LIỆU VỀ GIAO THÔNG', '', '', ''],
        ['', 2, 'Đào mương', 11, '', 'Công khai'],
        ['', 3, 'Đắp đê', 12, '', 'Công khai'],
      ],
      'E2:E3',
    );
    expect(files.map(({ description }) => description.title)).toEqual(['Đào mương', 'Đắp đê']);
  });

  it('about time holds for every row that it reaches, each part of a date by itself', async () => {
    const bytes = await xlsxOf(
      {
        A: [
          ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Ngày', 'Tháng', 'Năm'],
          [1, 'Xây kè', 3, 5, 1961],
          [2, 'Đào mương', 9, '', ''],
          [3, 'Đắp đê', 12, 7, ''],
          [4, 'Bắc cầu', '', '', ''],
        ],
      },
      (workbook) => {
        workbook.worksheets[0]?.mergeCells('D2:D3');
        workbook.worksheets[0]?.mergeCells('E2:E4');
      },
    );
    const { files } = await readBytes(bytes, 'muc-luc.xlsx');
    const days = files.map(({ description }) => description.dates.from);
    expect(days).toEqual(['1961-05-03', '1961-05-09', '1961-07-12', undefined]);
  });

  it('that is a title is one of each file with a number of its own, and one that is a number of each title', async () => {
    const { files, reasons } = await readMerged(
      [
        [1, 1, 'Xây kè', 10, '', 'Công khai'],
        ['', 2, '', 11, '', 'Công khai'],
        ['', 3, 'Sổ thứ nhất', 12, '', 'Công khai'],
        ['', '', 'Sổ thứ hai', 13, '', 'Công khai'],
      ],
      'C2:C3',
      'B4:B5',
    );
    const told = files.map(({ description }) => `${description.referenceCode} ${description.title}`);
    expect(told).toEqual(['1 Xây kè', '2 Xây kè', '3 Sổ thứ nhất', '3 Sổ thứ hai']);
    expect(reasons.join('\n')).not.toContain('no title');
  });

  it('tells no title of a row that is refused through the rows beneath it', async () => {
    const reading = await readMerged(
      [
        [1, 1, 'Kế hoạch bố phòng', 10, 'Mật', 'Công khai'],
        ['', 2, '', 11, '', 'Công khai'],
        ['', 3, 'Đắp đê', 12, '', 'Công khai'],
      ],
      'C2:C3',
    );
    expect(reading.files.map(({ description }) => description.title)).toEqual(['Đắp đê']);
    expect(reading.refused).toHaveLength(2);
    expect(JSON.stringify(reading)).not.toContain('bố phòng');
  });

  it('says nothing of how much another row holds', async () => {
    const { files } = await readMerged(
      [
        [1, 1, 'Xây kè', 10, '', 'Công khai'],
        ['', 2, 'Đào mương', '', '', 'Công khai'],
      ],
      'D2:D3',
    );
    expect(files.map(({ description }) => description.extent)).toEqual([['10 tờ'], []]);
  });

  it.each(['utf8', 'utf16le'] as const)('is found in %s, with a prefix, and far behind the rows', async (encoding) => {
    const cell = (text: string) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
    const row = (cells: string[]) => `<x:row>${cells.map(cell).join('')}</x:row>`;
    const rows = [
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'],
      ['1', 'Xây kè', 'Công khai'],
      ...Array.from({ length: 3000 }, (_, i) => [String(i + 2), 'Đào mương']),
    ];
    const sheet =
      `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      `<x:sheetData>${rows.map(row).join('')}</x:sheetData>` +
      `<x:mergeCells count="1"><x:mergeCell ref="C2:C3002"/></x:mergeCells></x:worksheet>`;
    const bytes = Buffer.from(encoding === 'utf16le' ? `\ufeff${sheet}` : sheet, encoding);
    const { files } = await readBytes(handmadeWorkbook(bytes), 'muc-luc.xlsx');
    expect(files).toHaveLength(3001);
    expect(files.every(({ description }) => description.access.level === 'open')).toBe(true);
  });
});
