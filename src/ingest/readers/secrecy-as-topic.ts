/**
 * Whether "tối mật" or "tuyệt mật" in a sentence is what it is about ("chế độ bảo vệ tài liệu tối mật", "danh mục
 * bí mật nhà nước độ Tuyệt mật và Tối mật") and no stamp on it. What cannot be told is a stamp.
 * @param before what stands before the words
 * @param isSetOff they begin with a capital after small letters, and end the text: as stamps are typed
 */
export function isTopic(before: string, isSetOff: boolean): boolean {
  const clause =
    before
      .slice(-WITHIN)
      .split(/[.;:([{"“|]|\s[-–—]\s/u)
      .at(-1) ?? '';
  const said = clause.toLocaleLowerCase('vi').replace(COORDINATED, ' ').trimEnd();
  if (!ABOUT.test(said)) return false;
  return OF_DEGREE.test(said) || (!isSetOff && OF_PAPERS.test(said));
}

/** Said of what once was secret: "đã giải mật", "nay không còn là tài liệu mật". */
export function isDeclassified(rest: string): boolean {
  return RELEASED.test(rest.slice(0, SOON).normalize('NFC'));
}

/** A short remark that says so of all that it speaks of. */
export function saysDeclassified(remark: string): boolean {
  return GIVEN_FREE.test(remark) && !IN_PART.test(remark);
}

/** "Quy định về việc đóng dấu mật": the stamp is what a title is about. */
export function isAboutStamps(before: string): boolean {
  return ABOUT.test(before.slice(-WITHIN).toLocaleLowerCase('vi'));
}

/** Letters after the words in which their release is told. */
const SOON = 300;
/** Letters before the words in which their topic is named. */
const WITHIN = 120;
/** "… độ Tuyệt mật, Tối mật và": other degrees named before this one. */
const COORDINATED = /(?:\s+(?:(?:tối|tuyệt)\s+)?mật\s*(?:,|và|hoặc|hay|\/))+\s*$/u;
const ABOUT =
  /(?:^|\s)(?:về|chế độ|công tác|quy định|quy chế|bảo vệ|bảo quản|quản lý|giải|giảm|danh mục|danh sách|sổ|đăng ký|thống kê|phân loại|xác định|xử lý|tiêu hủy|tiêu huỷ|sao chụp|in ấn|giao nhận|vận chuyển|làm lộ|làm mất|vụ lộ|phát hành|soạn thảo|lưu giữ|không)\s/u;
const OF_DEGREE = /\s(?:độ|độ mật|mức|mức độ|cấp độ|loại|giải)$/u;
const OF_PAPERS = /\s(?:tài liệu|văn bản|hồ sơ|công văn|tin|tin tức|bí mật|bí mật nhà nước|thuộc)$/u;
/** Only what has been done: a year alone may lie ahead ("giải mật năm 2040"). */
const RELEASED =
  /^[\s,.:;()[\]–-]*(?:(?:tài liệu|hồ sơ)\s+)*(?:(?:nay|hiện|đã)\s+(?:(?:nay|hiện|đã|được)\s+)*giải mật|(?:(?:nay|hiện|đã)\s+)*(?:không còn|hết (?:độ )?mật))/iu;
const GIVEN_FREE =
  /(?:đã|nay|hiện)\s+(?:được\s+)?giải\s+mật|không\s+còn\s+(?:là\s+)?(?:tài liệu\s+)?mật|hết\s+(?:độ\s+)?mật/iu;
const IN_PART = /chưa|(?<!không\s)còn|trừ|một phần|một số/iu;
