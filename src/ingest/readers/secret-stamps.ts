import { toUnicode } from '../../documents/encodings/to-unicode.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import { remarkSaysSecret, saysStamped } from './remark-stamps.ts';
import { isDeclassified, isTopic, saysDeclassified } from './secrecy-as-topic.ts';

type SecretWords = Pick<AccessWords, 'isSecretMark' | 'mayHoldSecretMark'>;

/**
 * Whether a text, or one paragraph of it, is a mark Mật, Tối mật or Tuyệt mật, or bears one at either end as a
 * stamp is typed: "[MẬT] Báo cáo …", "Kế hoạch … (Tối mật)", "TUYỆT MẬT - Kế hoạch …", "Độ mật: Mật. Không phục vụ".
 * A word of a sentence or a name is none: "mật ong", "hồ sơ mật thám", "hoạt động bí mật", "đường – mật".
 * @param isRemark the text is a note or a cell, where a bare "mat" is the mark too; elsewhere it may be a name
 */
export function bearsStamp(text: string, words: SecretWords, isRemark = false): boolean {
  return readings(text).some((each) => bears(each, words, isRemark ? 'remark' : 'text'));
}

/**
 * The same of a title, where "tối mật" and "tuyệt mật" are a stamp wherever they stand, unless it is about them.
 * @param isCell of a table: a bare "mat" that is all of it is the mark
 */
export function titleBears(title: string, words: SecretWords, isCell = false): boolean {
  return readings(title).some((each) => {
    if (!isCell && (!words.mayHoldSecretMark(each) || isBare(each))) return false;
    const text = each.normalize('NFC');
    return bears(each, words, isCell ? 'cell' : 'text') || namesDegree(text) || saysStamped(text);
  });
}

/** The same of a subject, a person, a place: "Mật" may be a name, "Bí mật nhà nước" a topic. */
export function nameBears(name: string, words: SecretWords): boolean {
  return readings(name).some((each) => {
    if (!words.mayHoldSecretMark(each) || isBare(each)) return false;
    const text = each.normalize('NFC').trim();
    return [...bracketed(text), TWO_WORDS.test(text) ? text : ''].some((mark) => words.isSecretMark(mark));
  });
}

/**
 * A text as it stands, and where it may be in a font of the 1990s also as it was meant: tables in Unicode hold cells
 * that were copied from older ones ("Tèi mËt" in TCVN3, "Toái maät" in VNI). A letter that was lost may be the mark's.
 */
function readings(text: string): string[] {
  if (!OLD.test(text)) return [text];
  const lost = text.length <= LONGEST_MARK ? text.replace(/(?<=m)[\ufffd?](?=t)/giu, 'ậ') : text;
  return [text, lost, toUnicode(text, 'tcvn3'), toUnicode(text, 'vni')];
}

/** What a text is: in a cell a bare word may be all that is said, in a remark a sentence may say it. */
type Kind = 'text' | 'cell' | 'remark';

function bears(text: string, words: SecretWords, kind: Kind): boolean {
  if (kind === 'text' && (!words.mayHoldSecretMark(text) || isBare(text))) return false;
  return text.includes('\n')
    ? text.split('\n').some((line) => lineBears(line, words, kind))
    : lineBears(text, words, kind);
}

/** Without any accent and without the two words: outside remarks no mark is written so. */
function isBare(text: string): boolean {
  return ASCII.test(text) && !BARE_TWO_WORDS.test(text);
}

function namesDegree(title: string): boolean {
  return [...title.matchAll(DEGREE)].some(({ 0: mark, index }) => {
    const before = title.slice(0, index);
    const rest = title.slice(index + mark.length);
    const isSetOff = /^\p{Lu}/u.test(mark) && /^\P{L}*$/u.test(rest) && SMALL.test(before);
    return !isDeclassified(rest) && !isTopic(before, isSetOff);
  });
}

