import type { PublicNames } from '../catalogue/public-view.ts';
import { fold } from './vietnamese/fold.ts';
import { tokens } from './vietnamese/tokens.ts';

/**
 * The query with its slips mended. The index knows words without accents; their accents are read off the
 * titles found, as most of them have it.
 * @param corrections see Retrieval.corrections
 */
export function didYouMean(
  query: string,
  corrections: Record<string, string>,
  found: readonly Pick<PublicNames, 'title'>[],
): string | undefined {
  const mended = new Map(
    Object.entries(corrections).map(([typed, word]) => [fold(typed), asWritten(fold(word), found) ?? word]),
  );
  let text = '';
  let at = 0;
  for (const { start, end, folded } of tokens(query)) {
    text += query.slice(at, start) + (mended.get(folded) ?? query.slice(start, end));
    at = end;
  }
  text += query.slice(at);
  return fold(text) === fold(query) ? undefined : text;
}

/** How most titles write a folded word, lower case. */
function asWritten(word: string, found: readonly Pick<PublicNames, 'title'>[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { title } of found) {
    for (const { start, end, folded } of title === null ? [] : tokens(title)) {
      if (folded !== word) continue;
      const written = title?.slice(start, end).normalize('NFC').toLowerCase() ?? word;
      counts.set(written, (counts.get(written) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
