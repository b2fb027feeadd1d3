import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { readConfig } from '../../../src/platform/config.ts';
import { createEngine } from '../../../src/search/create-engine.ts';
import { startIndexing } from '../../../src/search/indexing/start-indexing.ts';
import { seededRandom } from '../../bench/random.ts';
import { startMeilisearch, type RunningMeilisearch } from '../../harness/meilisearch.ts';
import { phrase, request } from '../search-engine/requests.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import { environment, importAndKill } from './kill-an-import.ts';
import type { Line } from './line-reader.ts';

const IMPORTER = new URL('./import-elsewhere.ts', import.meta.url).pathname;

const ENGINES = inject('meilisearch') ? (['embedded', 'meilisearch'] as const) : (['embedded'] as const);
const PAIRS = DATABASES.flatMap((database) => ENGINES.map((engine) => ({ database, engine })));

/** Kills per database and engine; `KILLS=100 npx vitest run tests/contract/catalogue/killing` for the long run. */
const KILLS = Number(process.env['KILLS'] ?? 4);
/** Decides the moments of the kills; `SEED=…` with what a run printed repeats them. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const AIDS = 8;
const PARTS = 150;

/** Each edition of an aid has all records changed, and other parts than the one before. */
function edition(aid: number, number: number): Line[] {
  const parts: Line[] = [{ depth: 0, key: 'top', title: `Phông ${aid}`, dates: `lần ${number}` }];
  for (let i = 0; i < PARTS; i++) {
    if (i % 7 === number % 7) continue;
    parts.push({ depth: i % 10 === 0 ? 1 : 2, key: `k${i}`, title: `Hồ sơ ${aid}.${i}`, dates: `lần ${number}` });
  }
  return parts.map((line, i) => (i === 1 ? { ...line, depth: 1 } : line));
}

/** Every aid stands as in one of its editions, wholly, and the counts are those of what is there. */
async function expectWhole(archive: TestArchive, newest: number): Promise<void> {
  const rows = await archive.db
    .selectFrom('record')
    .select(['pk', 'parent_pk', 'fonds_pk', 'title', 'date_text', 'child_count', 'descendant_count', 'path'])
    .where('removed_at', 'is', null)
    .execute();
  const children = Map.groupBy(rows, (row) => row.parent_pk);
  for (const top of children.get(null) ?? []) {
    const own = rows.filter((row) => row.fonds_pk === top.pk);
    const number = Number(top.date_text.replace('lần ', ''));
    expect(number).toBeLessThanOrEqual(newest);
    const wanted = edition(Number(top.title.replace('Phông ', '')), number);
    expect(own.map((row) => `${row.title} ${row.date_text}`).sort()).toEqual(
      wanted.map((line) => `${line.title} ${line.dates}`).sort(),
    );
    expect(top.descendant_count).toBe(own.length - 1);
    for (const row of own) expect(row.child_count).toBe(children.get(row.pk)?.length ?? 0);
  }
  if (archive.databaseUrl) return;
  const { rows: checks } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(archive.db);
  expect(checks).toEqual([{ integrity_check: 'ok' }]);
}

/** The settings that lead to this archive and its index. */
function settings(archive: TestArchive, server: RunningMeilisearch | undefined): Record<string, string> {
  return { ...environment(archive), ...(server ? { MEILI_URL: server.url, MEILI_KEY: server.key } : {}) };
}

/** The index holds every record under the words of the edition that the catalogue has of it, and nothing else. */
async function expectIndexEqual(archive: TestArchive, env: Record<string, string>): Promise<void> {
  expect(await archive.feed.pending(1)).toBeUndefined();
  const engine = await createEngine(readConfig(env), { threads: 1 });
  await engine.prepare();
  expect(await engine.count()).toBe(await archive.feed.countAll());
  const rows = await archive.db
    .selectFrom('record')
    .select(['pk', 'fonds_pk', 'date_text'])
    .where('removed_at', 'is', null)
    .execute();
  for (const [fonds, own] of Map.groupBy(rows, (row) => row.fonds_pk)) {
    const asked = request(phrase(own[0]!.date_text), { within: fonds, limit: 1000 });
    const { hits } = await engine.retrieve(asked);
    expect(hits.sort((a, b) => a - b)).toEqual(own.map((row) => row.pk).sort((a, b) => a - b));
  }
  await engine.close();
}

/** The index can be opened whatever the kill left of it, and what waits for it makes it equal to the catalogue. */
async function expectIndexFinished(archive: TestArchive, env: Record<string, string>): Promise<void> {
  const indexing = startIndexing(readConfig(env));
  const faults: string[] = [];
  indexing.onError((message) => faults.push(message));
  await indexing.drained();
  await indexing.stop();
  expect(faults).toEqual([]);
  await expectIndexEqual(archive, env);
}

/** The server of the index loses its power after a while, and is started again. */
async function cutPower(server: RunningMeilisearch, afterMs: number): Promise<void> {
  await setTimeout(afterMs);
  await server.halt('SIGKILL');
  await server.resume();
}

describe.each(PAIRS)('an import that is killed, on $database with $engine', ({ database, engine }) => {
  it(
    'leaves every finding aid as before or as after, and the next one finishes the work',
    { timeout: 60_000 + KILLS * 20_000 },
    async () => {
      const archive = await openArchive(database);
      const server = engine === 'meilisearch' ? await startMeilisearch() : undefined;
      const env = settings(archive, server);
      const random = seededRandom(SEED);
      process.stdout.write(`${KILLS} kills on ${database} with ${engine}, SEED=${SEED}\n`);
      const write = async (number: number) => {
        for (let aid = 0; aid < AIDS; aid++) await archive.write(`${aid}.aid`, edition(aid, number));
      };
      await write(0);
      for (let kill = 1; kill <= KILLS; kill++) {
        const args = kill % 3 === 0 ? ['reindex'] : [];
        const afterMs = random.next() * 900;
        const [ended] = await Promise.all([
          importAndKill(archive, IMPORTER, args, afterMs, env),
          server && kill % 4 === 2 ? cutPower(server, afterMs * random.next()) : undefined,
        ]);
        await expectWhole(archive, kill);
        // Of the others the index still has everything to catch up with when the next is killed.
        if (kill % 2 === 0) await expectIndexFinished(archive, env);
        if (ended || kill % 4 === 0) await write(kill);
      }
      await write(KILLS + 1);
      expect(await importAndKill(archive, IMPORTER, [], 60_000, env)).toBe(true);
      await expectWhole(archive, KILLS + 1);
      const held = await archive.db.selectFrom('record').select('date_text').where('removed_at', 'is', null).execute();
      expect(new Set(held.map((row) => row.date_text))).toEqual(new Set([`lần ${KILLS + 1}`]));
      await expectIndexEqual(archive, env);
      await archive.close();
      await server?.stop();
    },
  );
});
