/**
 * What a person typed, fit to be compared: NFC, no lone surrogates, no control characters nor the
 * invisible ones that paste brings along, white space single and none at the ends.
 */
export function tidy(typed: string): string {
  if (TIDY.test(typed)) return typed;
  return typed.toWellFormed().replace(NO_WIDTH, ' ').replace(INVISIBLE, '').replace(BLANK, ' ').trim().normalize('NFC');
}

/** Words of composed Latin letters, figures and signs with one blank between them: most of what is typed. */
const TIDY = /^(?:[!-~\u00C0-\u024F\u1E00-\u1EFF]+(?: (?! |$)|$))*$/;

/** Spaces without width stand between words, as the readers of finding aids take them too. */
const NO_WIDTH = /[\u200B\uFEFF]/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const BLANK = /[\s\p{Cc}]+/gu;
