import { describe, expect, it } from 'vitest';
import { loadAccessWords } from '../../../../src/catalogue/access-words/load.ts';
import { inventoryCsvReader } from '../../../../src/ingest/readers/inventory-csv.ts';
import { readText } from '../reading-a-file.ts';
import { csvOf, readBytes, readCsv, xlsxOf } from './read-table.ts';

const START = ['Hồ sơ số', 'Tiêu đề hồ sơ'];

/** Files that were taken, as "title level". */
async function levels(header: string[][], rows: string[][]): Promise<string[]> {
  const { files } = await readCsv([...header, ...rows]);
  return files.map(({ description }) => `${description.title} ${description.access.level ?? 'none'}`);
}

describe('columns of marks beneath one heading', () => {
  it('of secrecy refuse what is ticked in any of them', async () => {
    const header = [
      [...START, 'Chế độ sử dụng', 'Độ mật', '', ''],
      ['', '', '', 'M', 'TM', 'TuM'],
    ];
    const rows = [
      ['1', 'A', 'Công khai', '', '', ''],
      ['2', 'B', 'Công khai', 'x', '', ''],
      ['3', 'C', 'Công khai', '', '✓', ''],
      ['4', 'D', 'Công khai', '', '', '+'],
    ];
    expect(await levels(header, rows)).toEqual(['A open']);
  });

  it('of access say what stands above the mark, and of what no policy knows nothing opens', async () => {
    const rows = [
      ['1', 'A', 'x', '', ''],
      ['2', 'B', '', 'x', ''],
      ['3', 'C', '', '', 'x'],
      ['4', 'D', 'một nửa', '', ''],
    ];
    const header = (below: string[]) => [
      [...START, 'Chế độ sử dụng', '', ''],
      ['', '', ...below],
    ];
    expect(await levels(header(['Công khai', 'Hạn chế', 'Mật']), rows)).toEqual([
      'A open',
      'B conditional',
      'D closed',
    ]);
    expect(await levels(header(['Loại 1', 'Loại 2', 'Loại 3']), rows)).toEqual([
      'A closed',
      'B closed',
      'C closed',
      'D closed',
    ]);
  });

  it('take an empty box for nothing said, and a cross that may say no for no permission', async () => {
    const header = [
      [...START, 'Chế độ sử dụng', ''],
      ['', '', 'Công khai', 'Hạn chế'],
    ];
    const rows = [
      ['1', 'A', '☒', '☐'],
      ['2', 'B', '☐', '☑'],
      ['3', 'C', '✗', ''],
    ];
    expect(await levels(header, rows)).toEqual(['A open', 'B conditional', 'C closed']);
  });

  it('are found where cells of the heading are merged, and where nothing stands beneath it', async () => {
    const rows = [
      [...START, 'Chế độ sử dụng', 'Độ mật', null, null],
      ['1', 'A', 'Công khai', null, null, null],
      ['2', 'B', 'Công khai', null, 'x', null],
      ['3', 'C', 'Công khai', null, null, 'TM'],
      ['4', 'D', 'Công khai', null, null, 'đã quét xong'],
    ];
    const bytes = await xlsxOf({ ML: rows }, (workbook) => workbook.getWorksheet('ML')?.mergeCells('D1:F1'));
    const reading = await readBytes(bytes, 'ml.xlsx');
    expect(reading.files.map(({ description }) => description.title)).toEqual(['A', 'D']);
  });
});

