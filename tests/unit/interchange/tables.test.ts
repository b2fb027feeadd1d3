import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { dayCell, momentCell } from '../../../src/interchange/tables/table.ts';
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

  it('hold days and moments as dates by the clock of Việt Nam, which CSV tells as they are printed', async () => {
    const cells = [momentCell('vi', '2026-12-31T17:30:40.000Z'), dayCell('vi', '2026-12-31')];
    async function* rows() {
      yield await Promise.resolve([cells]);
    }
    const file = await buffer(xlsxStream([{ title: 'x', columns: ['Lúc', 'Ngày'], rows: rows() }]));
    const book = new exceljs.Workbook();
    await book.xlsx.load(file as unknown as ArrayBuffer);
    const row = book.worksheets[0]!.getRow(2);
    expect([row.getCell(1).type, row.getCell(2).type]).toEqual([exceljs.ValueType.Date, exceljs.ValueType.Date]);
    expect(row.getCell(1).value).toEqual(new Date('2027-01-01T00:30:00.000Z'));
    expect(row.getCell(2).value).toEqual(new Date('2026-12-31T00:00:00.000Z'));
    expect([row.getCell(1).numFmt, row.getCell(2).numFmt]).toEqual(['dd/mm/yyyy hh:mm', 'dd/mm/yyyy']);
    expect(parse(csvLines([cells]))).toEqual([cells.map(({ text }) => text)]);
  });

  it('break off where their rows do', async () => {
    async function* broken() {
      yield await Promise.resolve([['x']]);
      throw new Error('the database has gone');
    }
    await expect(buffer(xlsxStream([{ title: 'x', columns: ['x'], rows: broken() }]))).rejects.toThrow('has gone');
  });
});
