import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { createMeilisearchEngine } from '../../../src/search/engines/meilisearch/meilisearch-engine.ts';
import { runCommand } from '../run-command.ts';
import { closingSuite } from './closing-suite.ts';
import { ask, crawl } from './guest.ts';
import { toldByMeilisearch } from './told-by-meilisearch.ts';
import { tracesIn } from './traces.ts';

const server = inject('meilisearch');
const BUILDS = fileURLToPath(new URL('../../../dist/', import.meta.url));

describe.skipIf(!server)('on a real server', () => {
  const prefix = `closing-${randomUUID()}`;
  let portalsKey = '';
  const room = closingSuite({
    name: 'Meilisearch',
    async env() {
      portalsKey = await keyWithFewRights();
      return { MEILI_URL: server!.url, MEILI_KEY: portalsKey, MEILI_PREFIX: prefix };
    },
    traces: async (_room, plants) => tracesIn('index', await toldByMeilisearch(server!, prefix), plants),
  });

  describe('the key of the portal', { timeout: 120_000 }, () => {
    it('is the one of the documentation: it could do all of this, and can make no keys, no dumps and no snapshots', async () => {
      for (const [method, path] of [
        ['GET', '/keys'],
        ['POST', '/keys'],
        ['POST', '/dumps'],
        ['POST', '/snapshots'],
        ['PATCH', '/experimental-features'],
        ['DELETE', '/tasks?uids=*'],
      ] as const) {
        expect([method, path, await statusFor(portalsKey, method, path)]).toEqual([method, path, 403]);
      }
    });

    it('makes, where it may, another for searches that can search this portal’s indexes and do nothing else', async () => {
      const own = `search-only-${randomUUID()}`;
      const engine = await createMeilisearchEngine({ ...server!, prefix: own, synonyms: {} });
      await engine.prepare();
      await engine.close();
      const keys = await asMaster<{ results: { name: string; key: string; actions: string[]; indexes: string[] }[] }>(
        '/keys?limit=1000',
      );
      const key = keys.results.find(({ name }) => name === `${own} search`)!;
      expect([key.actions, key.indexes]).toEqual([['search'], [`${own}-*`]]);
      expect(await statusFor(key.key, 'POST', `/indexes/${own}-records/search`)).toBe(200);
      expect(await statusFor(key.key, 'POST', `/indexes/${prefix}-records/search`)).toBe(403);
      expect(await statusFor(key.key, 'POST', `/indexes/${own}-records/documents`)).toBe(403);
      expect(await statusFor(key.key, 'GET', `/indexes/${own}-records/settings`)).toBe(403);
    });

    it('stands in no page, no script, no error and no log, and neither does the server', async () => {
      const origin = room().portal.url;
      const secrets = [portalsKey, server!.key, new URL(server!.url).host];
      const reached = [...(await crawl(origin, ['/', '/en', '/tim-kiem', '/api/v1/openapi.json'])).values()];
      const faults = await Promise.all(
        ['/api/v1/search?cursor=x', '/tim-kiem?page=999999', '/nowhere', '/api/v1/nowhere', '/%ff'].map((path) =>
          ask(origin, path),
        ),
      );
      const client = join(BUILDS, readFileSync(join(BUILDS, 'current'), 'utf8'), 'client');
      const scripts = readdirSync(client, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
      expect([reached.length > 20, scripts.length > 10]).toEqual([true, true]);
      const said = [...reached, ...faults].map(({ text }) => text);
      for (const text of [...said, ...scripts, room().portal.log()]) {
        expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
      }
      expect(scripts.filter((text) => /meilisearch/i.test(text))).toEqual([]);
    });

    it('is not said by a command either that it was of no use to', async () => {
      const wrong = 'a-key-that-nobody-made-0123456789';
      for (const command of [['doctor'], ['search', 'đê']]) {
        const env = { MEILI_URL: server!.url, MEILI_KEY: wrong, MEILI_PREFIX: prefix, DATA_DIR: room().portal.dataDir };
        const { code, stdout, stderr } = await runCommand(command, env);
        expect([command, code === 0]).toEqual([command, false]);
        expect(stdout + stderr).not.toContain(wrong);
      }
    });
  });
});

/** As docs/move-to-postgresql-and-meilisearch.md tells to make it. */
async function keyWithFewRights(): Promise<string> {
  const docs = readFileSync('docs/move-to-postgresql-and-meilisearch.md', 'utf8');
  const [, asked = ''] = /\/keys \\[\s\S]*?--data '(\{[\s\S]*?\})'/.exec(docs) ?? [];
  const { key } = await asMaster<{ key: string }>('/keys', { method: 'POST', body: asked });
  return key;
}

async function asMaster<Answer>(path: string, request: RequestInit = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${server!.key}`, 'content-type': 'application/json' };
  return (await fetch(server!.url + path, { ...request, headers })).json() as Promise<Answer>;
}

async function statusFor(key: string, method: string, path: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' };
  return (await fetch(server!.url + path, { method, headers, ...body })).status;
}
