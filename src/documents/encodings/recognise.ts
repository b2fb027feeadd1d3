import { oldWords, OLD_ENCODINGS } from './old-encodings.ts';
import type { OldEncoding, OldWord } from './old-encodings.ts';
import { isSyllable, UNICODE_ONLY } from './syllable.ts';

/** Text that is looked at; what a longer one is shows in its beginning. */
const LONGEST_SAMPLE = 200_000;

interface Evidence {
  /** Different words that the encoding changes. */
  fewestWords: number;
  /** Of them, those that become Vietnamese syllables. */
  syllables: number;
  /** Of all words, those that are Vietnamese syllables afterwards. */
  allSyllables: number;
  /** Of all words, those that the encoding changes: four of five words of Vietnamese bear marks. */
  changed: number;
}

/** Without a font that says so, a text must be Vietnamese beyond doubt. */
const BY_ITSELF: Evidence = { fewestWords: 6, syllables: 0.9, allSyllables: 0.75, changed: 0.25 };
const BY_FONT: Evidence = { fewestWords: 1, syllables: 0.6, allSyllables: 0.4, changed: 0 };

/**
 * The old encoding that a text is in, by evidence: decoded, its words are Vietnamese syllables, and as they are
 * written they are not. French, English, numbers, program text and Vietnamese in Unicode fail by far.
 * @param fromFont what the fonts of the text are for, where that is known
 */
export function recogniseEncoding(text: string, fromFont?: OldEncoding): OldEncoding | undefined {
  const sample = text.slice(0, LONGEST_SAMPLE).normalize('NFC');
  if (!mayBeOld(sample)) return undefined;
  if (fromFont !== undefined) return isIn(sample, fromFont, BY_FONT) ? fromFont : undefined;
  return OLD_ENCODINGS.find((encoding) => isIn(sample, encoding, BY_ITSELF));
}

/** Quickly told: letters that no old encoding has are rare, what old encodings make of marks is not. */
function mayBeOld(sample: string): boolean {
  let modern = 0;
  let old = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code >= 0xa1 && code <= 0xff) old++;
    else if (code >= 0x100 && UNICODE_ONLY.test(sample.charAt(at))) modern++;
  }
  const viqr = sample.match(VIQR_MARKS)?.length ?? 0;
  return Math.max(old, viqr) > modern * 10;
}

function isIn(sample: string, encoding: OldEncoding, needed: Evidence): boolean {
  const words = oldWords(sample, encoding).filter(isEvidence);
  const changed = words.filter(({ written, decoded }) => written !== decoded && isInner(written, encoding));
  const different = new Set(changed.map(({ decoded }) => decoded.toLowerCase()));
  if (different.size < needed.fewestWords) return false;
  const become = changed.filter(({ decoded }) => isSyllable(decoded)).length;
  const were = changed.filter(({ written }) => isSyllable(written)).length;
  const all = words.filter(({ decoded }) => isSyllable(decoded)).length;
  return (
    become >= changed.length * needed.syllables &&
    were * 2 < become &&
    all >= words.length * needed.allSyllables &&
    changed.length >= words.length * needed.changed
  );
}

/** Abbreviations, numerals and single letters say nothing of a language. */
function isEvidence({ decoded }: OldWord): boolean {
  const letters = decoded.match(/\p{L}/gu) ?? [];
  return letters.length > 1 && letters.some((letter) => letter !== letter.toUpperCase());
}

/** In VIQR a mark at the end may be punctuation; only one with a letter after it, or one that shapes a vowel, counts. */
function isInner(written: string, encoding: OldEncoding): boolean {
  return encoding !== 'viqr' || /[\^(+*]|['`?~.][A-Za-z]/.test(written);
}

const VIQR_MARKS = /[aeouy][\^(+*]|[aeiouy]['`?~.][a-z]/gi;
