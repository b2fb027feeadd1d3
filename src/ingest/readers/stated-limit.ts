import { foldedLabel } from '../../catalogue/access-words/comparable.ts';
import type { AccessLevel, PartialDate, StatedAccess } from '../../catalogue/description.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import { isOfCopies, laterOpening, narrower, withOpening } from './access-conditions.ts';

/** What words beside a record say of access that is less than open. */
export interface StatedLimit {
  level: Exclude<AccessLevel, 'open'>;
  opensOn?: PartialDate;
  /** It stands in a title: a label, which says nothing of how long. */
  isLabel?: true;
}

/**
 * Access as stated, with what is said of it in passing. What is as narrow itself stays as it is, its day too: "[RESTRICTED]"
 * above "Restricted until 2042" repeats it.
 */
export function limitedBy(access: StatedAccess, limits: readonly StatedLimit[]): StatedAccess {
  const level = limits.reduce<AccessLevel | undefined>((before, limit) => narrower(before, limit.level), undefined);
  const own = access.level ?? (access.conditions === undefined ? undefined : 'closed');
  if (level === undefined || (own !== undefined && narrower(own, level) === own)) return access;
  const { opensOn: ownDay, ...rest } = access;
  const deciding = limits.filter((limit) => limit.level === level);
  const isEndless = deciding.some(({ opensOn, isLabel }) => opensOn === undefined && !isLabel);
  const isOwnEndless = own === 'conditional' && ownDay === undefined;
  const days = [ownDay, ...deciding.map(({ opensOn }) => opensOn)].filter((day) => day !== undefined);
  const hasDay = !isEndless && !isOwnEndless && deciding.some(({ opensOn }) => opensOn !== undefined);
  const opensOn = hasDay ? days.reduce<PartialDate | undefined>(laterOpening, undefined) : undefined;
  return {
    ...rest,
    level,
    ...(own === undefined ? { narrows: true } : {}),
    ...(opensOn === undefined ? {} : { opensOn }),
  };
}

/**
 * What a short note, a line above a table or the heading of a group says of access, where it says nothing else: "Không
 * phục vụ độc giả", "Hồ sơ đang hạn chế tiếp cận", "Tạm đóng đến 2050", "Chỉ phục vụ nội bộ", "Restricted until 2060".
 * @param isNote a few words more are heard, as of "Hạn chế sử dụng do rách"
 * @returns undefined for words about anything else, and for what opens
 */
export function limitIn(text: string, words: AccessWords, isNote = false): StatedLimit | undefined {
  const note = tidy(text);
  if (note === '' || note.length > LONGEST || /giải mật/iu.test(note) || isOfCopies(note)) return undefined;
  const said = withoutSubject(note).replace(SHUT, 'không phục vụ');
  if (isNote && KEPT_CLOSE.test(said)) return { level: 'closed' };
  const meaning = words.word(said);
  const { level, opensOn, isUnderstood } = withOpening(meaning === 'secret' ? 'unknown' : meaning, said, words);
  const isLimit = LIMITS.test(foldedLabel(said)) || (isNote && note.length <= LONGEST_NOTE && BEGINS.test(note));
  if (isUnderstood ? level === 'open' || (level === 'conditional' && !isLimit) : !isLimit) return undefined;
  const limit = isUnderstood && level !== 'open' ? level : 'conditional';
  return opensOn === undefined ? { level: limit } : { level: limit, opensOn };
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/(?<![.!])[.!]+$/, '');
}

function withoutSubject(note: string): string {
  return note.replace(LABEL, '').replace(SUBJECT, '');
}

/**
 * The same of what stands in brackets within a title: "Cán bộ đi B (Hạn chế)", "Letters [restricted until 2060]". A bare
 * "closed" may be said of a mine or a school.
 */
