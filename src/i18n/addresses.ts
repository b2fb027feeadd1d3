import { FACETS, type FacetName } from '../search/query.ts';
import type { SearchParams } from '../search/answer.ts';
import { formValue } from '../platform/form-value.ts';
import { writeSearchQuery } from '../search/params.ts';
import { path, SEGMENTS, translateParts, withQuery } from './address-words.ts';
import type { Lang } from './languages.ts';

/*
 * Every address of the site, in both languages (DESIGN.md §10): nothing else puts one together. Addresses are paths on
 * this site, percent-encoded, without the origin.
 */

export function cartAddress(lang: Lang): string {
  return path(lang, 'cart');
}

/** A request as its reader follows it. `place` names what of it: its receipt, the form while it is a draft. */
export function requestAddress(lang: Lang, id: string, place?: 'form' | 'receipt'): string {
  return path(lang, 'request', { id }, ...(place ? [place] : []));
}

export function requestLetterAddress(lang: Lang, id: string, letter: string): string {
  return path(lang, 'request', { id }, 'letter', { id: letter });
}

export function requestFileAddress(lang: Lang, id: string, file: string): string {
  return path(lang, 'request', { id }, 'file', { id: file });
}

/** The reader's own account, or one of its pages. */
export type AccountPlace =
  | 'register'
  | 'signIn'
  | 'signOut'
  | 'verify'
  | 'forgotten'
  | 'newPassword'
  | 'secondFactor'
  | 'invitation'
  | 'security'
  | 'ownData'
  | 'outside';

export function accountAddress(lang: Lang, place?: AccountPlace, query = new URLSearchParams()): string {
  return withQuery(path(lang, 'account', ...(place ? [place] : [])), query);
}

/** Everything that is kept of a reader, as a file. */
export function ownDataFileAddress(lang: Lang): string {
  return path(lang, 'account', 'ownData', 'download');
}

/** The letters whose link opens a page by a one-time token. */
export type TokenLetter = 'verify-email' | 'change-email' | 'reset-password' | 'invitation';
/** Two letters lead to one page: the parameter tells it which token it was given. */
const TOKEN_LINKS = {
  'verify-email': { place: 'verify', parameter: 'token' },
  'change-email': { place: 'verify', parameter: 'change' },
  'reset-password': { place: 'newPassword', parameter: 'token' },
  invitation: { place: 'invitation', parameter: 'token' },
} satisfies Record<TokenLetter, { place: AccountPlace; parameter: string }>;

export function tokenAddress(lang: Lang, letter: TokenLetter, token: string): string {
  const { place, parameter } = TOKEN_LINKS[letter];
  return accountAddress(lang, place, new URLSearchParams({ [parameter]: token }));
}

/** Where another sign-in service sends people back to. */
export function outsideBackAddress(lang: Lang): string {
  return path(lang, 'account', 'outside', 'back');
}

/** Where to sign in, and then go on to: a path of this site. */
export function signInAddress(lang: Lang, next?: string): string {
  return withQuery(path(lang, 'account', 'signIn'), next ? `next=${formValue(next)}` : '');
}

/** The staff's side: its queues, or one of its pages. */
export type DeskPlace = 'readers' | 'colleagues' | 'calendar' | 'mail' | 'log' | 'privacy';

export function deskAddress(lang: Lang, place?: DeskPlace, id?: string): string {
  return path(lang, 'desk', ...(place ? [place] : []), ...(id === undefined ? [] : [{ id }]));
}

/** The queues under parameters. */
export function queueAddress(lang: Lang, query: URLSearchParams | string): string {
  return withQuery(path(lang, 'desk'), query);
}

export function deskCaseAddress(lang: Lang, id: string): string {
  return path(lang, 'desk', 'request', { id });
}

export function deskPreviewAddress(lang: Lang, id: string): string {
  return path(lang, 'desk', 'request', { id }, 'preview');
}

/** Where an open page says that it is still there, and hears who else is. */
export function deskPresenceAddress(lang: Lang, id: string): string {
  return path(lang, 'desk', 'request', { id }, 'presence');
}

export function deskFileAddress(lang: Lang, id: string, file: string): string {
  return path(lang, 'desk', 'request', { id }, 'file', { id: file });
}

