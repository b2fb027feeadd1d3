import { describe, expect, it } from 'vitest';
import { handmadeWorkbook } from './handmade-workbook.ts';
import { readBytes } from './read-table.ts';

const HEADINGS = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Năm', 'Chế độ sử dụng', 'Độ mật', 'Năm mở', 'Ghi chú'];

function text(content: string): string {
  return content === '' ? '<c/>' : `<c t="inlineStr"><is><t>${content}</t></is></c>`;
}

/** Reads rows whose cells are words, or cells as a program wrote them. */
function read(...rows: string[][]) {
  const lines = [HEADINGS, ...rows].map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((cell) => (cell.startsWith('<c') ? cell : text(cell))).join('')}</row>`,
  );
  return readBytes(handmadeWorkbook(`<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`), 'a.xlsx');
}

const failed = '<c t="e"><f>VLOOKUP(A2,B:C,2)</f><v>#N/A</v></c>';

describe('a cell', () => {
  it('may hold its text as CDATA, its stamp too', async () => {
    const { files, refused } = await read(
      ['1', '<c t="inlineStr"><is><t><![CDATA[Thuế & phu <đê>]]></t></is></c>', '1955', 'Công khai'],
      ['2', 'Hồ sơ', '1955', 'Công khai', '<c t="inlineStr"><is><t><![CDATA[Mật]]></t></is></c>'],
    );
    expect(files.map(({ description }) => description.title)).toEqual(['Thuế & phu <đê>']);
    expect(refused.map(({ line, cause }) => [line, cause])).toEqual([[3, 'secret']]);
  });

  it('whose formula failed, or was never reckoned, is empty to readers, and the report names its row', async () => {
    const { files, reasons } = await read(
      ['1', 'Hồ sơ', '1955', 'Công khai', '', '', '<c t="e"><v>#REF!</v></c>'],
      ['2', 'Hồ sơ', '<c><f>C2+1</f></c>', 'Công khai'],
      ['3', 'Hồ sơ', '1955', 'Công khai', '', '', '<c t="str"><f>IF(A2=1,"x","")</f><v></v></c>'],
    );
    expect(files.map(({ description: { dates, notes } }) => [dates.text, notes])).toEqual([
      ['1955', []],
      ['', []],
      ['1955', []],
    ]);
    expect(reasons.filter((reason) => reason.includes('#REF!'))).toEqual([expect.stringMatching(/: 2, 3\.$/)]);
  });

  it.each([
    ['access', ['1', 'Hồ sơ', '1955', failed]],
    ['the day of opening', ['1', 'Hồ sơ', '1955', 'Công khai', '', failed]],
  ])('whose formula failed limits what it was to say of %s', async (_, row) => {
    expect((await read(row)).files.map(({ description }) => description.access.level)).not.toContain('open');
  });

  it('whose formula failed in the column of secrecy is no blank', async () => {
    const { files, refused } = await read(['1', 'Hồ sơ', '1955', 'Công khai', failed], ['2', 'A', '1955', 'Công khai']);
    expect([files.length, refused.map(({ cause }) => cause)]).toEqual([1, ['secret']]);
  });

  it('of a date in a strict workbook is a day like any other', async () => {
    const { files } = await read(['1', 'Hồ sơ', '<c t="d"><v>1945-09-02T00:00:00</v></c>', 'Công khai']);
    expect(files[0]?.description.dates).toEqual({ text: '02/09/1945', from: '1945-09-02', to: '1945-09-02' });
  });

  it('with an apostrophe before its number is that number', async () => {
    const { files } = await read(["'007", "'45 và sau đó", "'1945", 'Công khai'], ["8'", 'A', '1955', 'Công khai']);
    expect(files.map(({ description }) => description.referenceCode)).toEqual(['007', "8'"]);
    expect(files[0]?.description.dates.text).toBe('1945');
  });
});

describe('what a program makes invisible without calling it hidden', () => {
  const cells = (...texts: string[]) => texts.map(text).join('');
  const sheet = (columns: string, second: string, note = text('Của ông Lộ')) =>
    handmadeWorkbook(
      `<worksheet>${columns}<sheetData><row r="1">${cells(...HEADINGS)}</row><row r="2">${cells('1', 'Hồ sơ', '1955', 'Công khai', '', '')}${note}</row><row r="3" ${second}>${cells('2', 'A', '1955', 'Công khai')}</row></sheetData></worksheet>`,
      {
        styles:
          '<cellXfs><xf/><xf numFmtId="170"/></cellXfs><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts>',
      },
    );

  it('is no record where a row has no height', async () => {
    const { files, reasons } = await readBytes(sheet('', 'ht="0" customHeight="1"'), 'a.xlsx');
    expect(files).toHaveLength(1);
    expect(reasons.join()).toMatch(/rows that are hidden .*: 3\./);
  });

  it('is no note where a column has no width, or a format shows nothing', async () => {
    const narrow = '<cols><col min="7" max="7" width="0" customWidth="1"/></cols>';
    const formatted = '<c t="inlineStr" s="1"><is><t>Của ông Lộ</t></is></c>';
    for (const bytes of [sheet(narrow, ''), sheet('', '', formatted)]) {
      const { files, reasons } = await readBytes(bytes, 'a.xlsx');
      expect(files.map(({ description }) => description.notes)).toEqual([[], []]);
      expect(reasons.join()).toContain('not shown to readers: "Ghi chú"');
    }
    expect((await readBytes(sheet('', ''), 'a.xlsx')).files[0]?.description.notes).toEqual([{ text: 'Của ông Lộ' }]);
  });
});

it('errors of a spreadsheet saved as text are no words for readers', async () => {
  const { files, reasons } = await readBytes(
    'Hồ sơ số,Tiêu đề hồ sơ,Năm,Chế độ sử dụng\n1,#REF!,######,Công khai\n2,#tag,1955,Công khai\n',
    'a.csv',
  );
  expect(files.map(({ description: { title, dates } }) => [title, dates.text])).toEqual([
    ['', ''],
    ['#tag', '1955'],
  ]);
  expect(reasons.join()).toMatch(/#REF!.*: 2\./);
});
