import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { csvLines } from '../../../src/interchange/tables/write-csv.ts';
import { xlsxStream } from '../../../src/interchange/tables/write-xlsx.ts';

const FORMULAS = ['=1+1', '+84 912', '-2', '@SUM(A1)', '\t=1', '  =cmd()', '"=1"', '＝1+1'];

describe('tables as CSV', () => {
  it('keep texts with quotes, commas and line breaks, and numbers as numbers', () => {
    const rows = [
      ['Hồ sơ "đê", số 1', 12, null, 'hai\ndòng'],
      ['', -5, 0.5, 'x'],
    ];
    expect(parse(csvLines(rows))).toEqual([
      ['Hồ sơ "đê", số 1', '12', '', 'hai\ndòng'],
      ['', '-5', '0.5', 'x'],
    ]);
    expect(csvLines(rows)).toMatch(/\r\n$/);
  });

  it.each(FORMULAS)('hold no formula: %j', (text) => {
    const [[cell] = []] = parse(csvLines([[text]]));
    expect(cell).toBe(`'${text}`);
  });
});

describe('tables as XLSX', () => {
  async function* pieces() {
    yield await Promise.resolve([['Nguyễn Văn An', 12, null]]);
    yield FORMULAS.map((text) => [text, 1, 'x']);
  }

  it('are sheets that a spreadsheet opens: head, texts as texts, numbers as numbers, nothing a formula', async () => {
    const file = await buffer(
      xlsxStream([
        {
          title: 'Sổ giao/nhận: tài liệu [2026] và tên dài quá mức',
          columns: ['Tên', 'Số', 'Ghi chú'],
          rows: pieces(),
        },
      ]),
    );
    const book = new exceljs.Workbook();
    await book.xlsx.load(file as unknown as ArrayBuffer);
    const sheet = book.worksheets[0]!;
    expect(sheet.name).toBe('Sổ giao nhận  tài liệu  2026  v');
    const rows: unknown[] = [];
    sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    expect(rows[0]).toEqual(['Tên', 'Số', 'Ghi chú']);
    expect(rows[1]).toEqual(['Nguyễn Văn An', 12]);
    expect(rows.slice(2)).toEqual(FORMULAS.map((text) => [text, 1, 'x']));
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(exceljs.ValueType.Formula)));
  });

  it('break off where their rows do', async () => {
    async function* broken() {
      yield await Promise.resolve([['x']]);
      throw new Error('the database has gone');
    }
    await expect(buffer(xlsxStream([{ title: 'x', columns: ['x'], rows: broken() }]))).rejects.toThrow('has gone');
  });
});