function lineBears(line: string, words: SecretWords, kind: Kind): boolean {
  const isCell = kind !== 'text';
  if (!words.mayHoldSecretMark(line)) return false;
  if (line.length <= LONGEST_MARK && (isCell || isWritten(line)) && words.isSecretMark(line)) return true;
  const text = line.normalize('NFC').trim();
  if (kind === 'remark' && remarkSaysSecret(text)) return true;
  if (isCell && text.length <= LONGEST_MARK && /\d/.test(text)) {
    const alone = text.replace(/[^\p{L}\p{M}\s]+/gu, ' ').trim();
    if (isWritten(alone) && words.isSecretMark(alone)) return true;
  }
  if (kind === 'remark' && text.length > LONGEST_REMARK && (namesDegree(text) || saysStamped(text))) return true;
  if (kind === 'remark' && text.length <= LONGEST_REMARK && saysDeclassified(text)) return false;
  if (ledByMark(text.slice(0, FAR)) || endedByMark(text.slice(-FAR))) return true;
  const marks = [...bracketed(text), ...setApart(text), ...inCapitals(text)];
  return marks.some((mark) => (isWritten(mark) || (isCell && mark === mark.toUpperCase())) && words.isSecretMark(mark));
}

/** With an accent, or as two words: "Mat" may be a place or matt paper. */
function isWritten(line: string): boolean {
  return /\p{M}/u.test(line.normalize('NFD')) || TWO_WORDS.test(line);
}

/** In any brackets, alone or beside something else: "(Mật, 12 tờ)". A lone "(mật)" may be molasses. */
function bracketed(text: string): string[] {
  const isSweet = SWEETS.test(text);
  return [...text.matchAll(BRACKETS)].flatMap(({ 1: inner = '', 0: all, index }) => {
    if (isDeclassified(text.slice(index + all.length)) || saysDeclassified(inner)) return [];
    const parts = inner.split(/[,;]/).map((part) => part.trim());
    return parts.filter((part) => /^\p{Lu}|\s/u.test(part) || !isSweet);
  });
}

/** "Mật, Báo cáo …", "\"Mật\" Kế hoạch …", "Mật Báo cáo …": not "Mật Sơn", nor "mật ong". */
function ledByMark(text: string): boolean {
  const rest = LED.exec(text)?.groups?.['rest'];
  return rest !== undefined && !isDeclassified(rest);
}

/** "Báo cáo …, Mật", "Báo cáo … Mật", "Báo cáo … - mật": not "xã Mật", nor "Nguyễn Văn Mật". */
function endedByMark(text: string): boolean {
  const before = ENDED.exec(text)?.groups?.['before'];
  if (before === undefined || SWEETS.test(text)) return false;
  if (/[,\s][–-]\s*$|,\s*$/u.test(before)) return true;
  const last = /(\S+)\s*$/u.exec(before)?.[1] ?? '';
  return /M[ậẬ][tT]\P{L}*$/u.test(text) && /^\p{Ll}/u.test(last) && !NAMED_MAT.has(last) && !PROSE.test(text);
}