export function deskLetterAddress(lang: Lang, id: string, letter: string): string {
  return path(lang, 'desk', 'request', { id }, 'letter', { id: letter });
}

/** The reading room's calendar: rooms, days, free seats. */
export function readingRoomAddress(lang: Lang, query = new URLSearchParams()): string {
  return withQuery(path(lang, 'readingRoom'), query);
}

/** A session's form, where a seat is taken. */
export function bookingAddress(lang: Lang, query = new URLSearchParams()): string {
  return withQuery(path(lang, 'readingRoom', 'booking'), query);
}

/** A reader's visit; its form while the seat is held; the printed form. */
export function visitAddress(lang: Lang, id: string, place?: 'form' | 'slip'): string {
  return path(lang, 'visit', { id }, ...(place ? [place] : []));
}

/** For the reader's own calendar (RFC 5545). */
export function visitCalendarAddress(lang: Lang, id: string): string {
  return `${path(lang, 'visit', { id }, 'calendar')}.ics`;
}

export function copyOrderAddress(lang: Lang, id: string, place?: 'form' | 'receipt'): string {
  return path(lang, 'copies', { id }, ...(place ? [place] : []));
}

/** Where an order of copies begins. */
export function copiesAddress(lang: Lang, query = new URLSearchParams()): string {
  return withQuery(path(lang, 'copies'), query);
}

export function copyFileAddress(lang: Lang, id: string, file: string): string {
  return path(lang, 'copies', { id }, 'file', { id: file });
}

/** The public page of yearly figures. */
export function figuresAddress(lang: Lang, year?: number): string {
  return withQuery(path(lang, 'figures'), year === undefined ? '' : `year=${year}`);
}

export type RoomDeskPlace = 'readingRoom' | 'closures' | 'retrieval' | 'counter' | 'copies' | 'registers' | 'reports';

/** The staff's pages about visits, copies, registers and figures. */
export function roomDeskAddress(lang: Lang, place: RoomDeskPlace, query: URLSearchParams | string = ''): string {
  return withQuery(path(lang, 'desk', place), query);
}

/** Slips to be printed. */
export function slipsAddress(lang: Lang, query: URLSearchParams | string): string {
  return withQuery(path(lang, 'desk', 'retrieval', 'slip'), query);
}

export function deskVisitAddress(lang: Lang, id: string, place?: 'slip'): string {
  return path(lang, 'desk', 'visit', { id }, ...(place ? [place] : []));
}

/** Where a unit of the stack is, and who had it. */
export function unitAddress(lang: Lang, id: string): string {
  return path(lang, 'desk', 'unit', { id });
}

export function readerCardAddress(lang: Lang, readerId: string): string {
  return path(lang, 'desk', 'readers', { id: readerId }, 'card');
}

export function deskCopyOrderAddress(lang: Lang, id: string, place?: 'slip'): string {
  return path(lang, 'desk', 'copies', { id }, ...(place ? [place] : []));
}

/** Where staff write down an order for a reader who stands at the desk. */
export function orderForAddress(lang: Lang, readerId: string): string {
  return path(lang, 'desk', 'readers', { id: readerId }, 'copies');
}

export function deskCopyFileAddress(lang: Lang, id: string, file: string): string {
  return path(lang, 'desk', 'copies', { id }, 'file', { id: file });
}

/** A register on a page; with a format, as a file. */
export function registerAddress(
  lang: Lang,
  register: string,
  query: URLSearchParams | string = '',
  format?: 'csv' | 'xlsx',
): string {
  const page = path(lang, 'desk', 'registers', { id: register });
  return withQuery(format ? `${page}/${SEGMENTS.file[lang]}.${format}` : page, query);
}

