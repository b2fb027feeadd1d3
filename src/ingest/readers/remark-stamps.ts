import { isAboutStamps, isTopic, saysDeclassified } from './secrecy-as-topic.ts';

/**
 * Whether a short remark says that what it stands by is secret: "Có đóng dấu Mật", "Có 03 văn bản Tối mật", "Hồ sơ
 * mật, không phục vụ", "75 năm - Mật", "Chưa giải mật", "Thuộc bí mật nhà nước". Prose about secret police, honey,
 * somebody named Mật or the rules for secret papers says nothing of the kind.
 * @param remark one line, NFC
 */
export function remarkSaysSecret(remark: string): boolean {
  if (remark.length > LONGEST || !MENTIONS.test(remark)) return false;
  const said = remark.replace(SHORT, 'bí mật nhà nước');
  if (NOT_YET_FREE.test(said)) return true;
  if (saysDeclassified(said)) return false;
  if (DEGREE_BY_LETTER.test(said) || BARE_STAMP.test(said)) return true;
  const isSweet = SWEET.test(said);
  return said.split(CLAUSES).some((clause) => clauseSaysSecret(clause.trim(), isSweet));
}

/**
 * Whether a sentence says that there is a stamp on what it describes: "Báo cáo có đóng dấu Mật của Ty Công an". What
 * is about stamps ("Quy định về việc đóng dấu mật") says nothing of the kind.
 * @param text NFC
 */
export function saysStamped(text: string): boolean {
  return [...text.matchAll(BEARS_STAMP)].some(({ 0: words, index }) => {
    const clause = text.slice(0, index).split(/[.;]/).at(-1) ?? '';
    return !isAboutStamps(clause) && !DENIED.test(clause) && !saysDeclassified(text.slice(index + words.length));
  });
}

function clauseSaysSecret(clause: string, isSweet: boolean): boolean {
  if (clause === '' || NONE.test(clause)) return false;
  if (MARK_ALONE.test(clause) || STATE_SECRET.test(clause) || MARK_WITH_TERM.test(clause)) return true;
  if (!isSweet && /^mật$/u.test(clause)) return true;
  const stamp = STAMPED.exec(clause) ?? OF_DEGREE.exec(clause) ?? OF_PAPERS.exec(clause);
  return stamp !== null && !isTopic(clause.slice(0, stamp.index + stamp[0].search(MARK)), false);
}

/** Longer ones are prose. */
const LONGEST = 160;
const MENTIONS = /mật|bmnn|\bmat\b/iu;
/** As offices write "bí mật nhà nước". */
const SHORT = /(?<![\p{L}\p{M}])BMNN(?![\p{L}\p{M}])/giu;
const SWEET = /(?:^|[^\p{L}])(?:đường|mía|ong|rỉ|hoa|sáp|sữa)(?![\p{L}])/iu;
const CLAUSES = /[,;.:()[\]|–—]|\s-\s|\n/u;
const MARK = /(?:(?:tối|tuyệt)\s+)?mật/iu;
const END = '(?![\\p{L}\\p{M}])(?!\\s+(?:thám|mã|độ|ong|danh|mía|vụ|khẩu|thư|thiết|tông|viện|hóa|hoá)(?![\\p{L}]))';
const MARK_ALONE =
  /^["“”'«]*(?:(?:có|là|loại|mức|độ|dấu|chữ)\s+)*["“”'«]*(?:(?:[Tt][ốỐ][iI]|[Tt][uU][yY][ệỆ][tT])\s+[Mm][ậẬ][tT]|M[ậẬ][tT])["“”'»]*$/u;
const STAMPED = new RegExp(`(?:dấu|đóng|chữ|ghi)\\s+["“”'«]?(?:(?:tối|tuyệt)\\s+)?mật${END}`, 'iu');
/** "Độ mật" alone is a label. */
const OF_DEGREE = new RegExp(`(?:[Đđ]ộ|[Mm]ức)\\s+["“”'«]?M[ậẬ][tT]${END}`, 'u');
const OF_PAPERS = new RegExp(
  `(?:tài liệu|hồ sơ|văn bản|công văn|bản|tờ|trang|quyển|tập)\\s+["“”'«]?(?:loại\\s+|độ\\s+)?(?:(?:tối|tuyệt)\\s+)?mật${END}|(?:tối|tuyệt)\\s+mật${END}`,
  'iu',
);
/** "Mật đến năm 2040", "Mật theo QĐ 12". */
const MARK_WITH_TERM = /^[Mm][ậẬ][tT]\s+(?:đến|tới|cho đến|từ|theo|trong|năm|thời hạn|\d)/u;
const STATE_SECRET =
  /^(?:(?:tài liệu|hồ sơ|văn bản|nội dung|này|có|chứa|là|thuộc|danh mục|phạm vi|loại|nằm trong|chứa đựng)\s+)*bí mật (?:nhà nước|quốc gia|quân sự|quốc phòng)(?:\s+độ\s+\S+(?:\s+mật)?)?["“”'.]*$/iu;
const NONE = /^(?:không|chưa)\s+(?:có|phải|là|thuộc|chứa|đóng|mang)|^không\s+mật|^hết\s|^phi\s/iu;
/** Whoever asks for release, waits for it or plans it has not got it; nor has the rest of what is released in part. */
const NOT_YET_FREE =
  /(?:chưa|chờ|đợi|đề nghị|đề xuất|kiến nghị|xin|trình|sẽ|dự kiến|đang|không|cần|xem xét|thủ tục|thời hạn|hạn)\s+(?:[^\s,;.]+\s+){0,4}?giải\s+mật|giải\s+mật\s+(?:một phần|một số|từng phần|dần)|giải\s+mật\s+(?:từ|sau|vào|đến)\s/iu;
/** Mật is degree C. */
const DEGREE_BY_LETTER = /(?:^|[^\p{L}])độ\s+(?:bảo\s+)?mật\s*[:=–-]?\s*[ABC]\s*\.?$/iu;
const BARE_STAMP = /^[\0-\x7f]*\b(?:dong|co|mang)\s+dau\s+(?:(?:toi|tuyet)\s+)?mat\b/i;
const BEARS_STAMP = new RegExp(
  `(?:có|mang|bị|được|đã)\\s+(?:đóng\\s+)?dấu\\s+(?:độ\\s+)?["“”'«]?(?:(?:tối|tuyệt)\\s+)?mật${END}|đóng\\s+dấu\\s+(?:độ\\s+)?["“”'«]?(?:(?:tối|tuyệt)\\s+)?mật${END}`,
  'giu',
);
const DENIED = /(?:không|chưa)(?:\s+\S+){0,2}\s*$/iu;
