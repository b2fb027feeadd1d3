import type ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { handmadeWorkbook } from './handmade-workbook.ts';
import { readBytes, readCsv, xlsxOf } from './read-table.ts';

const HEADER = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'];
const LEAK = 'Vụ án ông Nguyễn Văn Lộ';
const ROWS = [HEADER, ['1', LEAK, 'Công khai'], ['2', 'B', 'Công khai']];

async function titles(prepare: (workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void): Promise<string[]> {
  const bytes = await xlsxOf({ ML: ROWS }, (workbook) => prepare(workbook, workbook.worksheets[0]!));
  const { files, refused } = await readBytes(bytes, 'ml.xlsx');
  expect(files.length + refused.length).toBe(2);
  return files.map(({ description }) => description.title);
}

describe('a mark of state secrets that stands in no cell', () => {
  it.each<[string, (workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void]>([
    ['above printed pages', (_, sheet) => (sheet.headerFooter.oddHeader = '&L&"Times New Roman,Bold"&14MẬT&R&P/&N')],
    ['below the first page', (_, sheet) => (sheet.headerFooter.firstFooter = '&C&KFF0000Tài liệu mật')],
    ['in the title of the workbook', (workbook) => (workbook.title = 'TUYỆT MẬT - Mục lục hồ sơ')],
    ['in its category', (workbook) => (workbook.category = 'Tối mật')],
  ])('%s refuses all of the sheet', async (_, prepare) => {
    expect(await titles(prepare)).toEqual([]);
  });

  it('in a text box over the sheet refuses all of it', async () => {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const cells = ROWS.map((row, r) => {
      const texts = row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
      return `<row r="${r + 1}">${texts.join('')}</row>`;
    });
    const sheet = `<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`;
    const boxOf = (text: string) => ({
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="d" Type="${type}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
      'xl/drawings/drawing1.xml': `<wsDr xmlns:a="a"><sp><txBody><a:p><a:r><a:t>${text.slice(0, 1)}</a:t></a:r><a:r><a:t>${text.slice(1)}</a:t></a:r></a:p></txBody></sp></wsDr>`,
    });
    expect((await readBytes(handmadeWorkbook(sheet, { parts: boxOf('MẬT') }), 'ml.xlsx')).files).toEqual([]);
    expect((await readBytes(handmadeWorkbook(sheet, { parts: boxOf('Lập năm 1999') }), 'ml.xlsx')).files).toHaveLength(
      2,
    );
  });

  it('in a comment refuses the row of its cell, and one on a heading none', async () => {
    expect(await titles((_, sheet) => (sheet.getCell('B2').note = 'Độ mật: Mật'))).toEqual(['B']);
    expect(await titles((_, sheet) => (sheet.getCell('C1').note = 'Mật'))).toEqual([LEAK, 'B']);
  });

  it('is none in what is said of the page, of honey or of whoever wrote it', async () => {
    const taken = await titles((workbook, sheet) => {
      sheet.headerFooter.oddHeader = '&LMục lục hồ sơ&RTrang &P';
      workbook.subject = 'Nghề nuôi ong lấy mật';
      workbook.creator = 'Mật';
    });
    expect(taken).toEqual([LEAK, 'B']);
  });
});

it('two tables side by side are refused by name: the files of one were lost, and its access fell upon the other', async () => {
  const reading = await readCsv([
    [...HEADER, '', ...HEADER],
    ['1', 'A', 'Công khai', '', '2', 'B', 'Đóng'],
  ]);
  expect(reading.fault).toMatch(/two tables stand side by side/);
});
