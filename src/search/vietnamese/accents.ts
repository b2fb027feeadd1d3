import { withFinalI } from './bare-finals.ts';

/**
 * Whether a word has the accents that were typed. Where the tone stands does not matter: hoà and hòa are
 * one word, in NFC and NFD, and so are kì and kỳ. Case does not matter either.
 */
export function hasSameAccents(typed: string, written: string): boolean {
  return accentsIn(written, typed, false) === 'same';
}

/** `begun`: those of a word that somebody who goes on typing comes to (đê, then đến or để: tones are typed last). */
export type Accents = 'same' | 'begun' | 'other';

/**
 * How a word has the accents that were typed.
 * @param beginning only its beginning may have been typed
 */
export function accentsIn(written: string, typed: string, beginning: boolean): Accents {
  if (typed === written) return 'same';
  const [asked, there] = [split(typed), split(written)];
  if (asked.letters === there.letters && asked.tones === there.tones) return 'same';
  const isBegun = beginning && there.letters.startsWith(asked.letters) && there.tones.startsWith(asked.tones);
  return isBegun ? 'begun' : 'other';
}

/**
 * A word with its accents in the one form in which all that `hasSameAccents` takes for the same word are equal.
 * @returns undefined for a word without accents
 */
export function accentedForm(word: string): string | undefined {
  const { letters, tones } = split(word);
  return tones !== '' || OWN_MARKS.test(letters) ? letters.normalize('NFC') + tones : undefined;
}

/** Letters with their own marks (ă, â, ê, ô, ơ, ư, đ), and the tones of the syllable. */
function split(word: string): { letters: string; tones: string } {
  const decomposed = word.toLowerCase().normalize('NFD');
  return { letters: withFinalI(decomposed.replace(TONES, '')), tones: (decomposed.match(TONES) ?? []).join('') };
}

/** Grave, acute, tilde, hook above, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Of letters: breve, circumflex, horn and whatever else other languages have, and the stroke of đ. */
const OWN_MARKS = /[\u0300-\u036f\u0111]/;
