import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';

/**
 * The lines of a first page down to where its text proper begins, without the nation's own heading.
 * @param page lines separated by `\n`; the two columns of the head may have been read as one line each, or apart
 */
export function headOf(page: string): string[] {
  const lines: string[] = [];
  for (const given of page.slice(0, LONGEST_HEAD).normalize('NFC').split('\n')) {
    const line = given.slice(0, LONGEST_LINE).replace(MARKUP, '').replace(/\s+/g, ' ').trim();
    if (line === '' || RULE.test(line)) continue;
    if (BEGINS_TEXT.test(foldedLabel(line))) break;
    for (const part of withoutNation(line)) lines.push(part);
    if (lines.length >= MOST_LINES) break;
  }
  return lines;
}

/** What is left of a line when the nation's name and motto are taken out: what stood before and after them. */
function withoutNation(line: string): string[] {
  return line
    .split(NATION)
    .map((part) => part.replace(LOOSE_ENDS, '').trim())
    .filter((part) => part !== '');
}

export function isInCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Characters. */
const LONGEST_HEAD = 12_000;
const LONGEST_LINE = 600;
const MOST_LINES = 40;
/** Of Markdown, which plain texts often have. */
const MARKUP = /^\s*#{1,6}\s+|[*_]{2,}/g;
const RULE = /^[\s\-–—_=*.·•~°|]+$/u;
/** Folded: what begins below the head in decisions, laws and letters. */
const BEGINS_TEXT =
  /^(can cu|dieu 1|dieu thu nhat|chuong i|chuong 1|phan thu nhat|kinh gui|kinh thua|theo de nghi|xet de nghi|thuc hien (?:nghi|quyet|chi|cong|ke|thong)|nham )\b/;
/** With the slips that a machine makes in it. */
const NATION = new RegExp(
  [
    'C[ỘÔOỌ]NG\\s*H[ÒOÓÕÔ][AÀ]?\\s*X[ÃAÁÂ]\\s*H[ỘÔOỌ][IÌ]\\s*CH[ỦUÙ]\\s*NGH[ĨIÌÍ]A\\s*VI[ỆÊEẸ]T\\s*NAM',
    'VI[ỆÊEẸ]T\\s*NAM\\s*D[ÂA]N\\s*CH[ỦUÙ]\\s*C[ỘÔOỌ]NG\\s*H[ÒOÓÕ][AÀ]?',
    'C[ỘÔOỌ]NG\\s*H[ÒOÓÕ][AÀ]?\\s*MI[ỀÊE]N\\s*NAM\\s*VI[ỆÊEẸ]T\\s*NAM',
    'VI[ỆÊEẸ]T\\s*NAM\\s*C[ỘÔOỌ]NG\\s*H[ÒOÓÕ][AÀ]?',
    'Đ[ẢAÁÀ]NG\\s*(?:C[ỘÔOỌ]NG\\s*S[ẢAÁÀ]N|LAO\\s*Đ[ỘÔOỌ]NG)\\s*VI[ỆÊEẸ]T\\s*NAM',
    '[ĐD][ộôoọỘÔOỌ]c\\s*l[ậâaạ]p\\s*[-–—.]*\\s*T[ựưuụ]\\s*do\\s*[-–—.]*\\s*H[ạaáâ]nh\\s*ph[úuùũ]c',
  ].join('|'),
  'iu',
);
const LOOSE_ENDS = /^[\s\-–—_=*.·•|]+|[\s\-–—_=*·•|]+$/gu;
