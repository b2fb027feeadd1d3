import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { command as doctor } from '../../../src/cli/doctor.ts';
import { missingRights } from '../../../src/search/engines/meilisearch/key-rights.ts';
import { createMeilisearchEngine } from '../../../src/search/engines/meilisearch/meilisearch-engine.ts';
import { openArchive, type TestArchive } from '../catalogue/archive.ts';

const server = inject('meilisearch');
const prefix = `rights-${randomUUID()}`;

interface Key {
  actions: string[];
  indexes: string[];
  expiresAt: string | null;
}

/** As docs/move-to-postgresql-and-meilisearch.md tells to make it. */
function documented(): Key {
  const docs = readFileSync('docs/move-to-postgresql-and-meilisearch.md', 'utf8');
  const [, asked = ''] = /\/keys \\[\s\S]*?--data '(\{[\s\S]*?\})'/.exec(docs) ?? [];
  return JSON.parse(asked) as Key;
}

async function asMaster<Answer>(path: string, body?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${server!.key}`, 'content-type': 'application/json' };
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return (await fetch(server!.url + path, { headers, ...sent })).json() as Promise<Answer>;
}

async function made(key: Partial<Key>): Promise<string> {
  return (await asMaster<{ key: string }>('/keys', { ...documented(), ...key })).key;
}

const lacking = (key: string | undefined) => missingRights(server!.url, key, `${prefix}-records`);

describe.skipIf(!server)('the rights of a key of Meilisearch', () => {
  it('are all there where the key is the one of the documentation, which has none that is not needed', async () => {
    expect(await lacking(await made({}))).toEqual([]);
    for (const action of documented().actions) {
      const actions = documented().actions.filter((other) => other !== action);
      expect(await lacking(await made({ actions }))).toEqual([action]);
    }
  });

  it('are told where it holds for names, has expired, or is none', async () => {
    expect(await lacking(await made({ indexes: [`${prefix}-*`] }))).toEqual(['indexes ["*"]']);
    expect(await lacking(await made({ indexes: ['somebody-*'] }))).toContain('documents.add');
    const soon = await made({ expiresAt: new Date(Date.now() + 1_500).toISOString() });
    await expect.poll(() => lacking(soon), { timeout: 10_000 }).toBe('all');
    expect(await lacking('a-key-that-nobody-made')).toBe('all');
    expect(await lacking(undefined)).toBe('all');
    expect(await lacking(server!.key)).toEqual([]);
  });

  it('are what is blamed where a search is refused', async () => {
    const key = await made({ actions: documented().actions.filter((action) => action !== 'search') });
    const engine = await createMeilisearchEngine({ url: server!.url, key, prefix, synonyms: {} });
    await expect(engine.ping()).rejects.toThrow(/refuses a search: MEILI_KEY .* phong-doc doctor says what it lacks/);
    await engine.close();
  });

  it('are asked for without anything being done on the server', async () => {
    await lacking(server!.key);
    expect(await asMaster(`/tasks?indexUids=${prefix}-records`)).toMatchObject({ total: 0 });
    expect(await asMaster(`/indexes/${prefix}-records`)).toMatchObject({ code: 'index_not_found' });
  });

  describe('by the doctor', () => {
    let archive: TestArchive;
    beforeAll(async () => {
      archive = await openArchive('sqlite');
    });
    afterAll(() => archive.close());

    async function told(key: string): Promise<[number, string | undefined]> {
      const lines: string[] = [];
      const code = await doctor.run([], {
        env: { DATA_DIR: archive.dataDir, MEILI_URL: server!.url, MEILI_KEY: key, MEILI_PREFIX: prefix },
        json: false,
        print: (line) => void lines.push(line),
        result: () => undefined,
        warn: () => undefined,
        progress: { update: () => undefined, finish: () => undefined },
        signal: new AbortController().signal,
      });
      return [code, lines.find((line) => line.includes('search engine:'))];
    }

    it('are named as a setting to change, before they are needed', async () => {
      const actions = documented().actions.filter((action) => !['documents.add', 'indexes.swap'].includes(action));
      expect(await told(await made({ actions }))).toEqual([
        2,
        expect.stringMatching(/^WRONG .*: MEILI_KEY .* it lacks documents\.add, indexes\.swap\. docs\//),
      ]);
      const [, none] = await told('a-key-that-nobody-made');
      expect(none).toMatch(/^WRONG .*: MEILI_KEY is missing, wrong or has expired\. docs\//);
    });
  });
});
