import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACETS } from '../../../src/search/query.ts';
import { HIDDEN_WORD, openClosingRoom, type ClosingRecord, type ClosingRoom } from './closing-archive.ts';
import { addressOf, ANSWERED_WHEN_OPEN, DocumentComparison, NOWHERE } from './document-probes.ts';
import { ask, askAll, crawl } from './guest.ts';
import type { Plant } from './plants.ts';
import { tracesIn } from './traces.ts';

/** As docs/close-a-record-quickly.md promises it, for words in the index and for images on the disk. */
const GONE_WITHIN_MS = 20_000;
const PATIENCE_MS = 180_000;

/** The engine that the portal under test searches with. */
export interface EngineToForget {
  name: string;
  env(): Promise<Record<string, string>>;
  /** Plants of which there is a trace in the index itself, as `where: place`. */
  traces(room: ClosingRoom, plants: readonly Plant[]): Promise<string[]>;
}

/** Texts that mean something to an engine, a database or a parser of parameters. */
const INJECTIONS = [
  'x" OR 1=1',
  '] OR access = closed',
  'x\\" OR pk > 0',
  "x' OR access = 'closed",
  '" OR access EXISTS OR subjects = "',
  '"], ["pk > 0"], ["access = open',
  'x) OR (pk >= 0',
  '_geoRadius(0,0,9999999)',
  '* OR 1:1 --',
  '{"filter":"pk > 0"}',
  '~unstated" OR pk > 0 OR unstated = "',
  '\\',
];
/** What Meilisearch would take of a search, and a reader may not say. */
const FOREIGN = [
  'filter=pk+%3E+0',
  'attributesToRetrieve=*',
  'facets=*',
  'showRankingScoreDetails=true',
  'matchingStrategy=frequency',
  'hitsPerPage=1000',
  'offset=1',
  'indexUid=other',
  'attributesToSearchOn=text',
  '__proto__=x',
];

const ENTRANCES = ['/', '/phong', '/tim-kiem', '/api/v1/search?limit=100', '/robots.txt', '/tin'];

interface Answered {
  total: number;
  hits: { id: string }[];
  facets: Record<string, { value: string; count: number }[]>;
}

/**
 * What holds with every engine: nobody asks it what they may not, and what is closed is gone from it in the time promised.
 * @returns the room, once it is there
 */
