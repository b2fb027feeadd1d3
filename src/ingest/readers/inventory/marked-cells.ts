import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import type { Column, Layout } from './layout.ts';
import type { Cell, SheetRow } from './sheet.ts';

/**
 * A row whose marks beneath headings of access and secrecy say what the headings say: an "x" beneath "Hạn chế" reads
 * "Hạn chế". What is neither a mark nor plainly none is a word of access like any other: unknown, it closes. Prose is
 * not quoted, since nobody said that it is for readers.
 * @param thisYear a year in which secrecy ended has to lie before it
 */
export function withMarks(row: SheetRow, { columns }: Layout, thisYear: number): SheetRow {
  const marked = columns.filter(({ says }) => says !== undefined);
  if (marked.length === 0) return row;
  const cells = [...row.cells];
  const reaching = row.reaching && new Map(row.reaching);
  for (const column of marked) {
    const { index } = column;
    const own = cells[index];
    if (own) cells[index] = read(own, column, thisYear);
    const above = reaching?.get(index);
    const told = above && read(above, column, thisYear);
    if (told) reaching?.set(index, told);
    else reaching?.delete(index);
  }
  return { ...row, cells, ...(reaching ? { reaching } : {}) };
}

function read(
  cell: Cell,
  { field, says = '', isDeclassification, isRelease }: Column,
  thisYear: number,
): Cell | undefined {
  const { text } = cell;
  if (cell.isFault || text === says) return cell;
  const word = foldedLabel(text);
  if (isDeclassification) return hasEnded(text, word, thisYear) ? undefined : cell;
  if (isRelease) return isLetOut(text, word) ? undefined : { ...cell, text: KEPT_IN };
  if (word === '' && /^[\p{Pd}\p{Pc}\s./…]+$/u.test(text)) return undefined;
  if (UNTICKED.test(text)) return undefined;
  const isMark = MARKS.test(text) || MARK_WORDS.has(word);
  // Nothing stands above the column: a remark beside the table is none of its business.
  if (says === '') return isMark || /^\p{L}{1,3}$/u.test(text) ? { ...cell, text: MARK } : undefined;
  if (isMark) return { ...cell, text: says };
  if (field === 'secrecy') return cell;
  if (NONE.has(word) && LIMITS.test(foldedLabel(says))) return undefined;
  return text.length > LONGEST ? { ...cell, text: `${says}: …` } : cell;
}

/** "Đã giải mật", "Rồi", a mark, a day of a year that is over. */
function hasEnded(text: string, word: string, thisYear: number): boolean {
  if (/[?？]/.test(text) || /(?:^| )(?:chua|khong|cho|dang|se|de nghi|du kien)(?: |$)/.test(word)) return false;
  const years = [...word.matchAll(/(?<!\d)\d{4}(?!\d)/g)].map(([year]) => Number(year));
  if (years.length > 0) return years.every((year) => year < thisYear);
  return MARKS.test(text) || MARK_WORDS.has(word) || /^(?:da|roi|da giai mat|giai mat)$/.test(word);
}

/** "Có", "Đã duyệt", a mark, a day; dashes are none. */
function isLetOut(text: string, word: string): boolean {
  if (MARKS.test(text) || MARK_WORDS.has(word) || /^[\d\s/.-]*\d{4}$/.test(text)) return true;
  return (
    /^(?:(?:da|duoc|dong y|cho) ?)?(?:duyet|cong bo|dang|dang tai|dua|dua len|hien thi|phep)?$/.test(word) &&
    word !== ''
  );
}

/** A word of access that closes. */
const KEPT_IN = 'không công khai';
/** What stands for a mark that no heading explains. */
const MARK = 'x';
/** No crosses such as ✗: beneath "Công khai" one may say that it is not. */
const MARKS = /^(?:[xX×✓✔√☑☒+*●•■◼vV1])$/u;
/** A box that nobody has ticked. */
const UNTICKED = /^[☐□◻▢❏❑]$/u;
const MARK_WORDS = new Set(['x', 'v', 'co', 'yes', 'oui', 'true', '1']);
const NONE = new Set(['khong', 'khong co', '0', 'no', 'non', 'false']);
/** Headings whose "không" takes nothing away: of what is no restriction, "không" is one. */
const LIMITS = /(?:^| )(?:han che|gioi han|restrict\w*|embargo\w*|confidential\w*|khong|noi bo|mat)(?: |$)/;
const LONGEST = 40;
