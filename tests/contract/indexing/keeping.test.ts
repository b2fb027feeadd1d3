import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createPublicFeed } from '../../../src/catalogue/storage/stored-feed.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { createEngine } from '../../../src/search/create-engine.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { awaitIndexLock, withIndexLock } from '../../../src/search/indexing/index-lock.ts';
import { keepIndex } from '../../../src/search/indexing/keep-index.ts';
import { rebuildIndex } from '../../../src/search/indexing/rebuild-index.ts';
import { startIndexing } from '../../../src/search/indexing/start-indexing.ts';
import { noFilters } from '../../../src/search/params.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { DATABASES, openArchive, type TestArchive } from '../catalogue/archive.ts';
import type { Line } from '../catalogue/line-reader.ts';

const meilisearch = inject('meilisearch');
const ENGINES = meilisearch ? (['embedded', 'meilisearch'] as const) : (['embedded'] as const);
const PAIRS = DATABASES.flatMap((database) => ENGINES.map((engine) => ({ database, engine })));

/** What somebody else may do to an index on a server. */
const SPOILT: [string, string, string, string[]?][] = [
  ['dropped', 'DELETE', ''],
  ['emptied', 'DELETE', '/documents'],
  ['set otherwise', 'PUT', '/settings/filterable-attributes', ['pk']],
];

function lines(...titles: string[]): Line[] {
  return [{ depth: 0, key: 'f', title: 'Phông đê' }, ...titles.map((title) => ({ depth: 1, key: title, title }))];
}

