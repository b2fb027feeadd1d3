import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import { textOf } from './row-values.ts';
import type { RowValues } from './row-values.ts';

/**
 * Whether a row closes an inventory or a page of it: a total, a sentence about the list itself, signatures.
 * "Công văn đến năm 1955" or "Giám đốc Sở gửi thư" begins like one and is a title: where a row has a number or
 * anything else besides, it is a row.
 * @param texts its filled cells, from the left
 */
export function isClosing(texts: readonly string[], values: RowValues): boolean {
  return isTotal(texts, values) || texts.every(closesTheList);
}

/** "Tổng cộng: 25 hồ sơ", or "Tổng cộng" with the sums in columns of their own. */
function isTotal([first = '', ...others]: readonly string[], values: RowValues): boolean {
  if (!TOTAL.test(foldedLabel(first)) || /^công/iu.test(first)) return false;
  const titles = [textOf(values.file, 'fileTitle'), textOf(values.item, 'docTitle')];
  return titles.every((title) => title === '' || title === first || (others.includes(title) && /^\d/.test(title)));
}

/** "NGƯỜI LẬP", "Giám đốc": whoever signs an inventory. */
export function isSignature(text: string): boolean {
  return SIGNATURE.test(foldedLabel(text));
}

/** Whether a row beneath a line of signatures holds the names to it: words in short cells, and no title. */
export function isOnlyNames(texts: readonly string[], values: RowValues): boolean {
  const titles = [textOf(values.file, 'fileTitle'), textOf(values.item, 'docTitle')].filter((title) => title !== '');
  const areNames = texts.every((text) => /^(?:\p{Lu}[\p{L}\p{M}.]*\s*){1,6}$/u.test(text));
  return areNames && (titles.length === 0 || texts.every((text) => titles.includes(text)));
}

function closesTheList(text: string): boolean {
  return SENTENCE.test(foldedLabel(text)) || isSignature(text) || isDated(text);
}

/** "Sông Châu, ngày 12 tháng 3 năm 1999", the place perhaps missing and the figures left open. */
function isDated(text: string): boolean {
  const [date = '', place = '', ...more] = text.split(',').reverse();
  return more.length === 0 && place.length <= 40 && /^ngay( \d+)? thang( \d+)? nam( \d+)?$/.test(foldedLabel(date));
}

/** Folded. A sum alone, what it is of, and how much: anything else after "tổng" belongs to a title ("tổng hợp", "tổng kết"). */
const TOTAL =
  /^(?:tong|(?:tong cong|tong so|cong)(?: (?:cong|so|so luong|la|co|ho so|van ban|tai lieu|don vi bao quan|dvbq|to|trang|hop|cap))*)(?: \d.*)?$/;
const SENTENCE = /^(?:(?:ban |tap |quyen )?muc luc (?:ho so |tai lieu |van ban )?nay|danh muc nay|ban thong ke nay)\b/;
const SIGNATURE =
  /^(?:nguoi (?:lap|giao|nhan|kiem tra|duyet|viet|soat|thong ke)|can bo (?:lap|thong ke|luu tru)|xac nhan|truong phong|pho truong phong|giam doc|pho giam doc|thu truong|chanh van phong|chi cuc truong|truong ban|dai dien)(?: \S+){0,5}$|^(?:da )?ky\b(?:(?: va)? ghi ro ho ten| ten)?(?: (?:va )?dong dau)?(?: ghi ro ho ten)?$/;
