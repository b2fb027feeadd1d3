/**
 * A text in NFC with the tones of its open syllables in oa and uy on their first vowel: hoà → hòa, Uỷ ban → Ủy ban, as
 * most papers of the administration have it. Both are taught, and mean the same. Syllables that go on (hoàn, huỳnh) and
 * those in qu, whose u is no vowel (quý), have one spelling only; oe is left, which in French names is none (Noé).
 */
export function toneInPlace(text: string): string {
  const composed = text.normalize('NFC');
  return TONE_ON_LAST.test(composed) ? composed.replace(EACH_TONE_ON_LAST, moved) : composed;
}

function moved(syllable: string): string {
  const [first = '', last = '', tone = ''] = syllable.normalize('NFD');
  return (first + tone).normalize('NFC') + last;
}

const SYLLABLE_END = '(?:o[àáảãạ]|(?<!q)u[ỳýỷỹỵ])(?![\\p{L}\\p{M}])';
const TONE_ON_LAST = new RegExp(SYLLABLE_END, 'iu');
const EACH_TONE_ON_LAST = new RegExp(SYLLABLE_END, 'giu');
