import { isTopic, saysDeclassified } from './secrecy-as-topic.ts';

/**
 * Whether a short remark says that what it stands by is secret: "Có đóng dấu Mật", "Có 03 văn bản Tối mật", "Hồ sơ
 * mật, không phục vụ", "75 năm - Mật", "Chưa giải mật", "Thuộc bí mật nhà nước". Prose about secret police, honey,
 * somebody named Mật or the rules for secret papers says nothing of the kind.
 * @param remark one line, NFC
 */
export function remarkSaysSecret(remark: string): boolean {
  if (remark.length > LONGEST || !MENTIONS.test(remark) || saysDeclassified(remark)) return false;
  if (NOT_YET_FREE.test(remark)) return true;
  return remark.split(CLAUSES).some((clause) => clauseSaysSecret(clause.trim()));
}

function clauseSaysSecret(clause: string): boolean {
  if (clause === '' || NONE.test(clause)) return false;
  if (MARK_ALONE.test(clause) || STATE_SECRET.test(clause)) return true;
  const stamp = STAMPED.exec(clause) ?? OF_DEGREE.exec(clause) ?? OF_PAPERS.exec(clause);
  return stamp !== null && !isTopic(clause.slice(0, stamp.index + stamp[0].search(MARK)), false);
}

/** Longer ones are prose. */
const LONGEST = 160;
const MENTIONS = /mật/iu;
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
const STATE_SECRET =
  /^(?:(?:tài liệu|hồ sơ|văn bản|nội dung|này|có|chứa|là|thuộc|danh mục|phạm vi|loại|nằm trong|chứa đựng)\s+)*bí mật nhà nước(?:\s+độ\s+\S+(?:\s+mật)?)?["“”'.]*$/iu;
const NONE = /^(?:không|chưa)\s+(?:có|phải|là|thuộc|chứa|đóng|mang)|^không\s+mật|^hết\s|^phi\s/iu;
const NOT_YET_FREE = /chưa\s+(?:được\s+)?giải\s+mật/iu;
