import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawl } from './guest.ts';
import { wordFor } from './plants.ts';
import { Comparison, idAddresses, MAIN_WORD_ADDRESSES, nearlyTyped, WORD_ADDRESSES } from './probes.ts';
import { openRoom } from './reading-room.ts';
import { tracesIn, tracesInFiles } from './traces.ts';
import type { Answer } from './guest.ts';
import type { LeakyRoom } from './reading-room.ts';

const ENTRANCES = [
  '/',
  '/en',
  '/phong',
  '/phong?sort=years',
  '/phong?sort=size',
  '/en/fonds',
  '/tim-kiem',
  '/en/search',
  '/en/search?q=file',
  '/tim-kiem?sort=reference',
  '/tim-kiem?sort=-date',
  '/tim-kiem?group=1',
  '/api/v1/search',
  '/api/v1/search?limit=100&q=once',
  '/api/v1/openapi.json',
  '/sitemap.xml',
  '/robots.txt',
];
const NOWHERE = wordFor('a word that was never planted');
const NO_ID = '0123456789abcdef';

let whole: LeakyRoom;
let twin: LeakyRoom;
let comparison: Comparison;
let reached: Map<string, Answer>;

beforeAll(async () => {
  [whole, twin] = await Promise.all([openRoom('whole'), openRoom('twin')]);
  comparison = new Comparison(whole.portal.url);
  reached = await crawl(whole.portal.url, ENTRANCES);
});
afterAll(() => Promise.all([whole.close(), twin.close()]));

const secret = () => whole.plants.all.filter(({ fate }) => fate !== 'shown');
const shown = () => whole.plants.all.filter(({ fate }) => fate === 'shown');
const oneOfEach = () => [
  'ead2002 masked scope',
  'ead2002 internal subject',
  'atom draft title',
  'csv hidden keyword',
  'xlsx degree secret title',
  'csv closed title',
];

describe('as a guest, with the embedded engine', () => {
  it('every word that is for the public is found on some page, and in the index: the search for leaks can find', () => {
    const seen = new Set([...reached.values()].flatMap(({ text }) => tracesIn('', text, shown())));
    expect(shown().filter(({ place }) => !seen.has(`: ${place}`))).toEqual([]);
    expect(
      new Set(tracesInFiles(`${whole.portal.dataDir}/search`, shown()).map((trace) => trace.replace(/^.*?: /, '')))
        .size,
    ).toBe(shown().length);
  });

  it('no page that links lead to has a word of anything internal, hidden, masked, closed, secret or in draft', () => {
    expect([...reached.values()].flatMap(({ path, text }) => tracesIn(path, text, secret()))).toEqual([]);
  });

  it('the whole site is, byte for byte, that of an archive which never held any of it', async () => {
    const other = await crawl(twin.portal.url, ENTRANCES);
    expect([...reached.keys()].sort()).toEqual([...other.keys()].sort());
    const differing = [...reached.values()].filter(({ path, text }) => other.get(path)?.text !== text);
    expect(differing.map(({ path }) => path)).toEqual([]);
  });

  it.each(oneOfEach())(
    'whatever is asked about it, a word of %s is answered like a word that is nowhere',
    async (place) => {
      const plant = whole.plants.all.find((candidate) => candidate.place === place)!;
      expect(await comparison.toldApart(WORD_ADDRESSES, plant.word, NOWHERE)).toEqual([]);
      const nowhere = nearlyTyped(NOWHERE);
      for (const [at, typed] of nearlyTyped(plant.word).entries()) {
        expect(await comparison.toldApart(MAIN_WORD_ADDRESSES, typed, nowhere[at]!)).toEqual([]);
      }
    },
  );

  it('no word of them is answered in another way than a word that is nowhere', async () => {
    for (const { word } of secret()) {
      expect(await comparison.toldApart(MAIN_WORD_ADDRESSES, word, NOWHERE)).toEqual([]);
    }
  });

  it('the id of a record that the public may not know is answered like an id that is nobody’s', async () => {
    const ids = whole.unlistedIds();
    expect(ids.length).toBeGreaterThan(10);
    const addresses = idAddresses(await idOf('Last file'), await idOf('Alpha'));
    for (const id of ids) expect(await comparison.toldApart(addresses, id, NO_ID)).toEqual([]);
  });

  it('neither the log nor what the import said has a word of them, nor a word that a reader looked for', () => {
    expect(tracesIn('log', whole.portal.log(), whole.plants.all)).toEqual([]);
    expect(tracesIn('import', whole.imported.stdout + whole.imported.stderr, secret())).toEqual([]);
  });

  it('the index has none of their words in any byte, and the catalogue none that are internal or secret', () => {
    expect(tracesInFiles(`${whole.portal.dataDir}/search`, secret())).toEqual([]);
    const dropped = whole.plants.all.filter(({ fate }) => fate === 'dropped');
    expect(tracesInFiles(whole.portal.dataDir, dropped)).toEqual([]);
  });
});

async function idOf(title: string): Promise<string> {
  const response = await fetch(`${whole.portal.url}/api/v1/search?q=${encodeURIComponent(title)}`);
  const { hits }: { hits: { id: string }[] } = JSON.parse(await response.text());
  return hits[0]!.id;
}
