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

/**
 * "Tổng cộng: 25 hồ sơ", "Cộng chuyển trang sau", or "Tổng cộng" with the sums in columns of their own. A box or an
 * inventory may stand before it; a number of a file says that the words are its title.
 */
function isTotal(texts: readonly string[], values: RowValues): boolean {
  const { file, item } = values;
  const [at] = [...texts.slice(0, 1), textOf(file, 'fileTitle'), textOf(item, 'docTitle')].filter(isSum);
  if (at === undefined) return false;
  const others = texts.filter((text) => text !== at);
  const named = [textOf(file, 'fileNumber'), textOf(file, 'fileCode'), textOf(file, 'access')];
  if (at !== texts[0] && named.some((text) => text !== '' && text !== at)) return false;
  const titles = [textOf(file, 'fileTitle'), textOf(item, 'docTitle')];
  return titles.every((title) => title === '' || title === at || (others.includes(title) && /^\d/.test(title)));
}

/** Whether words are those of a sum: of what, of how much, of which page, carried whither. */
function isSum(text: string): boolean {
  const words = foldedLabel(text);
  if (/^công/iu.test(text)) return false;
  return TOTAL.test(words) || CARRIED.test(words) || (ADDED.test(words) && OF_SUMS.test(words));
}

/** "NGƯỜI LẬP", "Giám đốc": whoever signs an inventory. */
export function isSignature(text: string): boolean {
  return SIGNATURE.test(foldedLabel(text));
}

/** Whether a row beneath a line of signatures holds the names to it: words in short cells, and no title. */
export function isOnlyNames(texts: readonly string[], values: RowValues): boolean {
  const titles = [textOf(values.file, 'fileTitle'), textOf(values.item, 'docTitle')].filter((title) => title !== '');
  const areNames = texts.every((text) => NAME.test(text));
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
/**
 * Carried over from one page to the next, by whatever name. What repeats fits in one way only: "tong cong" as one word
 * beside "tong" and "cong" would double the ways with each.
 */
const CARRIED =
  /^(?:(?:so(?: luong| trang| du)?|cong|tong) )*(?:(?:trang|to) (?:truoc|tren) )?(?:mang|chuyen|ket chuyen|don|tiep|chuyen tiep)(?: tiep)? (?:sang|qua|trang)(?: (?:trang|to|tu|sau|truoc|tiep theo|so|\d+))*$|^(?:(?:brought|carried) (?:forward|over|down)|a reporter)$/;
/** "Cộng dồn", "Luỹ kế", "Hộp 1 cộng", "Tổng cộng phông": a word for adding, and else only what is added up. */
const ADDED = /(?:^| )(?:cong|tong cong|tong so|luy ke|sub ?total|total|toan phong|tong phu)(?: |$)/;
const OF_SUMS =
  /^(?:(?:cong|tong|so|luong|luy|ke|don|phu|toan|phong|muc|luc|hop|cap|trang|to|truoc|sau|nay|tren|het|tu|den|la|co|gom|ho|van|ban|tai|lieu|don|vi|bao|quan|dvbq|sub|total|subtotal|cuoi|tat|ca|\d+)(?: |$))+$/;
/** Up to six words that begin with capitals. */
const NAME = /^\p{Lu}[\p{L}\p{M}.]*(?:\s+\p{Lu}[\p{L}\p{M}.]*){0,5}\s*$/u;
const SENTENCE =
  /^(?:het|ket thuc|het muc luc|fin|the end)$|^(?:(?:ban |tap |quyen )?muc luc (?:ho so |tai lieu |van ban )?nay|danh muc nay|ban thong ke nay)\b/;
const SIGNATURE =
  /^(?:nguoi (?:lap|giao|nhan|kiem tra|duyet|viet|soat|thong ke)|can bo (?:lap|thong ke|luu tru)|xac nhan|truong phong|pho truong phong|giam doc|pho giam doc|thu truong|chanh van phong|chi cuc truong|truong ban|dai dien)(?: \S+){0,5}$|^(?:da )?ky\b(?:(?: va)? ghi ro ho ten| ten)?(?: (?:va )?dong dau)?(?: ghi ro ho ten)?$/;
