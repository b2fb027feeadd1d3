import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/platform/config.ts';
import { createEngine } from '../../../src/search/create-engine.ts';
import { startIndexing } from '../../../src/search/indexing/start-indexing.ts';
import { seededRandom } from '../../bench/random.ts';
import { DATABASES, openArchive, type DatabaseKind, type TestArchive } from './archive.ts';
import { environment, importAndKill } from './kill-an-import.ts';
import type { Line } from './line-reader.ts';

const IMPORTER = new URL('./import-elsewhere.ts', import.meta.url).pathname;

/** Kills per database; `KILLS=100 npx vitest run tests/contract/catalogue/killing` for the long run. */
const KILLS = Number(process.env['KILLS'] ?? 5);
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

async function expectIndexEqual(archive: TestArchive): Promise<void> {
  expect(await archive.feed.pending(1)).toBeUndefined();
  const engine = await createEngine(readConfig(environment(archive)), { threads: 1 });
  await engine.prepare();
  expect(await engine.count()).toBe(await archive.feed.countAll());
  await engine.close();
}

/** The index can be opened whatever the kill left of it, and what waits for it makes it equal to the catalogue. */
async function expectIndexFinished(archive: TestArchive): Promise<void> {
  const indexing = startIndexing(readConfig(environment(archive)));
  const faults: string[] = [];
  indexing.onError((message) => faults.push(message));
  await indexing.drained();
  await indexing.stop();
  expect(faults).toEqual([]);
  await expectIndexEqual(archive);
}

describe.each(DATABASES)('an import that is killed, on %s', (kind: DatabaseKind) => {
  it(
    'leaves every finding aid as before or as after, and the next one finishes the work',
    { timeout: 60_000 + KILLS * 20_000 },
    async () => {
      const archive = await openArchive(kind);
      const random = seededRandom(SEED);
      process.stdout.write(`${KILLS} kills on ${kind}, SEED=${SEED}\n`);
      const write = async (number: number) => {
        for (let aid = 0; aid < AIDS; aid++) await archive.write(`${aid}.aid`, edition(aid, number));
      };
      await write(0);
      for (let kill = 1; kill <= KILLS; kill++) {
        const args = kill % 3 === 0 ? ['reindex'] : [];
        const ended = await importAndKill(archive, IMPORTER, args, random.next() * 900);
        await expectWhole(archive, kill);
        // Of the others the index still has everything to catch up with when the next is killed.
        if (kill % 2 === 0) await expectIndexFinished(archive);
        if (ended || kill % 4 === 0) await write(kill);
      }
      await write(KILLS + 1);
      expect(await importAndKill(archive, IMPORTER, [], 60_000)).toBe(true);
      await expectWhole(archive, KILLS + 1);
      const held = await archive.db.selectFrom('record').select('date_text').where('removed_at', 'is', null).execute();
      expect(new Set(held.map((row) => row.date_text))).toEqual(new Set([`lần ${KILLS + 1}`]));
      await expectIndexEqual(archive);
      await archive.close();
    },
  );
});