export function closingSuite(engine: EngineToForget): () => ClosingRoom {
  let room: ClosingRoom;
  beforeAll(async () => {
    room = await openClosingRoom(await engine.env());
  }, PATIENCE_MS);
  afterAll(() => room.end());

  const url = () => room.portal.url;
  /** What each of these searches of the API gives; of one that is refused, that it is. */
  const answersTo = async (queries: readonly string[]): Promise<unknown[]> => {
    const answers = await askAll(
      url(),
      queries.map((query) => `/api/v1/search?${query}`),
    );
    const byPath = new Map(answers.map((answer) => [answer.path, answer]));
    return queries.map((query) => {
      const { status, text } = byPath.get(`/api/v1/search?${query}`)!;
      if (status === 400) return 'refused';
      expect([query, status]).toEqual([query, 200]);
      const { total, hits, facets } = bodyOf<Answered>(text);
      return { total, hits: hits.map(({ id }) => id), facets: Object.values(facets).map(counted) };
    });
  };
  const answerTo = async (query: string) => (await answersTo([query]))[0] as { total: number; hits: string[] };

  describe(`nothing that is typed is a command, with ${engine.name}`, { timeout: PATIENCE_MS }, () => {
    it('is found as long as it is open: what is missed later was there', async () => {
      const sought = room.records.flatMap(({ words }) => Object.values(words));
      const found = room.records.flatMap(({ recordId }) => Array<unknown>(3).fill({ total: 1, hits: [recordId] }));
      const look = () => answersTo(sought.map((word) => `q=${word}`));
      await expect.poll(look, { timeout: 20_000 }).toMatchObject(found);
    });

    it.each([...FACETS, 'within', 'from', 'to', 'sort', 'page', 'limit', 'group'])(
      'a filter in %s is a value like any other that nobody has',
      async (name) => {
        const harmless = await answerTo(`q=hồ+sơ&${name}=khong-ai-co`);
        const queries = INJECTIONS.map((text) => `q=hồ+sơ&${name}=${encodeURIComponent(text)}`);
        expect(await answersTo(queries)).toEqual(queries.map(() => harmless));
      },
    );

    it('a cursor that was made up is refused or is none, and leads nowhere else', async () => {
      const made = INJECTIONS.flatMap((text) => [
        { sort: 'reference', matching: 'all', pk: 0, value: text },
        { sort: 'reference', after: 'reference', pk: 0, key: text },
        { sort: 'reference', matching: 'all', pk: `0 OR ${text}` },
      ]).map((cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url'));
      const queries = [...INJECTIONS.map(encodeURIComponent), ...made].map(
        (cursor) => `q=hồ+sơ&sort=reference&cursor=${cursor}`,
      );
      const known = new Set((await answerTo('q=hồ+sơ')).hits);
      for (const answer of await answersTo(queries)) {
        const { hits } = answer === 'refused' ? { hits: [] } : (answer as { hits: string[] });
        expect(hits.filter((id) => !known.has(id))).toEqual([]);
      }
    });

    it('words and fields find what is public alone, and never fail', async () => {
      const known = new Set((await answerTo('limit=100')).hits);
      const fields = ['', 'title:', 'ref:', 'creator:', 'place:', 'subject:', 'fonds:', 'level:', 'năm:'];
      const typed = INJECTIONS.flatMap((text, at) => [
        text,
        `${fields[at % fields.length]}${text}`,
        `subject:"${text}"`,
      ]);
      for (const answer of await answersTo(typed.map((text) => `q=${encodeURIComponent(text)}`))) {
        expect((answer as { hits: string[] }).hits.filter((id) => !known.has(id))).toEqual([]);
      }
      const others = INJECTIONS.map(encodeURIComponent).flatMap((text) => [
        `/api/v1/suggest?q=${text}`,
        `/api/v1/facets?facet=subject&starts=${text}`,
        `/api/v1/facets?facet=subject&subject=${text}`,
        `/api/v1/facets?facet=${text}`,
        `/tim-kiem?subject=${text}&fonds=${text}`,
        `/tim-kiem/loc/subject?starts=${text}`,
        `/en/search?q=${text}&within=${text}`,
      ]);
      for (const { path, status, text } of await askAll(url(), others)) {
        expect([path, status]).toEqual([path, expect.toBeOneOf([200, 400, 404])]);
        expect(text).not.toContain(room.hiddenId);
        expect(text).not.toContain(HIDDEN_WORD);
      }
    });

    it('takes of parameters those it knows, and no other', async () => {
      const all = await answerTo('q=hồ+sơ');
      expect(all.total).toBe(room.records.length);
      expect(await answersTo(FOREIGN.map((foreign) => `q=hồ+sơ&${foreign}`))).toEqual(FOREIGN.map(() => all));
    });
  });

  describe(`what is closed while the portal serves, with ${engine.name}`, { timeout: PATIENCE_MS }, () => {
    let closedAt = 0;
    const gone = () => room.records.flatMap((record) => plantsOf(record, record.isTold ? ['page'] : undefined));
    const told = () => room.records.filter(({ isTold }) => isTold);
    const untold = () => room.records.filter(({ isTold }) => !isTold);

    beforeAll(async () => {
      // Whatever could be kept is kept by now: pages, images, tiles, answers of the engine.
      for (const { recordId, documentId, words } of room.records) {
        const pages = [`/ho-so/${recordId}`, `/en/records/${recordId}`, `/api/v1/records/${recordId}`];
        const copies = ANSWERED_WHEN_OPEN.map((address) => addressOf(address, documentId, words.page));
        for (const { path, status } of await askAll(url(), [...pages, ...copies]))
          expect([path, status]).toEqual([path, 200]);
      }
      expect(shelves(room)).toEqual(expect.arrayContaining(room.records.map(({ contentHash }) => contentHash)));
      await room.close();
      closedAt = performance.now();
    }, PATIENCE_MS);

    it('has no copy at any address, from the very next request on', async () => {
      const comparison = new DocumentComparison(url());
      for (const { closing, documentId, words } of room.records) {
        expect(await comparison.toldApart(documentId, words.page), closing).toEqual([]);
      }
    });

    it('has its title and keywords on no page and in no answer, where they are not told any more', async () => {
      const known = untold().flatMap(({ recordId }) => [
        `/ho-so/${recordId}`,
        `/en/records/${recordId}`,
        `/ho-so/${recordId}/cay`,
        `/ho-so/${recordId}/trich-dan.ris`,
        `/api/v1/records/${recordId}`,
      ]);
      const reached = (await crawl(url(), ENTRANCES)).values();
      // What the engine counts may be late; it has the time that is promised.
      const pages = [...reached].filter(({ path }) => !/^\/(tim-kiem|en\/search|api\/v1\/search)/.test(path));
      const answers = [...(await askAll(url(), known)), ...pages];
      expect(answers.flatMap(({ path, text }) => tracesIn(path, text, gone()))).toEqual([]);
      for (const { recordId, words } of told()) {
        expect((await ask(url(), `/ho-so/${recordId}`)).text, 'the search for traces can find').toContain(words.title);
      }
    });

    it('is suggested to nobody, and no hit shows it', async () => {
      for (const { documentId, recordId, words, isTold } of room.records) {
        const sought = isTold ? [words.page] : Object.values(words);
        for (const word of sought) {
          const suggested = await ask(url(), `/api/v1/suggest?q=${word}`);
          const hit = await ask(url(), `/api/v1/search?q=${word}`);
          for (const { text } of [suggested, hit]) {
            expect(text).not.toContain(documentId);
            if (!isTold) expect(text).not.toContain(recordId);
          }
        }
      }
    });

    it('is closed also where no rule that anybody knows says what it is', async () => {
      const unknown = room.records.find(({ closing }) => closing === 'under a rule that nobody knows')!;
      const { text } = await ask(url(), `/api/v1/records/${unknown.recordId}`);
      expect(bodyOf(text)).toMatchObject({ access: 'closed' });
      expect((await answerTo(`q=${unknown.words.title}&access=open`)).total).toBe(0);
    });

    it(`is gone from answers, counts and the index itself, and from the disk, within ${GONE_WITHIN_MS / 1000} seconds`, async () => {
      const words = gone();
      const left = async () => {
        const still: string[] = [];
        for (const { word, place } of words) {
          const [hits, values] = [
            await ask(url(), `/api/v1/search?q=${word}`),
            await ask(url(), `/api/v1/facets?facet=subject&starts=${word}`),
          ];
          const none = await ask(url(), `/api/v1/search?q=${NOWHERE}`);
          if (hits.text.replaceAll(word, NOWHERE) !== none.text) still.push(`search: ${place}`);
          if (tracesIn('', values.text, [{ word, place, fate: 'kept', wasShown: true }]).length > 0)
            still.push(`values: ${place}`);
        }
        return still;
      };
      const timed = async (what: string, look: () => unknown): Promise<string> => {
        await expect.poll(look, { timeout: GONE_WITHIN_MS, interval: 100 }).toEqual([]);
        return `${what} ${((performance.now() - closedAt) / 1000).toFixed(1)} s`;
      };
      const closed = new Set(room.records.map(({ contentHash }) => contentHash));
      const times = await Promise.all([
        timed('answers and counts', left),
        timed('the index', () => engine.traces(room, words)),
        timed('images', () => shelves(room).filter((hash) => closed.has(hash))),
      ]);
      process.stdout.write(`${engine.name}: after the end of an import that closes: ${times.join(', ')}\n`);
      const reached = (await crawl(url(), ENTRANCES)).values();
      expect([...reached].flatMap(({ path, text }) => tracesIn(path, text, words))).toEqual([]);
      expect(await answerTo('q=hồ+sơ&access=open')).toMatchObject({ total: 0, hits: [] });
    });
  });

  return () => room;
}

function plantsOf(
  { closing, words }: ClosingRecord,
  which: readonly (keyof ClosingRecord['words'])[] = ['title', 'keyword', 'page'],
): Plant[] {
  return which.map((name) => ({ word: words[name], place: `${closing}, ${name}`, fate: 'kept', wasShown: true }));
}

/** What is chosen is among the values, also where nothing has it. */
function counted(values: readonly { value: string; count: number }[]): unknown[] {
  return values.filter(({ count }) => count > 0);
}

function bodyOf<Body>(answer: string): Body {
  return JSON.parse(answer.slice(answer.indexOf('\n\n'))) as Body;
}

/** Hashes of the documents that images are kept of. */
function shelves({ portal }: ClosingRoom): string[] {
  const folder = join(portal.dataDir, 'page-images');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((group) => readdirSync(join(folder, group)));
}
