import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manyDocuments } from './documents.ts';
import { put } from './filled.ts';
import { phrase, request, typing, words } from './requests.ts';
import { createEmbeddedEngine } from '../../../src/search/engines/embedded/embedded-engine.ts';
import type { SearchDocument, SearchEngine } from '../../../src/search/engine.ts';

const IN_THIRTY = 17;

/** Many short French titles with "de" and "hoa", and one in thirty that is long and has "đê" and "hoà". */
function titled(documents: readonly SearchDocument[]): SearchDocument[] {
  return documents.map((document, at) => {
    const title =
      at % 30 === IN_THIRTY
        ? `Hồ sơ về việc hoà giải tranh chấp đất chân đê bối giữa các làng ven sông, vụ ${at}`
        : `Plan de Hoa Mac, ${at}`;
    return { ...document, title };
  });
}

// Few are ranked by how often they hold the words, many by their titles: relevance.ts.
describe.each([
  ['few', 1500],
  ['many', 2400],
])('accents as typed, on the embedded engine, where %s hold the word', (_, count) => {
  const documents = titled(manyDocuments().slice(0, count));
  const meant = documents.filter(({ title }) => title.startsWith('Hồ')).map(({ pk }) => pk);
  let dataDir: string;
  let engine: SearchEngine;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-accents-'));
    engine = createEmbeddedEngine({ dataDir, notice: () => undefined });
    await engine.prepare();
    await put(engine, documents);
  });
  afterAll(async () => {
    await engine.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each([
    ['a word', words('đê')],
    ['decomposed, in capitals', words('ĐÊ'.normalize('NFD'))],
    ['still being typed', typing('đê')],
    ['in the title', words('đê', 'title')],
    ['its tone on another letter', words('hòa')],
    ['words, one without accents', words('hoa đê')],
    ['a phrase', phrase('chân đê')],
  ])('come first: %s', async (_case, terms) => {
    const { hits } = await engine.retrieve(request(terms, { limit: meant.length }));
    expect(hits.toSorted((a, b) => a - b)).toEqual(meant);
  });

  it('count for nothing where none were typed, and demand nothing', async () => {
    const { hits, total } = await engine.retrieve(request(words('de'), { limit: 50 }));
    expect(hits.filter((pk) => meant.includes(pk))).toEqual([]);
    expect(total).toBe(count);
    expect((await engine.retrieve(request(words('đế')))).total).toBe(count);
  });
});
