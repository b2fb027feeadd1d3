import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchParams } from '../../search/answer.ts';
import { standingOf } from '../cart/standing.ts';
import { openSearch } from './open-search.ts';
import { searchMarkup } from './search-markup.ts';

export type WrittenSearch = { kind: 'answered'; title: string; main: string } | { kind: 'down'; params: SearchParams };

/**
 * The results page of the search that an address states, all but its frame. Neither answer nor text is handed to Astro,
 * which holds on to what its components were given until the request is collected, long after its page has gone.
 */
export async function writeSearch(
  { services, visitor, insets }: Pick<App.Locals, 'services' | 'visitor' | 'insets'>,
  url: URL,
  lang: Lang,
): Promise<WrittenSearch> {
  const opened = await openSearch(services, url, lang);
  if (opened.kind === 'down') return opened;
  const { answer } = opened;
  const found = answer.hits.map(({ record }) => record);
  const standing = await standingOf(services, visitor, found);
  const place = { content: services.content, standing, here: url.pathname + url.search };
  const { q } = answer.params;
  const texts = t(lang).search;
  const title = q ? texts.titleFor(q) : texts.title;
  return { kind: 'answered', title, main: insets.put(searchMarkup(lang, answer, place).markup) };
}