describe('a column whose heading speaks of limits', () => {
  it.each([
    ['Hạn chế', 'x', 'conditional'],
    ['Hạn chế tiếp cận', 'Có', 'conditional'],
    ['Hạn chế tiếp cận', 'Không', 'open'],
    ['Hạn chế sử dụng', 'chờ ý kiến', 'closed'],
    ['Được tiếp cận (Có/Không)', 'Không', 'closed'],
    ['Không công khai', '✓', 'closed'],
    ['Không công khai', '–', 'open'],
    ['Restricted', 'x', 'conditional'],
    ['Phạm vi phổ biến', 'Nội bộ', 'conditional'],
    ['Đối tượng sử dụng', 'Chỉ cán bộ', 'closed'],
    ['Cho phép khai thác', 'Không', 'closed'],
    ['Phục vụ', 'Không', 'closed'],
    ['Thời hạn đóng', '75 năm', 'closed'],
    ['Độ dày', '3 cm (*)', 'open'],
    ['Số nội bộ', '12', 'open'],
    ['Điểm tiếp cận', 'Nguyễn Văn A', 'open'],
  ])('"%s" with "%s" beside "Công khai" leaves the file %s', async (heading, cell, level) => {
    expect(await levels([[...START, 'Chế độ sử dụng', heading]], [['1', 'A', 'Công khai', cell]])).toEqual([
      `A ${level}`,
    ]);
  });

  it.each([
    ['Giải mật', 'Chưa', false],
    ['Giải mật', 'Rồi', true],
    ['Ngày giải mật', '01/01/2150', false],
    ['Ngày giải mật', '1/1/2001', true],
    ['Thuộc danh mục BMNN', 'x', false],
    ['Độ mật', '✓', false],
    ['Độ mật', '?', false],
    ['Độ mật', '–', true],
  ])('"%s" with "%s": the file is taken: %s', async (heading, cell, isTaken) => {
    const files = await levels([[...START, 'Chế độ sử dụng', heading]], [['1', 'A', 'Công khai', cell]]);
    expect(files).toEqual(isTaken ? ['A open'] : []);
  });

  it.each([
    ['Đưa lên mạng', 'Không', 'closed'],
    ['Hiển thị trên web (Có/Không)', 'không', 'closed'],
    ['Duyệt công bố', 'Chưa duyệt', 'closed'],
    ['Đưa lên mạng', 'x', 'open'],
    ['Đưa lên mạng', '', 'open'],
    ['Duyệt công khai', 'Đã duyệt', 'open'],
    ['Công bố', 'Không', 'open'],
  ])(
    '"%s" with "%s" beside "Công khai" leaves the file %s: who lets it out opens nothing',
    async (heading, cell, level) => {
      const header = [[...START, 'Chế độ sử dụng', heading]];
      expect(await levels(header, [['1', 'A', 'Công khai', cell]])).toEqual([`A ${level}`]);
      const alone = await readCsv([
        [...START, heading],
        ['1', 'A', cell],
      ]);
      expect(alone.files[0]?.description.access.level).not.toBe('open');
      expect(alone.reasons.join()).toContain('no column says who may use the files');
    },
  );

  it('counts the years of secrecy by the day for which the words are read, and by no clock', async () => {
    const table = csvOf([
      [...START, 'Chế độ sử dụng', 'Ngày giải mật'],
      ['1', 'A', 'Công khai', '1/1/2030'],
    ]);
    const taken = async (day: string) => {
      const words = loadAccessWords('content/policy/access.yaml', day);
      return (await readText(inventoryCsvReader, table, words)).descriptions.some(({ level }) => level === 'file');
    };
    expect([await taken('2030-06-01'), await taken('2031-01-01')]).toEqual([false, true]);
  });

  it('tells letters of degrees from a column "M" that stands alone', async () => {
    const row = ['1', 'A', 'Công khai', 'x', ''];
    expect(await levels([[...START, 'Chế độ sử dụng', 'M', 'TM']], [row])).toEqual([]);
    expect(await levels([[...START, 'Chế độ sử dụng', 'M', 'Ghi chú']], [row])).toEqual(['A open']);
  });

  it.each(['Công khai (*)', 'Công khai*', 'Công khai †'])(
    '"%s" opens nothing: a note elsewhere limits it',
    async (word) => {
      expect(await levels([[...START, 'Chế độ sử dụng']], [['1', 'A', word]])).toEqual(['A closed']);
    },
  );

  it('hides a title for any mark', async () => {
    const reading = await readCsv([
      [...START, 'Chế độ sử dụng', 'Che tiêu đề'],
      ['1', 'A', 'Công khai', '✓'],
    ]);
    expect(reading.files[0]?.description.access.titleVisibility).toBe('masked');
  });
});
