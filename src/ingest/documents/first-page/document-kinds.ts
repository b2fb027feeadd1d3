import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';

/**
 * Kinds of document and how their numbers abbreviate them: NĐ 30/2020/NĐ-CP annex III, the laws, and older and
 * Party kinds. Where a code has two meanings it has none here.
 */
const KINDS: readonly (readonly [name: string, ...codes: string[]])[] = [
  ['Hiến pháp'],
  ['Bộ luật'],
  ['Luật'],
  ['Pháp lệnh'],
  ['Sắc lệnh', 'SL'],
  ['Sắc luật'],
  ['Lệnh', 'L'],
  ['Nghị quyết liên tịch', 'NQLT'],
  ['Nghị quyết', 'NQ'],
  ['Nghị định', 'NĐ'],
  ['Thông tư liên tịch', 'TTLT'],
  ['Thông tư', 'TT'],
  ['Quyết định', 'QĐ'],
  ['Chỉ thị', 'CT'],
  ['Quy chế', 'QC'],
  ['Quy định', 'QyĐ'],
  ['Thông cáo', 'TC'],
  ['Thông báo', 'TB'],
  ['Thông tri'],
  ['Hướng dẫn', 'HD'],
  ['Chương trình', 'CTr'],
  ['Kế hoạch', 'KH'],
  ['Phương án', 'PA'],
  ['Đề án', 'ĐA'],
  ['Dự án', 'DA'],
  ['Báo cáo', 'BC'],
  ['Biên bản', 'BB'],
  ['Tờ trình', 'TTr'],
  ['Hợp đồng', 'HĐ'],
  ['Công điện', 'CĐ'],
  ['Bản ghi nhớ', 'BGN'],
  ['Bản thỏa thuận', 'BTT'],
  ['Giấy ủy quyền', 'GUQ'],
  ['Giấy mời', 'GM'],
  ['Giấy giới thiệu', 'GGT'],
  ['Giấy nghỉ phép', 'GNP'],
  ['Phiếu gửi', 'PG'],
  ['Phiếu chuyển', 'PC'],
  ['Phiếu báo', 'PB'],
  ['Nghị án'],
  ['Án lệ', 'AL'],
  ['Kết luận', 'KL'],
  ['Công văn', 'CV'],
  ['Điều lệ'],
  ['Thư công'],
];

/** Longest first: "Thông tư liên tịch" before "Thông tư". */
const BY_HEADING = KINDS.map(([name]) => ({ name, key: spaceless(name) })).sort((a, b) => b.key.length - a.key.length);
const BY_CODE = new Map(KINDS.flatMap(([name, ...codes]) => codes.map((code) => [code.toLowerCase(), name] as const)));

/** A heading that is a kind's name, letter-spaced or not, or begins with one. */
export interface KindHeading {
  name: string;
  /** What follows on the same line. */
  rest: string;
}

/** @param line in capitals: `QUYẾT ĐỊNH`, `Q U Y Ế T  Đ Ị N H`, `KẾ HOẠCH CÔNG TÁC NĂM 1975`, `BÁO CÁO Về tình hình …` */
export function kindHeading(line: string): KindHeading | undefined {
  const whole = spaceless(line);
  const exact = BY_HEADING.find(({ key }) => key === whole);
  if (exact) return { name: exact.name, rest: '' };
  const words = line.split(/\s+/);
  for (const { name } of BY_HEADING) {
    const length = name.split(' ').length;
    const start = words.slice(0, length).join(' ');
    if (words.length <= length || foldedLabel(start) !== foldedLabel(name)) continue;
    const rest = words.slice(length).join(' ');
    if (length === 1 && (!isLaw(name) || LAWYERS.test(foldedLabel(rest)))) continue;
    if (start === start.toLocaleUpperCase('vi')) return { name, rest };
  }
  return undefined;
}

/** A line of running text that is a title: `Quyết định về việc …`, `Luật Cư trú`. */
export function kindOfTitle(line: string): string | undefined {
  const folded = ` ${foldedLabel(line)} `;
  return BY_HEADING.find(({ name }) => {
    const start = ` ${foldedLabel(name)} `;
    if (!folded.startsWith(start)) return false;
    const rest = line.split(/\s+/).slice(name.split(' ').length);
    return LEADS_ON.test(foldedLabel(rest.join(' '))) || (isLaw(name) && isShortName(rest));
  })?.name;
}

/** The kind that a document's number says: `15/QĐ-UBND`, `40-HD/VPTW`. */
export function kindOfNumber(number: string): string | undefined {
  for (const part of number.split(/[/\-\s]+/)) {
    const kind = BY_CODE.get(part.toLowerCase());
    if (kind !== undefined && /\p{L}/u.test(part)) return kind;
  }
  return undefined;
}

function isLaw(name: string): boolean {
  return name === 'Luật' || name === 'Bộ luật' || name === 'Pháp lệnh';
}

/** "Luật sư", "luật gia", "luật khoa" are no laws. */
const LAWYERS = /^(su|gia|khoa)\b/;

function isShortName(words: readonly string[]): boolean {
  return words.length > 0 && words.length <= 14 && /^\p{Lu}/u.test(words[0] ?? '') && !words.join(' ').includes(',');
}

function spaceless(text: string): string {
  return foldedLabel(text).replaceAll(' ', '');
}

const LEADS_ON =
  /^(ve|v v|so|quy dinh|ban hanh|huong dan|phe duyet|sua doi|cua|thi hanh|ket luan|tinh hinh|cong tac|thuc hien|thong qua|hoi nghi|dieu chinh|thanh lap|bai bo|quy hoach|giao|bo nhiem|xay dung|ho tro)\b/;
