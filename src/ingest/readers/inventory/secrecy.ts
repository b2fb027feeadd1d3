import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import { bearsStamp, nameBears, titleBears } from '../secret-stamps.ts';
import type { Layout } from './layout.ts';
import type { SheetRow } from './sheet.ts';

/** What a row's marks refuse: the file with all in it, one document, or nothing. */
export type Refusal = 'file' | 'item' | undefined;

/** Looks for the marks of state secrets: in the columns made for them, in cells that are nothing but a mark, and in comments. */
export function secretRefusal(row: SheetRow, layout: Layout, words: ArchiveAccessWords): Refusal {
  if (row.comments?.some((text) => bearsStamp(text, words, true))) return 'file';
  let refusal: Refusal;
  const known = new Map(layout.columns.map((column) => [column.index, column]));
  for (const [index, cell] of row.cells.entries()) {
    if (!cell) continue;
    const column = known.get(index);
    const said = [cell.text, ...(cell.struck === undefined ? [] : [cell.struck, `${cell.text} ${cell.struck}`])];
    if (!said.some((text) => isSecret(text, column?.field, words))) continue;
    if (column?.block !== 'item') return 'file';
    refusal = 'item';
  }
  return refusal;
}

function isSecret(text: string, field: string | undefined, words: ArchiveAccessWords): boolean {
  if (field === 'secrecy') return words.isSecretDegree(text);
  if (field === 'access' && words.word(text) === 'secret') return true;
  if (NAMES.has(field ?? '')) return nameBears(text, words);
  return TITLES.has(field ?? '') ? titleBears(text, words, true) : bearsStamp(text, words, true);
}

const NAMES = new Set(['keywords', 'person', 'place', 'creator', 'issuer']);
const TITLES = new Set(['fileTitle', 'docTitle', 'fondsTitle', 'inventoryTitle', 'group', 'annotation']);
