import { deflateRawSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBytes } from './read-table.ts';

const SHEET_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Hồ sơ số</t></is></c><c r="B1" t="inlineStr"><is><t>Tiêu đề hồ sơ</t></is></c></row>';
const ROW =
  '<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" t="inlineStr"><is><t>A</t></is></c></row>';
const GOOD = `${SHEET_HEAD}${HEADER}${ROW}</sheetData></worksheet>`;

/** A package with one sheet; what is given replaces or adds parts. */
function workbook(sheet: string | Buffer, options: { encrypted?: boolean; declaredSize?: number } = {}): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (target: string, kind: string) =>
    `<Relationships><Relationship Id="r1" Type="${type}/${kind}" Target="${target}"/></Relationships>`;
  return zip(
    {
      '_rels/.rels': rels('xl/workbook.xml', 'officeDocument'),
      'xl/workbook.xml': `<workbook xmlns:r="${type}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': rels('worksheets/sheet1.xml', 'worksheet'),
      'xl/worksheets/sheet1.xml': sheet,
    },
    options,
  );
}

/** A zip written by hand, so that it can lie. */
function zip(
  parts: Record<string, string | Buffer>,
  { encrypted = false, declaredSize }: { encrypted?: boolean; declaredSize?: number },
): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const size = name.endsWith('sheet1.xml') && declaredSize !== undefined ? declaredSize : bytes.length;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(encrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, tail, Buffer.from(name)]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006'), end]);
}

describe('a workbook made by hand', () => {
  it('is read like any other', async () => {
    expect((await readBytes(workbook(GOOD), 'a.xlsx')).files).toHaveLength(1);
  });

  it('is refused when it declares entities, before any is expanded', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>${GOOD.replace('>A<', '>&b;<')}`;
    expect((await readBytes(workbook(bomb), 'a.xlsx')).fault).toContain('document type');
    const outside = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${GOOD.replace('>A<', '>&a;<')}`;
    const reading = await readBytes(workbook(outside), 'a.xlsx');
    expect(JSON.stringify(reading)).not.toContain('root:');
  });

  it('is refused when a part would unpack beyond measure', async () => {
    const blown = Buffer.alloc(80 << 20, ' ');
    expect((await readBytes(workbook(blown), 'a.xlsx')).fault).toContain('500-fold');
  });

  it('is refused when a part unpacks to more than it declares', async () => {
    expect((await readBytes(workbook(GOOD, { declaredSize: 10 }), 'a.xlsx')).fault).toContain('cannot be unpacked');
  });

  it('is refused when a text never ends', async () => {
    const noise = Array.from({ length: 9 << 18 }, (_, i) => ((i * 2654435761) >>> 0).toString(36).slice(0, 4)).join('');
    expect((await readBytes(workbook(GOOD.replace('>A<', `>${noise}<`)), 'a.xlsx')).fault).toContain('8 MB');
  });

  it('is refused when it is encrypted', async () => {
    expect((await readBytes(workbook(GOOD, { encrypted: true }), 'a.xlsx')).fault).toContain('password');
  });

  it('is refused when its XML breaks off', async () => {
    expect((await readBytes(workbook(GOOD.slice(0, -30)), 'a.xlsx')).fault).toMatch(/broken XML|cannot be unpacked/);
  });
});
