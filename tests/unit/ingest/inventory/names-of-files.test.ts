import { describe, expect, it } from 'vitest';
import { handmadeWorkbook } from './handmade-workbook.ts';
import { csvOf, readBytes, readCsv } from './read-table.ts';

const ROWS = [
  ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'],
  ['1', 'Kế hoạch bố phòng', 'Công khai'],
];

describe('the name of a file', () => {
  it.each([
    'Mục lục hồ sơ mật Ty Công an.csv',
    'Mục lục 1 (Mật).csv',
    'ML_tài_liệu_Tối_mật.csv',
    'Muc_luc_TUYET_MAT.csv',
    'Mục lục hồ sơ mật.csv'.normalize('NFD'),
  ])('refuses its rows where it bears a mark: %s', async (name) => {
    const reading = await readCsv(ROWS, name);
    expect(reading.files).toEqual([]);
    expect(reading.refused[0]?.reason).toContain('in the name of the file');
    expect(JSON.stringify(reading)).not.toContain('bố phòng');
  });

  it('limits them where it says so', async () => {
    const { files } = await readCsv(ROWS, 'MLHS hạn chế sử dụng.csv');
    expect(files[0]?.description.access.level).toBe('conditional');
  });

  it.each(['Mật độ dân số.csv', 'Sở Mật thám Trung Kỳ.csv', 'Mật Sơn.csv', 'ML tài liệu mật đã giải mật.csv'])(
    'says nothing of the kind in "%s"',
    async (name) => {
      expect((await readCsv(ROWS, name)).files[0]?.description.access.level).toBe('open');
    },
  );
});

it('limits a row by a comment that says so, and shows it to nobody', async () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = `<worksheet><sheetData>${ROWS.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`;
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
  const parts = {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="r1" Type="${type}" Target="../comments1.xml"/></Relationships>`,
    'xl/comments1.xml':
      '<comments><commentList><comment ref="B2"><text><t>Hoa:\nChưa công khai</t></text></comment></commentList></comments>',
  };
  const reading = await readBytes(handmadeWorkbook(sheet, { parts }), 'ml.xlsx');
  expect(reading.files[0]?.description.access).toMatchObject({ level: 'closed', titleVisibility: 'masked' });
  expect(JSON.stringify(reading)).not.toContain('Hoa');
  expect((await readBytes(csvOf(ROWS), 'ml.csv')).files[0]?.description.access.level).toBe('open');
});
