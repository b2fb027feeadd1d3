import { writeFile } from 'node:fs/promises';
import { handmadeWorkbook } from '../../unit/ingest/inventory/handmade-workbook.ts';
import type { HostileFile } from './hostile-files.ts';
import { aid } from './hostile-xml.ts';

const MANY = 200_000;
/** Where each is taken for a word: enough to be seen, and no load for the memory of the rest of the suite. */
const MANY_WORDS = 20_000;
const HEADER = 'Hồ sơ số,Tiêu đề hồ sơ,Mức độ tiếp cận,Ghi chú,Thời gian';
const ATOM = 'legacyId,title,levelOfDescription,publicationStatus,physicalObjectName,generalNote';

/**
 * Words that fit a pattern in very many ways, and then do not: whoever tries each is still at it tomorrow. Their reading
 * ends within the time of the suite, or it does not.
 */
export const HOSTILE_PATTERNS: HostileFile[] = [
  table('sums.csv', [
    `${'Sub total '.repeat(60)}x,,,`,
    `${'Tổng cộng '.repeat(60)}x,,,`,
    `Chuyển sang trang${' 1'.repeat(MANY_WORDS)} x,,,`,
  ]),
  table('names-to-signatures.csv', ['Người lập,,,', `${'NGUYỄN'.repeat(200)}1,,,`]),
  table('numbered-legend.csv', [`(*) ${'I.C.'.repeat(50)}x,,,`]),
  table(
    'dots.csv',
    [`7,a${'.'.repeat(MANY_WORDS)}b. Mật,Rộng rãi,${'!'.repeat(MANY_WORDS)}a,${'1'.repeat(MANY)}`],
    [2, 3],
  ),
  {
    name: 'blanks-of-atom.csv',
    make: (path) =>
      writeFile(
        path,
        `${ATOM}\n1,"Báo cáo về ${'mật,    '.repeat(20)}xx tối mật",Fonds,Published,Hộp${' '.repeat(MANY)}!,${'!'.repeat(MANY_WORDS)}a\n2,Hai,Fonds,Published,,\n`,
      ),
    records: [1, 2],
  },
  xml('blanks-in-attributes.xml', (blanks) => [
    `<container type="x${blanks}y">1</container>`,
    `<unitdate normal="1990T${blanks}&#10;x">1990</unitdate>`,
  ]),
  xml('dots.xml', () => [`<abstract>a${'.'.repeat(MANY)}b. Mật ong</abstract>`]),
  xml('degrees-as-topics.xml', () => [
    `<abstract>${'quy định về độ tối mật '.repeat(20_000)}</abstract>`,
    `<physloc>${'VỀ ĐỘ TỐI MẬT '.repeat(5_000)}</physloc>`,
  ]),
  xml('one-piece-after-another.xml', () => [
    `<physdesc>${'<extent>5 hộp</extent>'.repeat(20_000)}</physdesc>`,
    `<langmaterial>${'<language>Pháp</language>, sách'.repeat(10_000)}</langmaterial>`,
  ]),
  xml('one-box-after-another.xml', () =>
    Array.from({ length: 20_000 }, (_, box) => `<container type="box">${box}</container>`),
  ),
  xml('one-paragraph-after-another.xml', () => [`<abstract>${'<p>ệ</p>'.repeat(200_000)}</abstract>`]),
  {
    name: 'formats.xlsx',
    make: (path) =>
      writeFile(
        path,
        handmadeWorkbook(
          `<worksheet><sheetData>${row('Hồ sơ số', 'Tiêu đề hồ sơ')}${row('1', 'A')}</sheetData></worksheet>`,
          {
            styles: `<numFmts><numFmt numFmtId="200" formatCode="${'[a'.repeat(MANY)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`,
          },
        ),
      ),
    records: [1, 3],
  },
];

function table(name: string, rows: readonly string[], records: HostileFile['records'] = [2, 5]): HostileFile {
  const text = [HEADER, '1,Một,Rộng rãi,', ...rows, '9,Chín,Rộng rãi,', ''].join('\n');
  return { name, make: (path) => writeFile(path, text), records };
}

function xml(name: string, make: (blanks: string) => string[]): HostileFile {
  const write = (path: string) =>
    writeFile(path, aid(name).replace('<dsc>', `<did>${make(' '.repeat(MANY)).join('')}</did><dsc>`));
  return { name, make: write, records: [1, 2] };
}

function row(...texts: string[]): string {
  return `<row>${texts.map((text) => `<c t="inlineStr" s="0"><is><t>${text}</t></is></c>`).join('')}</row>`;
}
