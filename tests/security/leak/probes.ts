import { FACETS } from '../../../src/search/query.ts';
import { askAll } from './guest.ts';
import type { Answer } from './guest.ts';

/** Every address that takes words, with `WORD` where they go. */
export const WORD_ADDRESSES: readonly string[] = [
  '/tim-kiem?q=WORD',
  '/en/search?q=WORD',
  '/api/v1/search?q=WORD',
  '/api/v1/suggest?q=WORD',
  '/api/v1/suggest?q=WORD&lang=en',
  '/tim-kiem?q=%22WORD%22',
  '/api/v1/search?q=%22Open+WORD%22',
  '/api/v1/search?q=file+-WORD',
  '/tim-kiem?q=file+-WORD',
  '/api/v1/search?q=last+file+WORD',
  '/api/v1/search?q=WORD&sort=-date&limit=100',
  '/en/search?q=WORD&group=1',
  '/ho-so/WORD',
  '/trang/WORD',
  '/en/news/WORD',
  '/WORD',
  '/api/v1/WORD',
  ...[
    'title',
    'số',
    'ref',
    'creator',
    'tác giả',
    'place',
    'nơi',
    'subject',
    'chủ đề',
    'fonds',
    'phông',
    'level',
    'năm',
  ].map((field) => `/api/v1/search?q=${encodeURIComponent(field)}:WORD`),
  ...FACETS.flatMap((facet) => [
    `/tim-kiem?${facet}=WORD`,
    `/api/v1/search?${facet}=WORD`,
    `/en/search/filter/${facet}?starts=WORD`,
    `/tim-kiem/loc/${facet}?q=WORD`,
    `/api/v1/facets?facet=${facet}&starts=WORD`,
    `/api/v1/facets?facet=${facet}&q=WORD`,
  ]),
];

/** The few that every single word is asked at. */
export const MAIN_WORD_ADDRESSES: readonly string[] = [
  '/api/v1/search?q=WORD',
  '/api/v1/suggest?q=WORD',
  '/api/v1/facets?facet=subject&starts=WORD',
];

/** Every address that takes a record's id, with `ID` where it goes; `SHOWN` is a public record, `PARENT` one with children. */
export function idAddresses(shown: string, parent: string): string[] {
  const addresses = ['/ho-so/ID', '/en/records/ID', '/ho-so/ID/cay', '/en/records/ID/tree', '/api/v1/records/ID'];
  for (const format of ['ris', 'bib', 'json'])
    addresses.push(`/ho-so/ID/trich-dan.${format}`, `/en/records/ID/citation.${format}`);
  addresses.push(
    '/api/v1/records/ID/children',
    '/api/v1/records/PARENT/children?after=ID',
    ...['after', 'before', 'around', 'open'].map((name) => `/ho-so/PARENT/cay?${name}=ID`),
    ...['after', 'before'].map((name) => `/en/records/PARENT/tree?open=SHOWN&open=PARENT~${name}~ID`),
    '/ho-so/SHOWN?within=ID',
    '/ho-so/SHOWN?fonds=ID',
    ...['within', 'fonds'].flatMap((name) => [
      `/tim-kiem?${name}=ID`,
      `/en/search?q=file&${name}=ID`,
      `/api/v1/search?${name}=ID`,
      ...FACETS.map((facet) => `/api/v1/facets?facet=${facet}&${name}=ID`),
    ]),
    '/api/v1/facets?facet=fonds&starts=ID',
    '/tim-kiem?q=ID',
    '/api/v1/suggest?q=ID',
  );
  return addresses.map((address) => address.replaceAll('SHOWN', shown).replaceAll('PARENT', parent));
}

/** What a person could type to come near a word: its beginning, nearly all of it, in capitals, with a slip of the finger. */
export function nearlyTyped(word: string): string[] {
  const slip = word.slice(0, 5) + word[6] + word[5] + word.slice(7);
  return [word.slice(0, 7), word.slice(0, -1), word.toUpperCase(), slip];
}

/** Compares what a portal answers about words and ids that must not be known with what it answers about one that is nowhere. */
export class Comparison {
  readonly #origin: string;
  readonly #ofNowhere = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @returns addresses from whose answers a guest could tell the two apart */
  async toldApart(addresses: readonly string[], kept: string, nowhere: string): Promise<string[]> {
    const unknown = addresses.map((address) => fill(address, nowhere)).filter((path) => !this.#ofNowhere.has(path));
    for (const answer of await askAll(this.#origin, unknown)) this.#ofNowhere.set(answer.path, blank(answer, nowhere));
    const answers = await askAll(
      this.#origin,
      addresses.map((address) => fill(address, kept)),
    );
    const byPath = new Map(answers.map((answer) => [answer.path, blank(answer, kept)]));
    return addresses
      .filter((address) => byPath.get(fill(address, kept)) !== this.#ofNowhere.get(fill(address, nowhere)))
      .map((address) => fill(address, kept));
  }
}

function fill(address: string, word: string): string {
  return address.replaceAll('WORD', word).replaceAll('ID', word);
}

function blank({ text }: Answer, word: string): string {
  return text.replaceAll(new RegExp(word, 'gi'), '…');
}
