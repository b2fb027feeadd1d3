import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openArchive, type TestArchive } from './archive.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openArchive('sqlite');
});
afterEach(() => archive.close());

/** What docs/move-to-postgresql-and-meilisearch.md has an operator ask, where it must print nothing. */
async function listed(): Promise<string[]> {
  const docs = await readFile('docs/move-to-postgresql-and-meilisearch.md', 'utf8');
  const [, asked = ''] = /prepare\(\\"(select source, path, location [^"]+)\\"\)/.exec(docs) ?? [];
  const { rows } = await sql<{ path: string }>`${sql.raw(asked)}`.execute(archive.db);
  return rows.map(({ path }) => path);
}

it('before a move the catalogue names what has another name than at first, and no document that lies where it lay', async () => {
  await archive.write('phong/a.aid', [{ depth: 0, key: 'f', title: 'Phông đê' }]);
  await archive.writePaper('roi/quy-dinh.pdf', ['Quy định về việc đắp đê']);
  await archive.import();
  expect(await listed()).toEqual([]);
  await mkdir(join(archive.folder, 'khac'));
  await rename(join(archive.folder, 'phong/a.aid'), join(archive.folder, 'khac/b.aid'));
  await archive.import();
  expect(await listed()).toEqual([expect.stringMatching(/phong\/a\.aid$/)]);
});
