import { searchAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import script from '../../islands/search-page.ts?worker&url';
import { standingOf } from '../cart/standing.ts';
import { wholePage } from '../frame/whole-page.ts';
import { openSearch } from './open-search.ts';
import { searchMarkup } from './search-markup.ts';
import { showSearchDown } from './show-search-down.ts';

/** The results page of the search that an address states. */
export async function showSearch(locals: App.Locals, url: URL, lang: Lang): Promise<Response> {
  const { services, visitor } = locals;
  const opened = await openSearch(services, url, lang);
  if (opened.kind === 'down') return showSearchDown(locals, url, lang, opened.params);
  const { answer } = opened;
  const found = answer.hits.map(({ record }) => record);
  const standing = await standingOf(services, visitor, found);
  const place = { content: services.content, standing, here: url.pathname + url.search };
  const texts = t(lang).search;
  const { q } = answer.params;
  return wholePage(locals, url, {
    lang,
    title: q ? texts.titleFor(q) : texts.title,
    canonical: searchAddress(lang),
    unlisted: true,
    main: searchMarkup(lang, answer, place),
    script,
  });
}