export function reportFileAddress(lang: Lang, format: 'csv' | 'xlsx', query: URLSearchParams | string): string {
  return withQuery(`${path(lang, 'desk', 'reports', 'file')}.${format}`, query);
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

/** A document at the page where a reader begins, or at the page that a form names. */
export function documentAddress(lang: Lang, id: string): string {
  return path(lang, 'document', { id });
}

/** Where the best of the words looked for stands on a page: what a link to a hit opens at. */
export const HIT_ANCHOR = 'hit';

/** A page of a document, `page` from 1; with `q`, those words are marked on it. */
export function documentPageAddress(lang: Lang, id: string, page: number, q = ''): string {
  return withQuery(path(lang, 'document', { id }, { id: String(page) }), words(q));
}

/** A page opened at the words looked for. */
export function documentHitAddress(lang: Lang, id: string, page: number, q: string): string {
  return `${documentPageAddress(lang, id, page, q)}#${HIT_ANCHOR}`;
}

/** The pages of a document on which words stand; `list` is which part of a long list of them, from 1. */
export function documentSearchAddress(lang: Lang, id: string, q = '', list = 1): string {
  const query = words(q);
  if (list > 1) query.set('page', String(list));
  return withQuery(path(lang, 'document', { id }, 'inside'), query);
}

/** The file itself. One address in every language: it is no page. */
export function documentDownloadAddress(id: string): string {
  return path('vi', 'document', { id }, 'download');
}

export function documentCitationAddress(lang: Lang, id: string, page: number, format: CitationFormat): string {
  return `${path(lang, 'document', { id }, { id: String(page) }, 'citation')}.${format}`;
}

/** The document for IIIF viewers (Presentation 3). Addresses of IIIF are no pages either. */
export function manifestAddress(id: string): string {
  return `/iiif/${encodeURIComponent(id)}/manifest.json`;
}

/** The image of a page as an IIIF image service (Image 3): what `/info.json` is added to. */
export function imageServiceAddress(id: string, page: number): string {
  return `/iiif/${encodeURIComponent(id)}/${page}`;
}

export function imageInfoAddress(id: string, page: number): string {
  return `${imageServiceAddress(id, page)}/info.json`;
}

/** One image by the words of IIIF, in their canonical form. */
export function imageAddress(id: string, page: number, parameters: string): string {
  return `${imageServiceAddress(id, page)}/${parameters}`;
}

/** The text of a page as annotations on its image. */
export function pageTextAddress(id: string, page: number): string {
  return `${imageServiceAddress(id, page)}/text.json`;
}

/** Search inside a document for IIIF viewers. @param version of the Content Search API: most viewers know the first only */
export function contentSearchAddress(id: string, version: 1 | 2, q?: string): string {
  const address = `/iiif/${encodeURIComponent(id)}/${version === 1 ? 'search-1' : 'search'}`;
  return q === undefined ? address : withQuery(address, new URLSearchParams({ q }));
}

/** The image of a whole page. @param width pixels, never more than the page has */
export function pageImageAddress(id: string, page: number, width: number | 'max', format: 'jpg' | 'webp'): string {
  const size = width === 'max' ? 'max' : `${width},`;
  return `${imageServiceAddress(id, page)}/full/${size}/0/default.${format}`;
}

function words(q: string): URLSearchParams {
  return new URLSearchParams(q === '' ? {} : { q });
}

/** The language of the page at a path of this site. */
export function languageOf(pathname: string): Lang {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'vi';
}

/** The same page in the other language, its parameters kept; ids and unknown parts of the path stay as they are. */
export function otherLanguageAddress({ pathname, search }: URL): string {
  if (pathname !== lastTranslated.pathname) lastTranslated = { pathname, other: otherLanguagePath(pathname) };
  return lastTranslated.other + search;
}

/** Searches, of which there are many, all have one path. */
let lastTranslated = { pathname: '/', other: '/en' };

function otherLanguagePath(pathname: string): string {
  const from = languageOf(pathname);
  const to = from === 'vi' ? 'en' : 'vi';
  const parts = pathname.split('/').filter((part) => part !== '');
  if (from === 'en') parts.shift();
  const translated = translateParts(parts, from, to);
  return translated.length === 0 ? homeAddress(to) : `${to === 'en' ? '/en' : ''}/${translated.join('/')}`;
}

/** A route as Astro names it, `/en/records/[id]`, by its name without a language: `/ho-so/[id]`. */
export function routeInVietnamese(pattern: string): string {
  if (languageOf(pattern) === 'vi') return pattern;
  return decodeURI(otherLanguageAddress(new URL(pattern, 'http://localhost')));
}

/** A facet named in an address. */
export function facetNamed(name: string | undefined): FacetName | undefined {
  return FACETS.find((facet) => facet === name);
}
