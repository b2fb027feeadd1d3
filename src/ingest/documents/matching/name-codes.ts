/** What a file's name says of where the document belongs: `[mã hồ sơ].[STT].pdf`, or the code alone. */
export interface NameCode {
  code: string;
  /** STT văn bản, without leading zeros. */
  part?: string;
}

/** The code that the whole name may be, and the one before its last dot. @param name of the file, with its ending */
export function codesInName(name: string): NameCode[] {
  const stem = name.normalize('NFC').replace(ENDING, '').trim();
  const codes: NameCode[] = isCode(stem) ? [{ code: stem }] : [];
  const dot = stem.lastIndexOf('.');
  const code = stem.slice(0, Math.max(0, dot)).trim();
  const part = stem.slice(dot + 1).trim();
  if (dot > 0 && part !== '' && isCode(code)) codes.push({ code, part: partKey(part) });
  return codes;
}

/**
 * A bare number, a word or a few letters name nothing for certain: many records of many fonds are number 12.
 * Codes of files have figures and something besides.
 */
export function isCode(text: string): boolean {
  return text.length >= SHORTEST && /\p{N}/u.test(text) && /[^\p{N}\s]/u.test(text);
}

/** Codes are compared whole, in any case. */
export function codeKey(code: string): string {
  return code.normalize('NFC').trim().toLowerCase();
}

/** `001` and `1` are one number. */
export function partKey(part: string): string {
  return part
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^0+(?=[^\s])/, '');
}

/** The number that a file's name ends in, in a folder that says the rest: `003.pdf`, `vb_003.pdf`. */
export function partInName(name: string): string | undefined {
  const stem = name.normalize('NFC').replace(ENDING, '').trim();
  const part = /(?:^|[^\p{L}\p{N}])(\p{N}{1,5}\p{L}?)$/u.exec(stem)?.[1];
  return part === undefined ? undefined : partKey(part);
}

const ENDING = /\.(?:pdf|tiff?|jpe?g|png|docx?|txt|text|md)$/i;
const SHORTEST = 4;