export function limitInTitle(title: string, words: AccessWords): StatedLimit | undefined {
  if (!title.includes('(') && !title.includes('[')) return undefined;
  for (const [, inner = ''] of title.matchAll(BRACKETED)) {
    const limit = limitInBrackets(inner, words);
    if (limit) return { ...limit, isLabel: true };
  }
  return undefined;
}

/** The same few stand in thousands of titles: what each says is found once. */
function limitInBrackets(inner: string, words: AccessWords): StatedLimit | undefined {
  let known = IN_BRACKETS.get(words);
  if (!known || known.size >= MOST_REMEMBERED) IN_BRACKETS.set(words, (known = new Map()));
  if (!known.has(inner)) {
    const isBare = BARE.test(foldedLabel(withoutSubject(tidy(inner))));
    known.set(inner, isBare ? undefined : limitIn(inner, words));
  }
  return known.get(inner);
}

const IN_BRACKETS = new WeakMap<AccessWords, Map<string, StatedLimit | undefined>>();
const MOST_REMEMBERED = 5_000;

/** Characters; what is longer is prose. */
const LONGEST = 80;
const LONGEST_NOTE = 40;
const LABEL =
  /^(?:chế độ|mức độ|điều kiện|phạm vi|tình trạng)\s+(?:sử dụng|phục vụ|khai thác|tiếp cận)\s*:\s*|^access(?: conditions| restrictions)?\s*:\s*/iu;
/** Words for what is described, and for now. */
const SUBJECT =
  /^(?:(?:mlhs|mục lục|danh mục|toàn bộ|tất cả|các|những|hồ sơ|tài liệu|văn bản|này|hiện|hiện nay|đang|còn|tạm|tạm thời|bị|thuộc(?: diện| loại)?|diện|loại|this|these|all|files?|records?|materials?|is|are|currently)\s+)+/iu;
/** Folded words with which a limit begins; "Xin phép xây dựng" is what a file is about. */
const LIMITS =
  /^(?:han che(?: (?:su dung|tiep can|khai thac|phuc vu|cong khai|doi tuong))?(?: (?:den|toi|cho den|trong|theo|den het) .*| \d.*)?|(?:chi )?(?:(?:luu hanh|phuc vu|su dung|khai thac|dung|doc|tham khao|cong khai|pho bien) )?(?:trong )?(?:noi bo)(?: (?:co quan|don vi|trung tam))?|(?:phai |can )?xin phep|(?:phai|can) (?:duoc |co )?(?:xin )?(?:y kien|su dong y|phep|giay gioi thieu|phe duyet|chap thuan)(?: .*)?|(?:su dung|tiep can|khai thac) (?:han che|co dieu kien)|co dieu kien|cam (?:luu hanh|pho bien|khai thac|su dung|phuc vu)|restricted(?: (?:access|use|until|till|to|by|for|material|files?) ?.*)?|access restricted|not (?:yet )?open(?: (?:to|for|until|till|before) .*)?|staff (?:use )?only|for staff only|internal use only)$/;
/** "Xin phép" and "nội bộ" begin such a note, too, where the archive's words know the rest. */
const BEGINS =
  /^(?:(?:hồ sơ|tài liệu)\s+)?(?:hạn chế|nội bộ|lưu hành nội bộ|phải xin phép|cần xin phép|xin phép|(?:sử dụng|tiếp cận) (?:hạn chế|có điều kiện)|restricted)/iu;
/** Words that name no degree of state secrets, and keep a file from readers all the same. */
const KEPT_CLOSE = /^(?:bảo mật|kín|giữ kín|secret|top secret|très secret|confidentiel|confidential)$/iu;
/** A file that is shut to somebody, not one that is bound. */
const SHUT = /^đóng(?=\s+(?:đến|tới|cho đến|cho tới)\s)/iu;
const BRACKETED = /[[(]([^[\]()]{4,80})[\])]/g;
const BARE = /^(?:closed|dong|ferme|reserve|mo|open|cam|noi bo|chua su dung)$/;
