import { crc32, deflateRawSync } from 'node:zlib';

/** A package with one sheet, and `styles` where they are given. */
export function handmadeWorkbook(
  sheet: string | Buffer,
  options: { encrypted?: boolean; declaredSize?: number; styles?: string; parts?: Record<string, string> } = {},
): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (target: string, kind: string) =>
    `<Relationships><Relationship Id="r1" Type="${type}/${kind}" Target="${target}"/></Relationships>`;
  return zip(
    {
      '_rels/.rels': rels('xl/workbook.xml', 'officeDocument'),
      'xl/workbook.xml': `<workbook xmlns:r="${type}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': rels('worksheets/sheet1.xml', 'worksheet').replace(
        '</',
        `<Relationship Id="r2" Type="${type}/styles" Target="styles.xml"/></`,
      ),
      ...(options.styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet>${options.styles}</styleSheet>` }),
      'xl/worksheets/sheet1.xml': sheet,
      ...options.parts,
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
