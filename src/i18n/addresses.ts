import { FACETS, type FacetName } from '../search/query.ts';
import type { SearchParams } from '../search/answer.ts';
import { writeSearchQuery } from '../search/params.ts';
import type { Lang } from './languages.ts';

/**
 * Every address of the site, in both languages (DESIGN.md §10): nothing else puts one together.
 * Addresses are paths on this site, percent-encoded, without the origin.
 */
const SEGMENTS = {
  search: { vi: 'tim-kiem', en: 'search' },
  fonds: { vi: 'phong', en: 'fonds' },
  record: { vi: 'ho-so', en: 'records' },
  page: { vi: 'trang', en: 'pages' },
  news: { vi: 'tin', en: 'news' },
  tree: { vi: 'cay', en: 'tree' },
  citation: { vi: 'trich-dan', en: 'citation' },
  facet: { vi: 'loc', en: 'filter' },
} satisfies Record<string, Record<Lang, string>>;
type Segment = keyof typeof SEGMENTS;

function path(lang: Lang, ...parts: (Segment | { id: string })[]): string {
  const written = parts.map((part) => (typeof part === 'string' ? SEGMENTS[part][lang] : encodeURIComponent(part.id)));
  return `${lang === 'en' ? '/en' : ''}/${written.join('/')}`;
}

function withQuery(address: string, query: URLSearchParams | string): string {
  const written = query.toString();
  return written === '' ? address : `${address}?${written}`;
}

export function homeAddress(lang: Lang): string {
  return lang === 'en' ? '/en' : '/';
}

/** The search page; with parameters, that very search. */
export function searchAddress(lang: Lang, params?: SearchParams): string {
  return params ? withQuery(path(lang, 'search'), writeSearchQuery(params)) : path(lang, 'search');
}

/** A search for what is typed and nothing else. */
export function queryAddress(lang: Lang, q: string): string {
  return withQuery(path(lang, 'search'), new URLSearchParams({ q }));
}

/** Records with one value of a facet: the creator, place or subject of a description leads here. */
export function facetSearchAddress(lang: Lang, facet: FacetName, value: string): string {
  return withQuery(path(lang, 'search'), new URLSearchParams({ [facet]: value }));
}

/** The whole list of one facet under a search. `starts` is what was typed to narrow the list. */
export function facetAddress(lang: Lang, facet: FacetName, params?: SearchParams): string {
  const address = path(lang, 'search', 'facet', { id: facet });
  return params ? withQuery(address, writeSearchQuery({ ...params, page: 1, cursor: undefined })) : address;
}

export function fondsListAddress(lang: Lang, order = 'title', page = 1): string {
  const query = new URLSearchParams();
  if (order !== 'title') query.set('sort', order);
  if (page > 1) query.set('page', String(page));
  return withQuery(path(lang, 'fonds'), query);
}

/**
 * A record; `context` is the search it was found by, so that its tree can show where the other hits are: its
 * parameters, or these as they stand in an address.
 */
export function recordAddress(lang: Lang, id: string, context?: URLSearchParams | string): string {
  const address = path(lang, 'record', { id });
  return context ? withQuery(address, context) : address;
}

export const CITATION_FORMATS = ['ris', 'bib', 'json'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

export function citationAddress(lang: Lang, id: string, format: CitationFormat): string {
  return `${path(lang, 'record', { id }, 'citation')}.${format}`;
}

/** The tree beneath a record. `query` holds what is open in it: see views/tree/tree-state.ts. */
export function treeAddress(lang: Lang, id: string, query = new URLSearchParams()): string {
  return withQuery(path(lang, 'record', { id }, 'tree'), query);
}

export function pageAddress(lang: Lang, slug: string): string {
  return path(lang, 'page', { id: slug });
}

export function newsAddress(lang: Lang, slug?: string): string {
  return slug === undefined ? path(lang, 'news') : path(lang, 'news', { id: slug });
}

/** The language of the page at a path of this site. */
export function languageOf(pathname: string): Lang {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'vi';
}

/** The same page in the other language, its parameters kept; ids and unknown parts of the path stay as they are. */
export function otherLanguageAddress(url: URL): string {
  const from = languageOf(url.pathname);
  const to = from === 'vi' ? 'en' : 'vi';
  const parts = url.pathname.split('/').filter((part) => part !== '');
  if (from === 'en') parts.shift();
  const words = parts[0] === SEGMENTS.search[from] ? [0, 1] : [0, 2];
  const translated = parts.map((part, index) => (words.includes(index) ? translate(part, from, to) : part));
  const address = translated.length === 0 ? homeAddress(to) : `${to === 'en' ? '/en' : ''}/${translated.join('/')}`;
  return address + url.search;
}

/** `trich-dan.ris` → `citation.ris` */
function translate(part: string, from: Lang, to: Lang): string {
  const [word, ...extension] = part.split('.');
  const names = Object.values(SEGMENTS).find((segment) => segment[from] === word);
  return names ? [names[to], ...extension].join('.') : part;
}

/** A facet named in an address. */
export function facetNamed(name: string | undefined): FacetName | undefined {
  return FACETS.find((facet) => facet === name);
}
