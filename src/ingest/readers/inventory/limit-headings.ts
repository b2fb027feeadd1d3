import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import { headingMeaning } from './heading-meaning.ts';
import { isSecrecyHeading } from './secrecy-heading.ts';

/** What the cells of a column about limits are read as. */
export interface LimitMeaning {
  field: 'access' | 'secrecy';
  /** What a mark in it says: "Hạn chế", or the heading itself. '' where nothing stands above the column. */
  says: string;
  /** A cell tells whether secrecy has ended, and since when. */
  isDeclassification?: true;
  /** A cell tells whether somebody let it be shown: what does not say so closes, and what does opens nothing. */
  isRelease?: true;
}

/**
 * What a heading means that has no other meaning and speaks of who may see the files: "Hạn chế", "Được tiếp cận
 * (Có/Không)", "Giải mật". Such a column is never left aside, for what it says may be all that closes a file.
 */
export function limitMeaning(heading: string): LimitMeaning | undefined {
  const words = foldedLabel(heading);
  if (words === '' || words.split(' ').length > LONGEST || NO_LIMIT.test(words)) return undefined;
  if (/(?:^| )giai mat(?: |$)/.test(words)) return { field: 'secrecy', says: heading, isDeclassification: true };
  if (RELEASE.test(words)) return { field: 'access', says: heading, isRelease: true };
  const says = heading.replace(ANSWERS, '').trim();
  return LIMIT.test(words) ? { field: 'access', says: says === '' ? heading : says } : undefined;
}

/** Whether a heading stands for columns of marks beneath it: one of access, of secrecy or of limits. */
export function groupMeaning(heading: string): 'access' | 'secrecy' | undefined {
  if (heading === '') return undefined;
  const known = headingMeaning(heading);
  if (isSecrecyHeading(heading, known !== undefined)) return 'secrecy';
  if (known === undefined) return limitMeaning(heading)?.field;
  return known !== 'ignored' && (known.field === 'access' || known.field === 'secrecy') ? known.field : undefined;
}

/** "M", "TM", "TuM": short for Mật, Tối mật, Tuyệt mật where two of them head columns side by side. */
export function areDegrees(labels: readonly string[]): boolean {
  return new Set(labels.filter(isDegree)).size >= 2;
}

export function isDegree(label: string): boolean {
  return DEGREE.test(label.normalize('NFC'));
}

/** "(Có/Không)": what is to be written in the column. */
const ANSWERS = /\s*[([]\s*(?:có|x|v|đánh dấu x?)(?:\s*(?:[/,;|-]|hoặc|hay)\s*(?:không|0))?\s*[)\]]\s*/giu;
/** Words of a heading; longer ones are prose. */
const LONGEST = 12;
const LIMIT =
  /^phuc vu(?: (?:khai thac|doc gia|ban doc))?$|(?:^| )(?:han che|gioi han (?:su dung|tiep can|khai thac)|cong khai|tiep can|noi bo$|luu hanh noi bo|duoc (?:phep )?(?:su dung|khai thac|phuc vu|xem|doc)|khong (?:duoc )?(?:su dung|khai thac|phuc vu)|co dieu kien|pham vi (?:pho bien|phuc vu|khai thac)|doi tuong (?:su dung|khai thac|phuc vu|duoc)|(?:duoc )?cho phep|restrict(?:ed|ions?)?|embargo(?:ed)?|confidential(?:ity)?|access|non communicable|communicable|communicabilite)(?: |$)/;
/** "Đưa lên mạng", "Hiển thị trên web", "Duyệt công bố": "Công bố" alone may be said of books. */
const RELEASE =
  /^(?:(?:duoc|cho phep|cho|da|duyet) )*(?:dua|dang|dang tai|hien thi|cong bo)(?: (?:len|tren|ra))? (?:mang|web|website|internet|cong|cong thong tin|truc tuyen|online)(?: co khong)?$|^(?:duyet|cho phep|duoc phep) (?:cong bo|cong khai|dang tai|hien thi)(?: co khong)?$|^(?:show|visible|display|publish(?:ed)?) (?:online|on web)$|^web visible$/;
/** Points of access are names; how long a restriction lasts and why is said elsewhere. */
const NO_LIMIT =
  /diem tiep can|access points?|(?:^| )(?:so|ma|ky hieu|nguoi|so lan|so luot)(?: .*)? (?:noi bo|tiep can)$/;
const DEGREE = /^(?:M|T\.?M|T[uy]\.?M|TUM|TYM|TgM)\.?$/i;
