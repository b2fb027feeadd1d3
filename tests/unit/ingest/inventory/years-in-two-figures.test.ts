import { describe, expect, it } from 'vitest';
import { readCsv } from './read-table.ts';

const HEADER = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Thời gian', 'Chế độ sử dụng'];

async function read(above: string[][], ...dates: string[]) {
  const rows = dates.map((date, at) => [String(at + 1), `Hồ sơ ${at + 1}`, date, 'Công khai']);
  const { files, reasons } = await readCsv([...above, HEADER, ...rows]);
  const told = files.map(({ description: { dates: found } }) => [found.text, found.from, found.to]);
  return { told, reasons: reasons.join('\n') };
}

describe('a year in two figures', () => {
  it('is the one that lies between the years written in full, and keeps its words', async () => {
    const { told, reasons } = await read([], '1938', '45-54', "'47", '20/7/54', '3/46 - 9/46', '19/8/1961', '45/54');
    expect(told.slice(1)).toEqual([
      ['45-54', '1945', '1954'],
      ['47', '1947', '1947'],
      ['20/7/54', '1954-07-20', '1954-07-20'],
      ['3/46 - 9/46', '1946-03', '1946-09'],
      ['19/8/1961', '1961-08-19', '1961-08-19'],
      ['45/54', '1945', '1954'],
    ]);
    expect(reasons).toContain('read as those that lie between the years written in full in this file (1938-1961)');
  });

  it('may have its century from the title above the table', async () => {
    const { told } = await read([['Phông: Tòa sứ Hà Nam (1890-1919)']], '95', '95-07');
    expect(told).toEqual([
      ['95', '1895', '1895'],
      ['95-07', '1895', '1907'],
    ]);
  });

  it.each([
    [['1938', '70'], 'none of that time'],
    [['1850', '1960', '54'], 'two of that time'],
    [['1905', '1960', '10-54'], 'October, or a year'],
    [['54'], 'nothing to go by'],
  ])('stays text where it is not sure: %j, %s', async (dates) => {
    const { told, reasons } = await read([], ...dates);
    expect(told.at(-1)).toEqual([dates.at(-1), undefined, undefined]);
    expect(reasons).toContain('a date gives no year that can be');
    expect(reasons).not.toContain('two figures');
  });

  it('is not spoken of where all are in full', async () => {
    const { told, reasons } = await read([], '1890-1970', '20/7/1954', '20/07-25/08/1954');
    expect(reasons).toBe('');
    expect(told.at(-1)).toEqual(['20/07-25/08/1954', '1954-07-20', '1954-08-25']);
  });

  it('is one in a column of its own, too', async () => {
    const { files } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Ngày', 'Tháng', 'Năm'],
      ['1', 'A', '20', '7', '54'],
      ['2', 'B', '', '', '1950'],
      ['3', 'C', '', '', '1960'],
    ]);
    expect(files[0]?.description.dates).toEqual({ text: '20/7/54', from: '1954-07-20', to: '1954-07-20' });
  });
});
