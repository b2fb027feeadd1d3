import type { Description } from '../catalogue/description.ts';
import type { Problem } from './finding-aid-reader.ts';

/**
 * A description whose title is no longer than a page can bear: it stands in lists, in the path, in citations and
 * in the head of the page. The rest of it becomes the first note.
 * @returns undefined for a title that is short enough, as nearly all are
 */
export function boundTitle(description: Description, line: number): [Description, Problem] | undefined {
  const { title, notes } = description;
  if (title.length <= LONGEST_TITLE) return undefined;
  const end = wordEnd(title, LONGEST_TITLE);
  const rest = title.slice(end).trim();
  const kept = rest.length <= LONGEST_REST ? rest : `${rest.slice(0, wordEnd(rest, LONGEST_REST))}…`;
  const reason = `the title is longer than ${LONGEST_TITLE} characters; what follows ${
    kept === rest ? 'stands in the first note' : `stands in the first note, ${LONGEST_REST} characters of it`
  }. Give it a shorter title.`;
  const bounded = { ...description, title: `${title.slice(0, end)}…`, notes: [{ text: `…${kept}` }, ...notes] };
  return [bounded, { line, reason, severity: 'noted' }];
}

/** The last blank not far before `limit`; a letter is never parted from its marks. */
function wordEnd(text: string, limit: number): number {
  const blank = text.lastIndexOf(' ', limit);
  if (blank > limit - LONGEST_WORD) return blank;
  let end = limit;
  while (end > 0 && /[\p{M}\p{Cs}]/u.test(text.charAt(end))) end--;
  return end;
}

/** Characters. The longest title of a real finding aid seen has some nine hundred. */
const LONGEST_TITLE = 2000;
const LONGEST_REST = 100_000;
const LONGEST_WORD = 100;
