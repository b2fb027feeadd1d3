import { comparable } from './comparable.ts';
import type { ComparableText } from './comparable.ts';

/** A phrase of `content/policy/access.yaml`, ready to be looked for: `advance * (notice|appointment)`. */
export interface SentencePattern {
  marked: RegExp;
  folded: RegExp;
}

/** @throws SyntaxError when brackets do not pair */
export function compilePattern(source: string): SentencePattern {
  return { marked: compile(source, 'marked'), folded: compile(source, 'folded') };
}

/**
 * Several phrases as one, the longest first, to be looked for but not to be cut out.
 * @param flags "y": only at the expression's `lastIndex`
 */
export function compileAny(sources: readonly string[], flags: '' | 'y' = ''): SentencePattern {
  const phrases = sources.flatMap((source) =>
    /^\([^()]*\)$/.test(source) ? source.slice(1, -1).split('|') : [source],
  );
  const any = (form: 'marked' | 'folded') => {
    const each = phrases.map((phrase) => sourceOf(phrase, form)).sort((a, b) => b.length - a.length);
    return new RegExp(`(?<=^| )(?:${each.join('|')})`, `u${flags}`);
  };
  return { marked: any('marked'), folded: any('folded') };
}

/** Whether the phrase stands anywhere in the text. */
export function fits(pattern: SentencePattern, text: ComparableText): boolean {
  return text.bare ? text.folded.search(pattern.folded) >= 0 : text.marked.search(pattern.marked) >= 0;
}

/**
 * Takes every place where the pattern fits out of the text.
 * @param mark what to leave there
 * @returns undefined where it fits nowhere
 */
export function cutOut(
  pattern: SentencePattern,
  text: ComparableText,
  mark: (words: string) => string = () => READ,
): ComparableText | undefined {
  const expression = text.bare ? pattern.folded : pattern.marked;
  const before = text.bare ? text.folded : text.marked;
  const after = before.replace(expression, (words) => `${mark(words)} `);
  if (after === before) return undefined;
  return { marked: after, folded: after, bare: text.bare };
}

function compile(source: string, form: 'marked' | 'folded'): RegExp {
  return new RegExp(`(?<=^| )${sourceOf(source, form)}`, 'gu');
}

function sourceOf(source: string, form: 'marked' | 'folded'): string {
  const parts = source.split(/(\([^()]*\)|\*)/).map((part) => {
    if (part === '*') return GAP;
    if (part.startsWith('(')) return `(?:${part.slice(1, -1).split('|').map(words).join('|')})`;
    if (/[()]/.test(part)) throw new SyntaxError(`brackets do not pair in "${source}"`);
    return words(part);
  });
  return parts.join('');

  function words(part: string): string {
    return comparable(part)[form].replaceAll('.', '\\.');
  }
}

/** Up to six words of the same sentence. */
const GAP = '(?:[^ .§◦•]+ ){0,6}?';
/** Stands where a rule has read, so that what was on either side does not become one phrase. */
export const READ = '§';
/** Stands where a rule has read words that open. */
export const OPENS = '◦';
/** The same, where a verb or a "no" leads them: what stands before is what they speak of. */
export const STATED = '◦•';
