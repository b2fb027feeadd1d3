/**
 * Whether a heading that has no other meaning names a column of secrecy: "Mật", "Tài liệu mật", "Bí mật nhà nước".
 * Accents count, where there are any: "Tài liệu mất" lists what was lost, and "Mặt" is a side.
 * @param isKnown the heading also reads as something else, so that it must consist of such words alone
 */
export function isSecrecyHeading(heading: string, isKnown: boolean): boolean {
  const words = wordsOf(heading);
  const isBare = words.every((word) => /^[a-z]+$/.test(word));
  const secret = isBare ? 'mat' : 'mật';
  const at = words.indexOf(secret);
  if (at < 0 || words.length > LONGEST || NOT_BEFORE.has(words[at - 1] ?? '') || NOT_AFTER.has(words[at + 1] ?? '')) {
    return false;
  }
  return isBare || isKnown ? words.every((word) => OWN.has(withoutAccents(word))) : true;
}

/**
 * Whether the heading of a group of files says that they are secret: "Tài liệu mật", "Nhóm hồ sơ tối mật năm 1960",
 * "Tài liệu mật của Tỉnh ủy". What is secret no longer, or not, is none.
 * @param isWhole nothing else may be said beside it, since the text may be a title
 */
export function isSecretSection(heading: string, isWhole: boolean): boolean {
  const words = wordsOf(heading);
  const at = words.findIndex((word, index) => word === 'mật' && !NOT_BEFORE.has(words[index - 1] ?? ''));
  if (at < 0 || NOT_AFTER.has(words[at + 1] ?? '') || NO_LONGER.test(words.join(' '))) return false;
  const others = isWhole ? words : words.slice(0, at);
  return others.every((word) => OF_SECTIONS.has(withoutAccents(word)));
}

function wordsOf(heading: string): string[] {
  const letters = heading.normalize('NFC').replace(SHORT, 'bí mật nhà nước').toLocaleLowerCase('vi');
  return [...letters.matchAll(/\p{L}+/gu)].map(([word]) => word);
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** As offices write it. */
const SHORT = /(?<![\p{L}\p{M}])BMNN(?![\p{L}\p{M}])/gu;
/** Words of a heading; longer ones are prose. */
const LONGEST = 12;
/** "Ngày giải mật" tells when it ended; Cơ mật viện was a council. */
const NOT_BEFORE = new Set(['giải', 'giai', 'cơ']);
/** Secret police, ciphers, density, honey. */
const NOT_AFTER = new Set(['thám', 'mã', 'độ', 'ong', 'danh', 'mía', 'vụ', 'khẩu']);
const OWN = new Set(
  'mat toi tuyet bi nha nuoc tai lieu ho so van ban co la thuoc loai dau dong danh muc muc do cap bao phan tinh trang che chi khong hay hoac va cua x a b c'.split(
    ' ',
  ),
);
/** Of a heading of files: what they are, of when and where they lie; and its numbering. */
const OF_SECTIONS = new Set([
  ...OWN,
  ...'luc nhom phan chuong khoi cac nhung nam giai doan tu den hop cap kho i ii iii iv v vi vii viii ix d e g h'.split(
    ' ',
  ),
]);
const NO_LONGER = /(?:^| )(?:(?:không|chưa|hết|giải) mật|mật (?:không|thường))(?: |$)/;
