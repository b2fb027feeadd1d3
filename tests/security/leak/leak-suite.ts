import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, crawl } from './guest.ts';
import { wordFor } from './plants.ts';
import { Comparison, idAddresses, MAIN_WORD_ADDRESSES, nearlyTyped, WORD_ADDRESSES } from './probes.ts';
import { openRoom } from './reading-room.ts';
import { tracesIn, tracesInFiles } from './traces.ts';
import type { Answer } from './guest.ts';
import type { Make, Plant } from './plants.ts';
import type { LeakyRoom } from './reading-room.ts';

const ENTRANCES = [
  // First: they count what was looked at since, and not every archive is looked at as fast.
  '/so-lieu',
  '/en/figures',
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
  '/robots.txt',
];
/** Hundreds of pages, several times over: on a machine with much else to do that takes a while. */
const PATIENCE_MS = 300_000;
const NOWHERE = wordFor('a word that was never planted');
const NO_ID = '0123456789abcdef';

/** The engine that the portals under test search with. */
export interface EngineWithSecrets {
  name: string;
  /** Settings that make a portal use it, with an index of its own. */
  env(make: Make): Record<string, string>;
  /** Plants of which there is a trace in the index itself, as `where: place`. */
  traces(room: LeakyRoom, plants: readonly Plant[]): Promise<string[]>;
}

/** What holds with every engine: of what the public may not know, nothing is found anywhere. */
export function leakSuite(engine: EngineWithSecrets): void {
  let whole: LeakyRoom;
  let twin: LeakyRoom;
  let comparison: Comparison;
  let reached: Map<string, Answer>;

  beforeAll(async () => {
    [whole, twin] = await Promise.all([openRoom('whole', engine.env('whole')), openRoom('twin', engine.env('twin'))]);
    comparison = new Comparison(whole.portal.url);
    reached = await crawl(whole.portal.url, ENTRANCES);
  }, PATIENCE_MS);
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

  describe(`as a guest, with ${engine.name}`, { timeout: PATIENCE_MS }, () => {
    it('every word that is for the public is found on some page, and in the index: the search for leaks can find', async () => {
      const seen = new Set([...reached.values()].flatMap(({ text }) => tracesIn('', text, shown())));
      expect(shown().filter(({ place }) => !seen.has(`: ${place}`))).toEqual([]);
      expect(new Set((await engine.traces(whole, shown())).map((trace) => trace.replace(/^.*?: /, ''))).size).toBe(
        shown().length,
      );
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
      const addresses = idAddresses(await idOf(whole.portal.url, 'Last file'), await idOf(whole.portal.url, 'Alpha'));
      for (const id of ids) expect(await comparison.toldApart(addresses, id, NO_ID)).toEqual([]);
    });

    it('neither the log nor what the import said has a word of them, nor a word that a reader looked for', () => {
      expect(tracesIn('log', whole.portal.log(), whole.plants.all)).toEqual([]);
      expect(tracesIn('import', whole.imported.stdout + whole.imported.stderr, secret())).toEqual([]);
    });

    it('the index has none of their words in any byte, and the catalogue none that are internal or secret', async () => {
      expect(await engine.traces(whole, secret())).toEqual([]);
      const dropped = whole.plants.all.filter(({ fate }) => fate === 'dropped');
      expect(tracesInFiles(whole.portal.dataDir, dropped)).toEqual([]);
    });
  });

  describe(
    `with ${engine.name}, after some of it became internal, masked, closed, secret, a draft or was taken away, while the portal served`,
    { timeout: PATIENCE_MS },
    () => {
      const gone = () => whole.plants.all.filter(({ wasShown }) => wasShown);

      it('it can no longer be found a moment after the import', async () => {
        await whole.moveOn(2);
        const [one] = gone();
        await expect.poll(() => isFound(whole.portal.url, one!.word), { timeout: 15_000 }).toBe(false);
      });

      it('no page has a word of it, found by links or known from before', async () => {
        const now = await crawl(whole.portal.url, ENTRANCES);
        const known = [...reached.keys()].filter((path) => !now.has(path));
        const answers = await askAll(whole.portal.url, known);
        const traces = [...answers, ...now.values()].flatMap(({ path, text }) =>
          tracesIn(path, text.replaceAll(path, ''), gone()),
        );
        expect(traces.filter((trace) => !trace.includes('?'))).toEqual([]);
        expect([...now.values()].flatMap(({ path, text }) => tracesIn(path, text, secret()))).toEqual([]);
      });

      it('no word of it is answered in another way than a word that is nowhere', async () => {
        const after = new Comparison(whole.portal.url);
        for (const { word } of gone()) {
          const typed = nearlyTyped(word).at(-1)!;
          expect(await after.toldApart(MAIN_WORD_ADDRESSES, word, NOWHERE)).toEqual([]);
          expect(await after.toldApart(['/api/v1/search?q=WORD'], typed, nearlyTyped(NOWHERE).at(-1)!)).toEqual([]);
        }
        const [one] = gone();
        expect(await after.toldApart(WORD_ADDRESSES, one!.word, NOWHERE)).toEqual([]);
      });

      it('neither the log nor what the import said has a word of it', () => {
        expect(tracesIn('log', whole.portal.log(), whole.plants.all)).toEqual([]);
        expect(tracesIn('import', whole.imported.stdout + whole.imported.stderr, secret())).toEqual([]);
      });

      it('no byte of the index still has a word of it, and none of the catalogue what became internal or secret', async () => {
        await expect.poll(() => engine.traces(whole, secret()), { timeout: 20_000 }).toEqual([]);
        const dropped = whole.plants.all.filter(({ fate }) => fate === 'dropped');
        expect(tracesInFiles(whole.portal.dataDir, dropped)).toEqual([]);
      });
    },
  );
}

async function isFound(origin: string, word: string): Promise<boolean> {
  const response = await fetch(`${origin}/api/v1/search?q=${word}`);
  const { total }: { total: number } = JSON.parse(await response.text());
  return total > 0;
}

async function idOf(origin: string, title: string): Promise<string> {
  const response = await fetch(`${origin}/api/v1/search?q=${encodeURIComponent(title)}`);
  const { hits }: { hits: { id: string }[] } = JSON.parse(await response.text());
  return hits[0]!.id;
}
