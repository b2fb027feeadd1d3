/**
 * A date text made easy to read by rules: lower case, no accents, đ as d, one kind of dash and apostrophe,
 * single spaces. Same words in Vietnamese, English and French keep apart, since months and eras differ.
 */
export function foldDateText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[\u2010-\u2015\u2212\u2043~]/g, '-')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\s\u200b]+/g, ' ')
    .trim();
}

/** Texts that folding changes in case only. */
const PLAIN = /^(?:[!-_a-}]| (?! |$))*$/;
