import { ask } from './guest.ts';
import { wordFor } from './plants.ts';
import type { Answer } from './guest.ts';

/** Every address of a document, with ID where its id goes and WORD for a word that is looked for in it. */
const DOCUMENT_ADDRESSES: readonly string[] = [
  '/tai-lieu/ID',
  '/tai-lieu/ID/1',
  '/tai-lieu/ID/2',
  '/tai-lieu/ID/2?q=WORD',
  '/en/documents/ID/2?q=WORD',
  '/tai-lieu/ID/tim?q=WORD',
  '/en/documents/ID/search?q=WORD',
  '/tai-lieu/ID/2/trich-dan.ris',
  '/en/documents/ID/2/citation.json',
  '/tai-lieu/ID/tai-ve',
  '/iiif/ID/manifest.json',
  '/iiif/ID/search?q=WORD',
  '/iiif/ID/search-1?q=WORD',
  '/iiif/ID/2',
  '/iiif/ID/2/info.json',
  '/iiif/ID/2/text.json',
  '/iiif/ID/2/full/200,/0/default.webp',
  '/iiif/ID/2/full/200,/0/default.jpg',
  '/iiif/ID/2/full/,120/0/default.jpg',
  '/iiif/ID/2/0,0,512,512/256,256/0/default.webp',
  '/iiif/ID/2/full/0,/0/default.webp',
];

/** Those from which an open document is answered with its page, its text or its image. */
export const ANSWERED_WHEN_OPEN = DOCUMENT_ADDRESSES.filter(
  (address) => address !== '/tai-lieu/ID' && !address.endsWith('/0,/0/default.webp') && address !== '/iiif/ID/2',
);

/** What a guest may try besides to get at something that was there a moment ago. */
const HEADERS: Record<string, string>[] = [{}, { range: 'bytes=0-99' }, { 'if-none-match': '*' }];

export function addressOf(address: string, id: string, word: string): string {
  return address.replaceAll('ID', id).replaceAll('WORD', word);
}

/** Compares what a portal answers about a document with what it answers about one that never was. */
export class DocumentComparison {
  readonly #origin: string;
  readonly #as: Record<string, string>;
  readonly #ofNobody = new Map<string, string>();

  /** @param as headers of whoever asks: a session, an address; without them a guest */
  constructor(origin: string, as: Record<string, string> = {}) {
    this.#origin = origin;
    this.#as = as;
  }

  /** @returns addresses from whose answers a guest could tell the two apart */
  async toldApart(id: string, word: string): Promise<string[]> {
    const differing: string[] = [];
    for (const address of DOCUMENT_ADDRESSES) {
      for (const headers of HEADERS) {
        const there = blank(
          await ask(this.#origin, addressOf(address, id, word), { ...this.#as, ...headers }),
          id,
          word,
        );
        if (there !== (await this.#nobody(address, headers))) differing.push(`${address} ${JSON.stringify(headers)}`);
      }
    }
    return differing;
  }

  async #nobody(address: string, headers: Record<string, string>): Promise<string> {
    const key = `${address} ${JSON.stringify(headers)}`;
    const known = this.#ofNobody.get(key);
    if (known !== undefined) return known;
    const told = blank(
      await ask(this.#origin, addressOf(address, NOBODY, NOWHERE), { ...this.#as, ...headers }),
      NOBODY,
      NOWHERE,
    );
    this.#ofNobody.set(key, told);
    return told;
  }
}

const NOBODY = '0123456789abcdef';
/** A word that was never planted. */
export const NOWHERE = wordFor('a word that was never planted');

function blank({ text }: Answer, id: string, word: string): string {
  return text.replaceAll(id, '…').replaceAll(word, '…');
}
