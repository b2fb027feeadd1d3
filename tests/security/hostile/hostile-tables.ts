import { writeFile } from 'node:fs/promises';
import { handmadeWorkbook } from '../../unit/ingest/inventory/handmade-workbook.ts';
import type { HostileFile } from './hostile-files.ts';

const HEADER = 'Phông,Hồ sơ số,Tiêu đề hồ sơ,Mức độ tiếp cận';
const ATOM = 'legacyId,parentId,title,levelOfDescription,publicationStatus';

export function hostileTables(trap: string, secretFile: string): HostileFile[] {
  const file = (
    name: string,
    content: string | Buffer,
    records: number | [number, number],
    reason?: RegExp,
    line?: number,
  ): HostileFile => ({
    name,
    make: (path) => writeFile(path, content),
    records,
    reason,
    line,
  });
  return [
    file('quotes.csv', `${HEADER}\nA,1,"Không đóng,Rộng rãi\nA,2,Sau,Rộng rãi\n`, 2, /quotation mark/, 2),
    file(
      'quotes-further-down.csv',
      `${HEADER}\n${'A,1,Trước,Rộng rãi\n'.repeat(40)}A,2,"Vụ "X", án,Rộng rãi\nA,3,Vụ "Y",Rộng rãi\n`,
      42,
      /quotation mark/,
      42,
    ),
    file(
      'one-bad-byte.csv',
      Buffer.concat([
        Buffer.from(`${HEADER}\nA,1,Một,Rộng rãi\nA,2,H`),
        Buffer.from([0xe1]),
        Buffer.from('i,Rộng rãi\n'),
      ]),
      2,
      /not UTF-8/,
      3,
    ),
    file('zero-bytes.csv', `${HEADER}\nA,1,Có \0 số không,Rộng rãi\n`, [0, 2]),
    file('one-column.csv', 'Tiêu đề\nMột\nHai\n', 0, /passed over|not an inventory|Columns/),
    file('no-header.csv', '1,2,3\n4,5,6\n7,8,9\n', 0, /passed over|header|not an inventory/),
    file('header-alone.csv', `${HEADER}\n`, 0, /no rows/),
    file('empty.csv', '', 0, /empty/),
    file('wide-row.csv', `${HEADER}\nA,1,Rộng${',x'.repeat(10_000)}\nA,2,Sau,Rộng rãi\n`, [2, 3]),
    file('huge-cell.csv', `${HEADER}\nA,1,"${'dài '.repeat(3_000_000)}",Rộng rãi\n`, 0, /longer than 1,000,000/, 2),
    file('latin.csv', Buffer.from('Hồ sơ,Tiêu đề\n1,Café\n', 'latin1'), [0, 2], /.*/),
    file('same-file-twice.csv', `${HEADER}\nA,1,Một,Rộng rãi\nA,1,Hai,Rộng rãi\n`, 3, /same number/, 3),
    file('own-parent.csv', `${ATOM}\n1,1,Tự mình,Fonds,Published\n`, 1, /parentId/, 2),
    file(
      'circle.csv',
      `${ATOM}\n1,3,Vòng một,Fonds,Published\n2,1,Vòng hai,File,Published\n3,2,Vòng ba,File,Published\n`,
      3,
      /lead back/,
    ),
    file('same-ids.csv', `${ATOM}\n1,,Một,Fonds,Published\n1,,Hai,Fonds,Published\n`, 2, /legacyId/, 3),
    file('no-parent.csv', `${ATOM}\n1,77,Mồ côi,Fonds,Published\n`, 1, /parentId/, 2),
    file('atom-quotes.csv', `${ATOM}\n1,,"Không đóng,Fonds,Published\n2,,B,Fonds,Published\n`, 1, /quotation mark/, 2),
    file('authorities.csv', 'culture,typeOfEntity,authorizedFormOfName\nen,Person,Ai đó\n', 0, /authority records/),
    file(
      'no-header.xlsx',
      handmadeWorkbook(
        sheet([
          ['1', '2'],
          ['3', '4'],
        ]),
      ),
      0,
      /header|not an inventory|Columns/,
    ),
    file(
      'other-columns.xlsx',
      handmadeWorkbook(
        sheet([
          ['Họ tên', 'Năm sinh', 'Lương'],
          ['A', '1980', '1'],
        ]),
      ),
      0,
      /Họ tên/,
    ),
    file(
      'cell-in-pieces.xlsx',
      handmadeWorkbook(
        sheet([
          ['Hồ sơ số', 'Tiêu đề hồ sơ'],
          ['1', 'A'],
        ]).replace('<t>A</t>', '<r><t>một mảnh</t></r>'.repeat(150_000)),
      ),
      0,
      /cell of more than/,
    ),
    file('empty-sheet.xlsx', handmadeWorkbook(sheet([])), 0, /header|empty|no rows/i),
    file('bomb.xlsx', handmadeWorkbook(Buffer.alloc(120 << 20, ' ')), 0, /500-fold|unpack/),
    file(
      'outside.xlsx',
      handmadeWorkbook(
        `<!DOCTYPE x [<!ENTITY a SYSTEM "${trap}/sheet"><!ENTITY b SYSTEM "file://${secretFile}">]>${sheet([
          ['Hồ sơ số', 'Tiêu đề hồ sơ'],
          ['1', '&a;&b;'],
        ])}`,
      ),
      0,
      /document type/,
    ),
    file(
      'encrypted.xlsx',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(2048),
        Buffer.from('EncryptedPackage', 'utf16le'),
        Buffer.alloc(512),
      ]),
      0,
      /password|encrypted|protected|old|passed over/i,
    ),
    file(
      'locked-part.xlsx',
      handmadeWorkbook(
        sheet([
          ['Hồ sơ số', 'Tiêu đề hồ sơ'],
          ['1', 'A'],
        ]),
        { encrypted: true },
      ),
      0,
      /password/,
    ),
    file(
      'half.xlsx',
      handmadeWorkbook(
        sheet([
          ['Hồ sơ số', 'Tiêu đề hồ sơ'],
          ['1', 'A'],
        ]),
      ).subarray(0, 400),
      0,
      /unpack|damaged|zip|workbook|broken|package/i,
    ),
    file('text.xlsx', 'Hồ sơ số\tTiêu đề hồ sơ\n1\tA\n', [0, 2]),
    file('page.xls', '<html><body><table><tr><td>Hồ sơ số</td></tr></table></body></html>', 0, /web page.*\.xlsx/),
    file('script.js', 'require("child_process")', 0, /passed over/),
  ];
}

function sheet(rows: string[][]): string {
  const cells = rows.map(
    (row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
  );
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells.join('')}</sheetData></worksheet>`;
}
