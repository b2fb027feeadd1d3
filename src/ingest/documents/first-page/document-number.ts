/** A line that begins with a document's number, and what else stands on it. */
export interface NumberLine {
  /** As it is cited, without stray blanks: `15/QĐ-UBND`, `14514-CV/VPTW`, `91/2015/QH13`. */
  number: string;
  rest: string;
}

/**
 * `Số: 15/QĐ-UBND`, `Số 05 /SNV-VTLT`, `Luật số: 91/2015/QH13`, `Số: 1234 QĐ/UB`, `Số 40-HD/VPTW`, `Án lệ số 55/2022/AL`.
 * A number of another document in a sentence does not begin its line.
 */
export function numberLine(line: string): NumberLine | undefined {
  const label = LABEL.exec(line);
  if (!label) return undefined;
  const after = line.slice(label[0].length);
  const found = NUMBER.exec(after);
  if (!found) return undefined;
  const [whole, digits = '', symbol = ''] = found;
  const tidy = `${digits}${symbol}`
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return { number: tidy.replace(/[-–—/.]+$/, ''), rest: after.slice(whole.length).replace(/^[\s,;.]+/, '') };
}

/** "Số" and what a bad scan makes of it; before it at most the kind's name. */
const LABEL =
  /^(?:(?:luật|bộ luật|pháp lệnh|nghị quyết|án lệ|sắc lệnh|công văn|lệnh)\s+)?s[ốôóồổỗộơo](?:\s+hiệu)?\s*[:.,;]?\s*(?=\d)/iu;
/** A number, perhaps a year, and codes joined by slashes and hyphens: never a word of the text. */
const NUMBER = new RegExp(
  String.raw`^(\d{1,6}[a-zđ]?)` +
    String.raw`((?:\s*[/\-–]\s*(?:1[89]|20)\d{2}(?!\d))?` +
    String.raw`(?:\s*[/\-–]\s*|\s(?=\p{Lu}{2,}[/\-–]))\p{Lu}[\p{L}\d.&]*(?:\s*[/\-–]\s*\p{Lu}[\p{L}\d.&]*)*` +
    String.raw`|\s*[/\-–]\s*(?:1[89]|20)\d{2}(?!\d))`,
  'u',
);
