import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PublicRecord } from '../catalogue/public-view.ts';
import type { Suggestion } from './answer.ts';
import type { SearchEngine } from './engine.ts';
import { MAX_QUERY_LENGTH } from './parse-query.ts';
import type { SearchLabels } from './search-labels.ts';
import { tidy } from './tidy.ts';
import { foldedWords } from './vietnamese/tokens.ts';

const SHOWN = 8;
/** Some are dropped: masked since, or the same title twice. */
const ASKED = 24;

interface Parts {
  engine: Pick<SearchEngine, 'suggest'>;
  catalogue: Pick<Catalogue, 'byPks'>;
  labels: SearchLabels;
}

/** Records whose title or reference code begins with what is typed; a title that many records bear stands once. */
export async function suggestionsFor(
  { engine, catalogue, labels }: Parts,
  typed: string,
  lang: 'vi' | 'en',
): Promise<Suggestion[]> {
  const text = tidy(typed).slice(0, MAX_QUERY_LENGTH);
  if (foldedWords(text).length === 0) return [];
  const pks = await engine.suggest(text, ASKED);
  const byPk = new Map((await catalogue.byPks(pks)).map((record) => [record.pk, record]));
  const found = pks.flatMap((pk) => byPk.get(pk) ?? []);
  // An engine leaves a single letter aside that a last word begins with.
  const isSo = ({ referenceCode = '', title }: PublicRecord) =>
    startsSo(referenceCode, text) || startsSo(title ?? '', text);
  const suggestions = new Map<string, Suggestion>();
  for (const record of [...found.filter(isSo), ...found.filter((each) => !isSo(each))]) {
    const written = suggestedText(record, text);
    if (written === undefined || suggestions.has(written)) continue;
    suggestions.set(written, {
      text: written,
      url: labels.recordUrl(record.id, lang),
      hint: labels.hint(record, lang),
    });
  }
  return [...suggestions.values()].slice(0, SHOWN);
}

/** The reference code when that is what is being typed, otherwise the title. Masked records suggest nothing. */
function suggestedText(record: PublicRecord, typed: string): string | undefined {
  if (record.masked || record.title === null) return undefined;
  const code = record.referenceCode;
  if (code !== undefined && /\p{N}/u.test(typed) && startsSo(code, typed)) return `${code} ${record.title}`.trim();
  return record.title === '' ? undefined : record.title;
}

function startsSo(text: string, typed: string): boolean {
  const words = foldedWords(text);
  return foldedWords(typed).every((word, i) => words[i]?.startsWith(word) ?? false);
}
