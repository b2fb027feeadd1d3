import { describe, expect, it } from 'vitest';
import { handmadeWorkbook } from './handmade-workbook.ts';
import { readBytes } from './read-table.ts';

const SHEET_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Hồ sơ số</t></is></c><c r="B1" t="inlineStr"><is><t>Tiêu đề hồ sơ</t></is></c></row>';
const ROW =
  '<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" t="inlineStr"><is><t>A</t></is></c></row>';
const GOOD = `${SHEET_HEAD}${HEADER}${ROW}</sheetData></worksheet>`;

describe('a workbook made by hand', () => {
  it('is read like any other', async () => {
    expect((await readBytes(handmadeWorkbook(GOOD), 'a.xlsx')).files).toHaveLength(1);
  });

  it('is refused when it declares entities, before any is expanded', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>${GOOD.replace('>A<', '>&b;<')}`;
    expect((await readBytes(handmadeWorkbook(bomb), 'a.xlsx')).fault).toContain('document type');
    const outside = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${GOOD.replace('>A<', '>&a;<')}`;
    const reading = await readBytes(handmadeWorkbook(outside), 'a.xlsx');
    expect(JSON.stringify(reading)).not.toContain('root:');
  });

  it('is refused when a part would unpack beyond measure', async () => {
    const blown = Buffer.alloc(80 << 20, ' ');
    expect((await readBytes(handmadeWorkbook(blown), 'a.xlsx')).fault).toContain('500-fold');
  });

  it('is refused when a part unpacks to more than it declares', async () => {
    expect((await readBytes(handmadeWorkbook(GOOD, { declaredSize: 10 }), 'a.xlsx')).fault).toContain(
      'cannot be unpacked',
    );
  });

  it('is refused when a text never ends', async () => {
    const noise = Array.from({ length: 9 << 18 }, (_, i) => ((i * 2654435761) >>> 0).toString(36).slice(0, 4)).join('');
    expect((await readBytes(handmadeWorkbook(GOOD.replace('>A<', `>${noise}<`)), 'a.xlsx')).fault).toContain('8 MB');
  });

  it('is refused when a cell is made of pieces without end', async () => {
    const pieces = '<r><t>dài và dài</t></r>'.repeat(120_000);
    expect((await readBytes(handmadeWorkbook(GOOD.replace('<t>A</t>', pieces)), 'a.xlsx')).fault).toContain(
      'a cell of more',
    );
  });

  it('is refused when it is encrypted', async () => {
    expect((await readBytes(handmadeWorkbook(GOOD, { encrypted: true }), 'a.xlsx')).fault).toContain('password');
  });

  it('is refused when its XML breaks off', async () => {
    expect((await readBytes(handmadeWorkbook(GOOD.slice(0, -30)), 'a.xlsx')).fault).toMatch(
      /broken XML|cannot be unpacked/,
    );
  });
});
