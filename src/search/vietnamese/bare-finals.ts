/**
 * Syllables whose only vowel is i are written with i or y, by the writer's school: kỳ and kì, lý and lí, Mỹ and Mĩ,
 * quý and quí. They are compared with i.
 */

/** What may stand before it, folded. With other letters i and y are different sounds: tai and tay, ui and uy. */
const ONSET = '(?:qu|ngh|ch|gh|kh|ng|nh|ph|th|tr|[bcdghklmnprstvx])';
const WHOLE = new RegExp(`^${ONSET}y$`);
const WITH_I = new RegExp(`^${ONSET}i$`);
const IN_TEXT = new RegExp(`\\b(${ONSET})y\\b`, 'g');
const LONGEST = 4;

/** A folded word as it is compared. */
export function withFinalI(word: string): string {
  return endsInBareY(word) ? `${word.slice(0, -1)}i` : word;
}

/** @param word folded */
export function endsInBareY(word: string): boolean {
  return word.length <= LONGEST && word.endsWith('y') && WHOLE.test(word);
}

/** The same word as others write it. @param word as it is compared */
export function withFinalY(word: string): string | undefined {
  return word.length <= LONGEST && WITH_I.test(word) ? `${word.slice(0, -1)}y` : undefined;
}

/** All words of a folded text as they are compared. */
export function withFinalIs(text: string): string {
  return text.includes('y') ? text.replace(IN_TEXT, '$1i') : text;
}

/** Each such syllable and its other spelling, for an engine that has to be told. */
export function spellingsOfFinals(): [string, string][] {
  const onsets = ['qu', 'ngh', 'ch', 'gh', 'kh', 'ng', 'nh', 'ph', 'th', 'tr', ...'bcdghklmnprstvx'];
  return onsets.flatMap((onset): [string, string][] => [
    [`${onset}i`, `${onset}y`],
    [`${onset}y`, `${onset}i`],
  ]);
}
