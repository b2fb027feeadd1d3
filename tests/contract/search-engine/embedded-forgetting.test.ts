import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drop, put } from './filled.ts';
import { PAGED, pagesOf, WITH_PAGES } from './paged-documents.ts';
import { request, words } from './requests.ts';
import { createEmbeddedEngine } from '../../../src/search/engines/embedded/embedded-engine.ts';
import type { SearchDocument, SearchEngine } from '../../../src/search/engine.ts';

/** Words that nothing else begins like: lists of words leave out what a word has in common with the one before. */
const SECRET = ['qzuvakwom', 'xqolimvut', 'wjazorkep'];
const KEPT = 'fqurxopim';

const diary = WITH_PAGES.find(({ pk }) => pk === PAGED.diary)!;
const secretPages = pagesOf('mat', [
  `Trang một ${SECRET[0]!} ${KEPT}`,
  `Trang hai ${SECRET[1]!}.`,
  `Đoàn ${SECRET[2]!}`,
]);

describe('the words of dropped pages', () => {
  let dataDir: string;
  let engine: SearchEngine;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-forgetting-'));
    engine = createEmbeddedEngine({ dataDir });
    await engine.prepare();
    await put(engine, [...WITH_PAGES, ...many(300), { ...diary, passages: secretPages }]);
  });
  afterEach(async () => {
    await engine.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Which of these words the bytes of the index hold, its log included. */
  const inBytes = async (sought: string[]) => {
    const folder = join(dataDir, 'search');
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
    return sought.filter((word) => files.some((bytes) => bytes.includes(word.slice(3))));
  };
  const forgetAll = async () => {
    for (let steps = 0; await engine.forget!(); steps++) expect(steps).toBeLessThan(1000);
  };

  it('stand in its bytes before: the test can find them', async () => {
    expect(await inBytes([...SECRET, KEPT])).toEqual([...SECRET, KEPT]);
  });

  it.each<[string, () => Promise<void>]>([
    ['when their record has no pages any more', () => put(engine, [{ ...diary, access: 'closed', passages: [] }])],
    ['when their record is removed', () => drop(engine, PAGED.diary)],
    ['when other pages take their place', () => put(engine, [diary])],
  ])('leave its bytes %s', async (_, write) => {
    await write();
    await forgetAll();
    expect(await inBytes(SECRET)).toEqual([]);
  });

  it('leave it page by page, and the others stay', async () => {
    await put(engine, [{ ...diary, passages: secretPages.slice(0, 1) }]);
    await forgetAll();
    expect(await inBytes(SECRET)).toEqual(SECRET.slice(0, 1));
    const answer = await engine.retrieve(request(words(`${SECRET[0]!} ${KEPT}`)));
    expect(answer.hits).toEqual([PAGED.diary]);
    expect((await engine.retrieve(request(words('mốc')))).total).toBe(300);
  });

  it('leave it while somebody searches', async () => {
    await put(engine, [{ ...diary, passages: [] }]);
    const searches = Array.from({ length: 20 }, () => engine.retrieve(request(words('mốc'))));
    await forgetAll();
    expect((await Promise.all(searches)).map(({ total }) => total)).toEqual(Array.from({ length: 20 }, () => 300));
    await forgetAll();
    expect(await inBytes(SECRET)).toEqual([]);
  });
});

/** Plain records with pages, so that there is something to sort and to merge. */
function many(count: number): SearchDocument[] {
  return Array.from({ length: count }, (_, i) => ({
    ...diary,
    pk: 10_000 + i,
    path: [PAGED.office, 10_000 + i],
    title: `Biên bản ${i}`,
    passages: pagesOf(`bb-${i}`, [`Mốc ${i} ở bãi sông.`, `Tờ hai của biên bản ${i}.`]),
  }));
}
