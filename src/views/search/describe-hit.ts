import type { PublicRecord, RecordLink } from '../../catalogue/public-view.ts';
import { documentHitAddress, recordAddress } from '../../i18n/addresses.ts';
import { recordDatesText } from '../../i18n/dates.ts';
import { languageName, numberedLevelText, shortTitleText, titleText } from '../../i18n/describe-record.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { languageOfText } from '../../i18n/text-language.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchHit, SearchParams } from '../../search/answer.ts';
import { PAGE_SIZE, writeSearchParams } from '../../search/params.ts';
import { accessLine } from '../access/state-access.ts';
import type { WayToSee } from '../access/way-to-see.ts';
import { nextStep, type NextStep } from '../cart/next-step.ts';
import type { Standing } from '../cart/standing.ts';

/** A hit with every word on it chosen, so that the page only has to write it down. */
export interface HitLines {
  href: string;
  where: string;
  /** Escaped, with `<mark>`; undefined where `title` stands instead. */
  titleHtml?: string;
  title: string;
  titleLang?: string;
  /** Level and, where it has one, number. */
  level: string;
  /** Escaped, with `<mark>`; absent where the number says the same. */
  referenceHtml?: string;
  /** Dates, extent, languages. */
  facts: string;
  snippets: string[];
  /** Pages of its documents with the words, best first. */
  passages: { href: string; page: string; snippet: string }[];
  /** What is said of the pages that are not among them. */
  morePages?: string;
  access: { way: WayToSee; text: string };
  /** Its one button; `name` says of which record. Where the words stand on pages, it opens the first of those. */
  step?: NextStep & { name: string };
  /** Public id: what the button that asks for it sends. */
  id: string;
}

/**
 * @param context the search's parameters as they stand in an address: the same for every hit
 * @param words what is marked on a page of a document: search/words-for-pages.ts
 */
export function describeHit(
  lang: Lang,
  hit: SearchHit,
  context: string | undefined,
  words: string,
  standing: Standing,
): HitLines {
  const { record } = hit;
  const { document: texts, cart } = t(lang);
  const title = titleText(lang, record);
  const passages = hit.passages.map(({ document, page, snippet }) => ({
    href: documentHitAddress(lang, document, page, words),
    page: `${texts.page} ${numberText(lang, page)}`,
    snippet,
  }));
  const more = hit.passageCount - passages.length;
  const best = passages[0];
  const step = best ? { kind: 'go' as const, href: best.href, text: texts.read } : nextStep(lang, record, standing);
  return {
    href: recordAddress(lang, record.id, context),
    where: whereText(lang, hit.ancestors),
    titleHtml: record.title ? (hit.titleHtml ?? undefined) : undefined,
    title,
    titleLang: languageOfText(title, lang, record.detail?.languages),
    level: numberedLevelText(lang, record),
    referenceHtml: record.referenceCode === record.address?.file ? undefined : hit.referenceHtml,
    facts: sizeText(lang, record),
    snippets: hit.snippets,
    passages,
    morePages: best && more > 0 ? texts.morePages(numberText(lang, more)) : undefined,
    access: accessLine(lang, record),
    step: step && { ...step, name: cart.buttonOf(step.text, title) },
    id: record.id,
  };
}

/** The search that a record's page is told it was found by; undefined where nothing was asked. */
export function searchContext(params: SearchParams): URLSearchParams | undefined {
  const bare = { ...params, page: 1, cursor: undefined, limit: PAGE_SIZE, grouped: false, sort: 'relevance' as const };
  const written = writeSearchParams(bare);
  return written.size > 0 ? written : undefined;
}

/** `Tòa Công sứ › Loạt H`; the middle of a long way down is left out. */
function whereText(lang: Lang, ancestors: (PublicRecord | RecordLink)[]): string {
  const titles = ancestors.map((record) => shortTitleText(lang, record));
  const shown = titles.length > 4 ? [titles[0], '…', ...titles.slice(-2)] : titles;
  return shown.join(' › ');
}

/** Dates, extent, languages: what one compares records by. */
export function sizeText(lang: Lang, record: PublicRecord): string {
  const languages = record.detail?.languages.map((code) => languageName(lang, code)).join(', ');
  let text = recordDatesText(lang, record.dates);
  for (const more of [record.extent[0], languages]) if (more) text += text === '' ? more : ` · ${more}`;
  return text;
}