/** Before or after a dash, colon or full stop, with its label or without. */
function setApart(text: string): string[] {
  const head = [...text.slice(0, WITHIN).matchAll(PART)].map(({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
  }));
  const from = Math.max(0, text.length - WITHIN);
  const tail = [...text.slice(from).matchAll(PART)].map(({ index }) => from + index);
  const starts = head.slice(0, 2).map(({ end }) => {
    const mark = text.slice(head[0]?.start, end).trim();
    const rest = text.slice(end).replace(/^[\s.:;|*_–—-]+/, '');
    const isStamp = isPlain(mark) || isCapital(mark, rest) || ONE_WORD.test(mark);
    return isStamp && /^["“«[(]?\p{L}/u.test(rest) && !isDeclassified(rest) ? mark : '';
  });
  const ends = tail.slice(-2).map((start) => {
    const mark = text.slice(start).trim();
    const before = text.slice(0, start).trimEnd();
    const isStamp =
      isPlain(mark) ||
      (isCapital(mark, before) && !SWEET.test(before)) ||
      (ONE_WORD.test(mark) && /[.;–—-]$/.test(before) && !SWEET.test(before.replace(JOINTS_AT_END, '')));
    return isStamp && before !== '' ? mark : '';
  });
  return [...starts, ...ends].filter((mark) => mark !== '');
}

/** "TUYỆT MẬT Kế hoạch …", "Kế hoạch … MẬT": in capitals beside small letters. */
function inCapitals(text: string): string[] {
  if (!SMALL.test(text)) return [];
  const found = [
    isDeclassified(text.replace(/^.*?MẬT/u, '')) ? undefined : /^((?:TỐI |TUYỆT )?MẬT) (?!\p{Lu}{2})/u.exec(text)?.[1],
    /(?<!\p{Lu}{2}) ((?:TỐI |TUYỆT )?MẬT)[.\s]*$/u.exec(text)?.[1],
  ];
  return found.filter((mark) => mark !== undefined).filter(() => !PROSE.test(text));
}

/** A label or mark all in capitals; "TÀI LIỆU MẬT" only beside small letters, since it may be the title's own words. */
function isCapital(mark: string, rest: string): boolean {
  return /^\P{Ll}*\p{Lu}\P{Ll}*$/u.test(mark) && (mark.split(' ').length === 1 || SMALL.test(rest));
}

/** Two words, or one with its label: no sweet thing is called so. */
function isPlain(mark: string): boolean {
  return TWO_WORDS.test(mark) || NAMED.test(mark);
}

const OLD = /m(?:[Ëë]|a[äÄ]|[\ufffd?])t/iu;
/** No mark is longer, whatever stands round it ("Độ mật: TUYỆT MẬT."). */
const LONGEST_MARK = 60;
const LONGEST_REMARK = 160;
/** Letters at either end of a text among which a stamp stands. */
const WITHIN = 60;
/** What stands between full stops, colons and free-standing dashes. */
const PART = /(?:[^.:;|*_–—\s-]|\s(?!-\s)|(?<!\s)-|-(?!\s))+/gu;
/** Looked at from its beginning only: from each place within it, a line of dots would take its square. */
const JOINTS_AT_END = /(?<![\s.;–—-])[\s.;–—-]+$/;
const TWO_WORDS = /(?:^|\s)(?:tối|tuyệt|toi|tuyet)\s+m[ậâạa]t(?:\s|$)/iu;
const ASCII = /^[\0-\x7f]*$/;
const BARE_TWO_WORDS = /(?:toi|tuyet)\s+mat/i;
const NAMED = /^(?:mức\s+|cấp\s+)?độ\s+(?:bảo\s+)?mật[\s:]|^(?:đã\s+)?(?:đóng\s+)?dấu\s/iu;
const ONE_WORD = /^M[ậạâ]t[.\s]*$/u;
const SWEET = /(?:^|\s)(?:đường|mía|ong|rỉ|mật)[\s,–-]*$/iu;
/** Letters within which a text's own beginning or end tells what it is about. */
const FAR = 300;
/** What a text is about in which "mật" may be food. */
const SWEETS = /(?:^|[^\p{L}])(?:đường|mía|ong|rỉ|hoa|sáp|sữa|hoạt động|giữ|bí|mật độ)(?![\p{L}])/iu;
const BRACKETS = /[[({【]([^\])}】]{2,60})[\])}】]/gu;
const KINDS =
  'Báo cáo|Kế hoạch|Công văn|Công điện|Điện|Quyết định|Chỉ thị|Nghị quyết|Thông báo|Thông tri|Tờ trình|Biên bản|Phương án|Đề án|Hồ sơ|Tài liệu|Danh sách|Bản đồ|Sơ đồ|Lệnh|Thư';
const LED = new RegExp(
  `^(?:["“«*]+\\s*M[ậẬ][tT]\\s*["”»*]+[\\s,:-]*(?<rest>\\p{L}.*)|M[ậẬ][tT]\\s*[,/]\\s*(?<rest>\\p{Lu}.*)|M[ậẬ][tT][\\s-]+(?<rest>(?:${KINDS}).*))$`,
  'u',
);
const ENDED = /^(?<before>.*\p{L}\P{L}*?(?:,\s*(?=M)|\s[–-]\s*|(?<=\p{Ll})\s+(?=M)))[Mm][ậẬ][tT][.\s]*$/u;
/** Before a name. */
const NAMED_MAT = new Set(
  'xã làng thôn ấp bản mường buôn sông núi hồ suối kênh đèo cầu chợ đồn vùng huyện ông bà cụ anh chị em chí họ tên thầy cô chú bác cậu và là dấu độ'.split(
    ' ',
  ),
);
const DEGREE = /(?<![\p{L}\p{M}])(?:tối|tuyệt)[\s_-]+mật(?![\p{L}\p{M}])/giu;
const SMALL = /\p{Ll}/u;
const PROSE = /(?:^|\s)(?:bí|độ|chế độ|dấu|và|hoặc|giải)\s+MẬT[.\s]*$/iu;
