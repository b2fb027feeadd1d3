/** Files that a line names by their numbers, and what else it says. */
export interface ListedFiles {
  numbers: string[];
  rest: string;
}

/** "Các hồ sơ số 2, 3 và 10-15 là tài liệu mật", "Ghi chú: hồ sơ 7 hạn chế sử dụng". @returns undefined for other lines */
export function filesListedIn(line: string): ListedFiles | undefined {
  const found = line.length > LONGEST ? null : LISTED.exec(line.normalize('NFC'));
  const [, before = '', list = '', after = ''] = found ?? [];
  if (list === '') return undefined;
  const rest = `${before} ${after}`.replace(JOINTS, '').trim();
  return { numbers: [...list.matchAll(NUMBERS)].flatMap(([, from = '', to]) => counted(from, to)), rest };
}

/** As files are compared by: without zeros before it. */
export function plainNumber(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^0+(?=\d)/, '');
}

function counted(from: string, to: string | undefined): string[] {
  const first = Number(from);
  const last = to === undefined ? first : Number(to);
  if (!Number.isInteger(first) || !Number.isInteger(last)) return [plainNumber(from), ...(to ? [plainNumber(to)] : [])];
  return Array.from({ length: Math.min(Math.max(last - first + 1, 1), MOST) }, (_, at) => String(first + at));
}

const LONGEST = 400;
/** A longer run of numbers is none. */
const MOST = 1000;
const NUMBER = '\\d{1,6}[a-zđ]?';
const SPAN = '\\s*(?:-|–|đến|tới)\\s*(?:số\\s+)?';
const LISTED = new RegExp(
  `^\\s*(?:ghi chú\\s*:\\s*)?([^;\\d]{0,60}?)(?:(?:các|những|từ)\\s+)*(?:hồ sơ|đơn vị bảo quản|đvbq|hs)(?:\\s+(?:mang\\s+)?(?:có\\s+)?(?:số|số thứ tự))?\\s*:?\\s*((?:${NUMBER})(?:(?:${SPAN}|\\s*[,;]\\s*|\\s+và\\s+|\\s*,\\s*và\\s+)(?:hồ sơ\\s+)?(?:số\\s+)?${NUMBER}(?![\\p{L}\\p{N}/]))*)(?![\\p{L}\\p{N}/])(.*)$`,
  'iu',
);
const NUMBERS = new RegExp(`(${NUMBER})(?:${SPAN}(${NUMBER}))?`, 'giu');
const JOINTS = /^(?:[\s:=.,–—-]|(?:là|thì|thuộc|đều|được)\s)+/iu;