describe.each(PAIRS)('the index of a catalogue on $database, kept by $engine', ({ database, engine: name }) => {
  let archive: TestArchive;
  let engine: SearchEngine;
  let settings: { dataDir: string; meili?: { url: string; key: string; prefix: string } };
  const parts = () => ({ db: archive.db, dataDir: archive.dataDir, feed: archive.feed, engine });

  beforeEach(async () => {
    archive = await openArchive(database);
    const meili =
      name === 'meilisearch' && meilisearch ? { ...meilisearch, prefix: `keep-${randomUUID()}` } : undefined;
    settings = { dataDir: archive.dataDir, ...(meili ? { meili } : {}) };
    engine = await createEngine(settings);
    await engine.prepare();
  });
  afterEach(async () => {
    await engine.close();
    await archive.close();
  });

  async function found(q: string, by = engine): Promise<number> {
    const none = { sort: 'relevance', limit: 10, facets: [], facetLimit: 0, histogram: false } as const;
    return (await by.retrieve({ query: parseQuery(q), filters: noFilters(), ...none, facets: [] })).total;
  }

  it('holds what was imported, changed and removed', async () => {
    await archive.write('a.aid', lines('Hồ sơ kè', 'Hồ sơ cống'));
    await archive.import();
    expect(await keepIndex(parts(), false)).toBe(true);
    expect(await found('hồ sơ')).toBe(2);
    expect(await archive.feed.pending(1)).toBeUndefined();
    await archive.write('a.aid', lines('Hồ sơ kè', 'Sổ cầu'));
    await archive.import({ allowRemovals: true });
    await keepIndex(parts(), false);
    expect([await found('cống'), await found('cầu'), await engine.count()]).toEqual([0, 1, 3]);
  });

  it('leaves nothing to be carried once more by whoever comes next, though somebody was writing as it was carried', async () => {
    const waits = () => createPublicFeed(archive.db).pending(1);
    await archive.write('a.aid', lines('Hồ sơ kè'));
    await archive.import();
    const writer = await openDatabase(archive);
    try {
      await writer.transaction().execute(async (trx) => {
        await trx.updateTable('record').set({ title: 'Phông khác' }).where('title', '=', 'Phông đê').execute();
        expect(await keepIndex(parts(), false)).toBe(true);
        if (database === 'sqlite') expect(await waits()).toBeDefined();
      });
      expect(await keepIndex(parts(), false)).toBe(true);
      expect(await waits()).toBeUndefined();
    } finally {
      await writer.destroy();
    }
  });

  it('is built anew when it was lost', async () => {
    await archive.write('a.aid', lines('Hồ sơ kè'));
    await archive.import();
    await archive.drain();
    await keepIndex(parts(), true);
    expect(await found('hồ sơ kè')).toBe(1);
    expect(await engine.count()).toBe(await archive.feed.countAll());
  });

  it('holds, after a rebuild, what changed while it was built', async () => {
    await archive.write('a.aid', lines('Hồ sơ kè'));
    await archive.import();
    await keepIndex(parts(), false);
    const feed = {
      ...archive.feed,
      all: async (after: number, limit: number) => {
        const records = await archive.feed.all(after, limit);
        if (after === 0) {
          await archive.write('b.aid', lines('Sổ cầu'));
          await archive.import();
        }
        return records.filter(({ record }) => record.title !== 'Sổ cầu');
      },
    };
    await rebuildIndex(feed, engine);
    expect([await found('hồ sơ kè'), await found('sổ cầu')]).toEqual([1, 1]);
    expect(await engine.count()).toBe(4);
  });

  it('serves on, unchanged, when a rebuild is stopped or does not come out whole', async () => {
    await archive.write('a.aid', lines('Hồ sơ kè'));
    await archive.import();
    await keepIndex(parts(), false);
    const stopping = new AbortController();
    const stopped = rebuildIndex(archive.feed, engine, { signal: stopping.signal, onProgress: () => stopping.abort() });
    await expect(stopped).rejects.toThrow();
    const losing: SearchEngine = {
      ...engine,
      rebuild: async () => {
        const rebuild = await engine.rebuild();
        return {
          write: (changes) => rebuild.write({ ...changes, upserts: changes.upserts.slice(1) }),
          count: () => rebuild.count(),
          swapIn: () => rebuild.swapIn(),
          abandon: () => rebuild.abandon(),
        };
      },
    };
    await expect(rebuildIndex(archive.feed, losing)).rejects.toThrow('instead of 2');
    expect([await found('hồ sơ kè'), await engine.count()]).toEqual([1, 2]);
  });

  it('is emptied into by one worker at a time; the others wait', async () => {
    await archive.write('a.aid', lines('Hồ sơ kè'));
    await archive.import();
    const order: string[] = [];
    const held = await withIndexLock(archive.db, archive.dataDir, async () => {
      expect(await keepIndex(parts(), false)).toBe(false);
      const waiting = awaitIndexLock(archive.db, archive.dataDir, async () => void order.push('second'));
      order.push('first');
      return { waiting };
    });
    expect(held.held).toBe(true);
    if (held.held) await held.value.waiting;
    expect(order).toEqual(['first', 'second']);
    expect(await keepIndex(parts(), false)).toBe(true);
  });

  const config = () => ({
    port: 0,
    host: '127.0.0.1',
    contentDir: archive.dataDir,
    trustedProxies: [],
    ocrCores: 1,
    ...settings,
    ...(archive.databaseUrl ? { databaseUrl: archive.databaseUrl } : {}),
  });

  it.each(name === 'meilisearch' ? SPOILT : [])(
    'is put right by a thread that runs when the server has it %s',
    async (_, method, path, body) => {
      const thread = startIndexing(config());
      try {
        await archive.write('a.aid', lines('Hồ sơ kè'));
        await archive.import();
        await thread.drained();
        const { url, key, prefix } = settings.meili!;
        const task = await fetch(`${url}/indexes/${prefix}-records${path}`, {
          method,
          headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        expect(task.status).toBe(202);
        const isWhole = async () => (await engine.ping(), await engine.count());
        await expect.poll(() => isWhole().catch(() => 'away'), { timeout: 20_000 }).not.toBe(2);
        await thread.drained();
        expect([await isWhole(), await found('hồ sơ kè')]).toEqual([2, 1]);
      } finally {
        await thread.stop();
      }
    },
  );

  it('is kept by a thread of its own, by two of them as well', async () => {
    const threads = [startIndexing(config()), startIndexing(config())];
    const faults: string[] = [];
    for (const thread of threads) thread.onError((message) => faults.push(message));
    try {
      await archive.write('a.aid', lines('Hồ sơ kè'));
      await archive.import();
      await Promise.all(threads.map((thread) => thread.drained()));
      expect(await found('hồ sơ kè')).toBe(1);
      await archive.write('b.aid', lines('Sổ cầu'));
      await archive.import();
      threads[0]?.wake();
      await threads[0]?.drained();
      expect(await found('sổ cầu')).toBe(1);
      expect(faults).toEqual([]);
    } finally {
      await Promise.all(threads.map((thread) => thread.stop()));
    }
  });
});
