import { mkdtemp, open, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manyDocuments, NAMED } from './documents.ts';
import { put } from './filled.ts';
import { request, words } from './requests.ts';
import { createEmbeddedEngine } from '../../../src/search/engines/embedded/embedded-engine.ts';
import { EngineUnavailable } from '../../../src/search/engine.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';

describe('the file of the embedded index', () => {
  let dataDir: string;
  let notices: string[];
  const engines: SearchEngine[] = [];

  const start = async () => {
    const engine = createEmbeddedEngine({ dataDir, notice: (line) => notices.push(line) });
    engines.push(engine);
    await engine.prepare();
    return engine;
  };
  const folder = () => join(dataDir, 'search');
  const current = async () => join(folder(), (await readFile(join(folder(), 'current'), 'utf8')).trim());
  const stop = () => Promise.all(engines.splice(0).map((engine) => engine.close()));

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-index-file-'));
    notices = [];
  });
  afterEach(async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is kept from one start to the next', async () => {
    await put(await start(), NAMED);
    await stop();
    expect(await (await start()).count()).toBe(NAMED.length);
    expect(notices).toEqual([]);
  });

  it.each([
    ['is gone', async (path: string) => rm(path)],
    ['is no database', async (path: string) => writeFile(path, 'not a database '.repeat(1000))],
    ['is empty', async (path: string) => writeFile(path, '')],
  ])('gives way to an empty one, and says so, when it %s', async (_, damage) => {
    await put(await start(), NAMED);
    await stop();
    await damage(await current());
    const engine = await start();
    expect(notices).toHaveLength(1);
    expect(await engine.count()).toBe(0);
    await put(engine, NAMED);
    expect(await engine.count()).toBe(NAMED.length);
  });

  it('refuses plainly where it turns out to be damaged inside, and is replaced at the next start', async () => {
    const engine = await start();
    await put(engine, manyDocuments());
    await stop();
    await damageLastRows(await current());
    const damaged = await start();
    expect(notices).toEqual([]);
    await expect(damaged.retrieve(request(words('trích lục')))).rejects.toBeInstanceOf(EngineUnavailable);
    await stop();
    expect(await (await start()).count()).toBe(0);
    expect(notices).toHaveLength(1);
  });

  it('is cleared away when its builder died long ago, not while one builds', async () => {
    const engine = await start();
    const rebuild = await engine.rebuild();
    const dead = join(folder(), 'index-abc-999999999-01234567.db');
    await writeFile(dead, '');
    await utimes(dead, new Date(0), new Date(0));
    await start();
    const names = await readdir(folder());
    expect(names.filter((name) => name.endsWith('.db'))).toHaveLength(2);
    expect(await rebuild.count()).toBe(0);
    await rebuild.abandon();
    expect((await readdir(folder())).filter((name) => name.endsWith('.db'))).toHaveLength(1);
  });

  it('leaves nothing of the old one behind after a swap', async () => {
    const engine = await start();
    await put(engine, NAMED);
    const rebuild = await engine.rebuild();
    await rebuild.write({ upserts: NAMED.slice(0, 2), removals: [] });
    await rebuild.swapIn();
    expect((await readdir(folder())).filter((name) => name.endsWith('.db'))).toHaveLength(1);
    expect(await engine.count()).toBe(2);
  });
});

/** Writes noise over the page that holds the last records; what `prepare` looks at stays sound. */
async function damageLastRows(path: string): Promise<void> {
  const database = new DatabaseSync(path, { readOnly: true });
  const leaf = database
    .prepare("select max(pageno) as page from dbstat where name = 'doc' and pagetype = 'leaf'")
    .get();
  database.close();
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(8192, 0x5a), 0, 8192, (Number(leaf?.['page']) - 1) * 8192);
  await file.close();
}
