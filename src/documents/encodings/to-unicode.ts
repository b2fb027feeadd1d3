import { oldWords } from './old-encodings.ts';
import type { OldEncoding } from './old-encodings.ts';
import { isSyllable } from './syllable.ts';

/**
 * Turns text that is known to be in an old encoding into Unicode (NFC). Words of other languages in it stay as
 * they are: those written in letters alone that would not become Vietnamese.
 */
export function toUnicode(text: string, encoding: OldEncoding): string {
  const source = text.normalize('NFC');
  let result = '';
  let done = 0;
  for (const { written, decoded, at } of oldWords(source, encoding)) {
    if (written === decoded || !belongs(written, decoded)) continue;
    result += source.slice(done, at) + decoded;
    done = at + written.length;
  }
  const turned = (result + source.slice(done)).normalize('NFC');
  return encoding === 'viqr' ? turned.replace(ESCAPED, '$1') : turned;
}

function belongs(written: string, decoded: string): boolean {
  return isSyllable(decoded) || !/^\p{L}+$/u.test(written) || ABBREVIATION.test(decoded);
}

/** A backslash says that the sign after it is no mark (RFC 1456). */
const ESCAPED = /\\(['`?~.^(+*\\])/g;

/** `QĐ`, `HĐND`; `đ` by itself, as a point of a list or a sum of money has it. */
const ABBREVIATION = /^(?:đ|[A-ZĂÂĐÊÔƠƯ]+)$/;

const NAMES: Readonly<Record<OldEncoding, string>> = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI', viqr: 'VIQR' };

/** What the report says of it. */
export function turnedNote(encoding: OldEncoding): string {
  return `Text in the old encoding ${NAMES[encoding]} was turned into Unicode.`;
}
