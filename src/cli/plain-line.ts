/**
 * Control characters, line breaks and marks that turn the writing direction, written out: a file's name must
 * not move the cursor, hide text, or pass for a line of its own.
 */
export function plainLine(text: string): string {
  return text.replace(DECEIVING, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}

/** Cc without the tab, and the bidirectional controls of Unicode 6.3 (UAX 9). */
const DECEIVING = /(?!\t)\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
