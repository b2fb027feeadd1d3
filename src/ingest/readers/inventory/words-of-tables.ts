import { headingMeaning } from './heading-meaning.ts';

/** Whether a cell is a word that inventories have again and again: the heading of a column, a word of access. */
export function isWordOfTables(text: string): boolean {
  return headingMeaning(text) !== undefined || OF_ACCESS.test(text.normalize('NFC'));
}

/** Such as are Vietnamese, too, when letters of TCVN3 are taken as they stand ("Néi bé", "Më"). */
const OF_ACCESS = /^(?:(?:lưu hành|sử dụng|phục vụ) )?nội bộ$|^(?:mở|đóng|cấm|hạn chế|công khai)$/iu;
