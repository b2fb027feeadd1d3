/*
 * A number is what it counts, however many zeros it was written with: 5/QĐ-UB and 05/QĐ-UB are one decision, 2/9/1945
 * and 02/09/1945 one day, STA.377 and STA.0377 one photograph. Words are compared without the zeros they begin with. What
 * is all zeros stays as it is: in 10.000 they are no beginning of a number but the end of one.
 */

const ZERO = 48;
const NINE = 57;
const LEADING = /^0+(?=[1-9])/;
const IN_A_WORD = /[\p{L}\p{N}\p{M}]/u;

/** A word as it is compared. */
export function withoutLeadingZeros(word: string): string {
  return word.charCodeAt(0) === ZERO && word.length > 1 ? word.replace(LEADING, '') : word;
}

/** All words of a text so, white space or signs between them; by character, since an index is given many texts. */
export function withoutLeadingZerosIn(text: string): string {
  let written = '';
  let kept = 0;
  for (let at = text.indexOf('0'); at >= 0; at = text.indexOf('0', at)) {
    const from = at;
    if (isInWord(text, from)) {
      at = pastDigits(text, from);
      continue;
    }
    while (text.charCodeAt(at) === ZERO) at++;
    if (isDigit(text.charCodeAt(at))) {
      written += text.slice(kept, from);
      kept = at;
    }
    at = pastDigits(text, at);
  }
  return kept === 0 ? text : written + text.slice(kept);
}

function isInWord(text: string, at: number): boolean {
  if (at === 0) return false;
  const code = text.charCodeAt(at - 1);
  if (code < 128) return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  // A sign beyond the first plane is two units long.
  return IN_A_WORD.test([...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '');
}

function pastDigits(text: string, at: number): number {
  let past = at;
  while (isDigit(text.charCodeAt(past))) past++;
  return past;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
