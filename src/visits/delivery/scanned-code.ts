import { readSpokenNumber } from '../../platform/spoken-number.ts';

/** What a scanned or typed text may stand for. */
export type CodeReading =
  | { is: 'slip' | 'visit' | 'card'; number: string }
  /** Out of an address: of a visit, a unit, a card … */
  | { is: 'id'; id: string };

const PREFIXES = { slip: 'PL', visit: 'LD', card: 'TD' } as const;
/** Records have shorter ones than what people make. */
const ID = /^[2-9a-hjkmnp-z]{16,20}$/;
/** No code of ours, and no address of a page, is longer. */
const LONGEST = 300;

/**
 * Everything that a text may stand for, the likeliest first: the number or id itself, or those in an address, its
 * parameters before its path, its end before its beginning. A scanner types on whatever keyboard is set: where that is
 * Telex, it turned letters into accents (`AS` into `Á`), which are taken apart again.
 */
export function readingsOf(text: string): CodeReading[] {
  const typed = text.trim();
  if (typed === '' || typed.length > LONGEST) return [];
  const spellings = [...new Set([typed, withoutTelex(typed)])];
  return spellings.flatMap((one) => [one, ...partsOfAddress(one)]).flatMap(readingOf);
}

function readingOf(text: string): CodeReading[] {
  for (const is of ['slip', 'visit', 'card'] as const) {
    const number = readSpokenNumber(PREFIXES[is], text);
    if (number) return [{ is, number }];
  }
  const id = text.toLowerCase();
  return ID.test(id) ? [{ is: 'id', id }] : [];
}

function partsOfAddress(text: string): string[] {
  const url = URL.parse(text, 'https://phong-doc.invalid/');
  if (!url || !text.includes('/')) return [];
  return [...url.searchParams.values(), ...url.pathname.split('/').toReversed()];
}

/** What Telex makes of letters, by the accent that it left. */
const KEYS: Record<string, string> = {
  '\u0301': 's',
  '\u0300': 'f',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
  '\u0306': 'w',
  '\u031B': 'w',
};
const CIRCUMFLEX = '\u0302';
/** Unicode writes the dot below before it; whoever types, after. */
const TONE_BEFORE_CIRCUMFLEX = /(\u0323)([\u0302\u0306])/g;

function withoutTelex(text: string): string {
  let keys = '';
  for (const letter of text.normalize('NFD').replace(TONE_BEFORE_CIRCUMFLEX, '$2$1')) {
    const before = keys.at(-1) ?? '';
    if (letter === 'đ' || letter === 'Đ') keys += letter === 'đ' ? 'dd' : 'DD';
    else if (letter === CIRCUMFLEX) keys += before;
    else keys += KEYS[letter] === undefined ? letter : sameCase(KEYS[letter], before);
  }
  return keys;
}

function sameCase(key: string, before: string): string {
  return before === before.toUpperCase() ? key.toUpperCase() : key;
}
