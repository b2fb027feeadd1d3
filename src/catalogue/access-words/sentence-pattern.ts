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

/** Takes every place where the pattern fits out of the text. @returns undefined where it fits nowhere */
export function cutOut(pattern: SentencePattern, text: ComparableText): ComparableText | undefined {
  const expression = text.bare ? pattern.folded : pattern.marked;
  const before = text.bare ? text.folded : text.marked;
  const after = before.replace(expression, CUT);
  if (after === before) return undefined;
  return { marked: after, folded: after, bare: text.bare };
}

function compile(source: string, form: 'marked' | 'folded'): RegExp {
  const parts = source.split(/(\([^()]*\)|\*)/).map((part) => {
    if (part === '*') return GAP;
    if (part.startsWith('(')) return `(?:${part.slice(1, -1).split('|').map(words).join('|')})`;
    if (/[()]/.test(part)) throw new SyntaxError(`brackets do not pair in "${source}"`);
    return words(part);
  });
  return new RegExp(`(?<=^| )${parts.join('')}`, 'gu');

  function words(part: string): string {
    return comparable(part)[form].replaceAll('.', '\\.');
  }
}

/** Up to six words of the same sentence. */
const GAP = '(?:[^ .§]+ ){0,6}?';
/** Stands where a rule has read, so that what was on either side does not become one phrase. */
const CUT = '§ ';
