import { describe, expect, it } from 'vitest';
import { readBytes, readCsv, xlsxOf } from './read-table.ts';

const HEADER = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Độ mật', 'Ghi chú'];
const LEAK = 'Vụ án ông Nguyễn Văn Lộ';

describe('what is hidden in a workbook', () => {
  it('is no record where it is a row, and the report names the row', async () => {
    const rows = [HEADER, ['1', 'A', 'Công khai'], ['2', LEAK, 'Công khai'], ['3', 'C', 'Công khai']];
    const bytes = await xlsxOf({ ML: rows }, (workbook) => {
      const row = workbook.getWorksheet('ML')?.getRow(3);
      if (row) row.hidden = true;
    });
    const reading = await readBytes(bytes, 'ml.xlsx');
    expect(reading.files.map(({ description }) => description.title)).toEqual(['A', 'C']);
    expect(reading.reasons.join('\n')).toMatch(/rows that are hidden in the workbook were not read.*: 3\./);
    expect(JSON.stringify(reading)).not.toContain(LEAK);
  });

  it('is read where rows are only folded up', async () => {
    const bytes = await xlsxOf({ ML: [HEADER, ['1', 'A', 'Công khai']] }, (workbook) => {
      const row = workbook.getWorksheet('ML')?.getRow(2);
      if (row) Object.assign(row, { hidden: true, outlineLevel: 1 });
    });
    expect((await readBytes(bytes, 'ml.xlsx')).files).toHaveLength(1);
  });

  it('tells readers no notes, and limits all the same', async () => {
    const rows = [HEADER, ['1', 'A', 'Công khai', '', LEAK], ['2', LEAK, 'Công khai', 'Mật', '']];
    const bytes = await xlsxOf({ ML: rows }, (workbook) => {
      for (const at of [4, 5]) {
        const column = workbook.getWorksheet('ML')?.getColumn(at);
        if (column) column.hidden = true;
      }
    });
    const reading = await readBytes(bytes, 'ml.xlsx');
    expect(reading.files).toHaveLength(1);
    expect(reading.refused).toHaveLength(1);
    expect(reading.reasons.join('\n')).toContain('not shown to readers: "Ghi chú"');
    expect(JSON.stringify(reading)).not.toContain(LEAK);
  });
});

it('masks titles of a hidden column, and names the column', async () => {
  const bytes = await xlsxOf({ ML: [HEADER, ['1', LEAK, 'Công khai']] }, (workbook) => {
    const column = workbook.getWorksheet('ML')?.getColumn(2);
    if (column) column.hidden = true;
  });
  const { files, reasons } = await readBytes(bytes, 'ml.xlsx');
  expect(files[0]?.description.access).toMatchObject({ level: 'open', titleVisibility: 'masked' });
  expect(reasons.join()).toContain('not shown to readers: "Tiêu đề hồ sơ"');
});

describe('a cover sheet', () => {
  it('that bears a mark refuses what follows, and a list of degrees does not', async () => {
    const table = [HEADER, ['1', LEAK, 'Công khai']];
    const marked = await readBytes(await xlsxOf({ Bìa: [['Phông Ty Công an'], ['MẬT']], ML: table }), 'ml.xlsx');
    expect(marked.files).toEqual([]);
    expect(marked.refused).toHaveLength(1);
    const listed = { DM: [['Thường'], ['Mật'], ['Tối mật']], ML: table };
    expect((await readBytes(await xlsxOf(listed), 'ml.xlsx')).files).toHaveLength(1);
  });
});

describe('two tables on one sheet', () => {
  it('are each read with a header of their own', async () => {
    const reading = await readCsv([
      ['Phông: Sở A', '', '', ''],
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Ghi chú'],
      ['1', 'A', 'Công khai', ''],
      ['Phông: Sở B', '', '', ''],
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Ghi chú', 'Chế độ sử dụng'],
      ['1', LEAK, 'Công khai', 'Đóng'],
    ]);
    expect(reading.files.map(({ description }) => description.access.level)).toEqual(['open', 'closed']);
    expect(reading.components.filter(({ depth }) => depth === 0).map(({ description }) => description.title)).toEqual([
      'Sở A',
      'Sở B',
    ]);
  });
});

describe('two columns on access', () => {
  it.each([
    ['Đóng', 'Công khai', 'closed'],
    ['Công khai', 'Hạn chế', 'conditional'],
    ['Công khai', '', 'open'],
    ['Công khai', 'Công khai', 'open'],
  ])('"%s" and "%s" leave the narrower', async (one, other, level) => {
    const header = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Mức độ tiếp cận', 'Chế độ sử dụng'];
    const { files } = await readCsv([header, ['1', 'A', one, other]]);
    expect(files[0]?.description.access.level).toBe(level);
  });
});

describe('a cell about opening that names no day', () => {
  it.each(['không mở', 'chưa xác định', 'Vĩnh viễn', '75 năm'])('"%s" closes what is called open', async (text) => {
    const header = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Năm mở'];
    const { files } = await readCsv([header, ['1', 'A', 'Công khai', text], ['2', 'B', 'Công khai', '-']]);
    expect(files.map(({ description }) => description.access.level)).toEqual(['closed', 'open']);
    expect(files[0]?.description.access.titleVisibility).toBe('masked');
  });
});

describe('"as above"', () => {
  it('brings no words of a row that was refused', async () => {
    const reading = await readCsv([
      HEADER,
      ['1', LEAK, 'Công khai', 'Mật', ''],
      ['2', 'nt', 'Công khai', '', ''],
      ['3', 'C', 'nt', '', ''],
    ]);
    expect(reading.files.map(({ description }) => description.title)).toEqual(['C']);
    expect(JSON.stringify(reading)).not.toContain(LEAK);
  });

  it('beneath a blank in the column of secrecy is no "none"', async () => {
    const reading = await readCsv([HEADER, ['1', 'A', 'Công khai', '', ''], ['2', LEAK, 'Công khai', '"', '']]);
    expect(reading.files).toHaveLength(1);
  });
});

describe('the foot of an inventory', () => {
  it('leaves no record of the names beneath signatures, and says where it speaks of secrets', async () => {
    const reading = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Thời gian', 'Số tờ', 'Chế độ sử dụng'],
      ['1', 'A', '1960', '2', 'Công khai'],
      ['Ghi chú: một số hồ sơ có tài liệu Mật', '', '', '', ''],
      ['Người lập biểu', '', '', 'Thủ trưởng đơn vị', ''],
      ['Nguyễn Thị Hoa', '', '', 'Trần Văn Nam', ''],
    ]);
    expect(reading.files).toHaveLength(1);
    expect(reading.refused).toEqual([]);
    expect(reading.reasons.join('\n')).toMatch(/rows between the files speak of state secrets.*: 3\./);
  });
});

describe('a number with a mark', () => {
  it.each(['12 Mật', '12-Tối mật'])('"%s" refuses its row', async (number) => {
    const reading = await readCsv([HEADER, [number, LEAK, 'Công khai', '', ''], ['MAT-12', 'B', 'Công khai', '', '']]);
    expect(reading.files.map(({ description }) => description.title)).toEqual(['B']);
  });
});

it('doubts show no title', async () => {
  const header = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Công khai tiêu đề'];
  const { files } = await readCsv([header, ['1', 'A', 'Đóng', 'Có?'], ['2', 'B', 'Đóng', 'Có']]);
  expect(files.map(({ description }) => description.access.titleVisibility)).toEqual(['masked', 'public']);
});
