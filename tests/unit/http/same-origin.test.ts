import { describe, expect, it } from 'vitest';
import { sameOrigin } from '../../../src/platform/http/same-origin.ts';
import { ask, openServer, saying } from './open-server.ts';
import type { Answer } from './open-server.ts';

const BODIES = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/json',
  '',
];

async function post(publicUrl: string | undefined, headers: Record<string, string>): Promise<Answer> {
  const { url } = await openServer(publicUrl ? { PUBLIC_URL: publicUrl } : {}, sameOrigin(publicUrl), saying('taken'));
  const own = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, v.replace('SELF', url)]));
  return ask(url, '/tai-khoan/dang-nhap', { method: 'POST', headers: { 'content-length': '0', ...own } });
}

describe('a form', () => {
  it('is taken by whatever name of this machine its reader came, and told on under the name it is known by', async () => {
    const { url, seen } = await openServer({}, sameOrigin(undefined), saying('taken'));
    const headers = { host: 'phongdoc.lan:4321', origin: 'http://phongdoc.lan:4321', 'content-length': '0' };
    expect((await ask(url, '/gio-yeu-cau', { method: 'POST', headers })).status).toBe(200);
    expect(seen[0]!.req.headers.origin).toBe(url);
    const foreign = { ...headers, origin: url };
    expect((await ask(url, '/gio-yeu-cau', { method: 'POST', headers: foreign })).status).toBe(403);
  });

  it.each(BODIES)('is taken from a page of this site, whatever its kind: %s', async (type) => {
    expect((await post(undefined, { origin: 'SELF', 'content-type': type })).status).toBe(200);
    expect(
      (await post(undefined, { origin: 'SELF', 'content-type': type, 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(200);
  });

  it.each(BODIES)(
    'is not taken from another site, from nowhere or from a sandbox, whatever its kind: %s',
    async (type) => {
      const forged: Record<string, string>[] = [
        { origin: 'http://evil.example' },
        { origin: 'null' },
        {},
        { origin: 'SELF', 'sec-fetch-site': 'cross-site' },
        { origin: 'SELF', 'sec-fetch-site': 'same-site' },
        { origin: 'SELF.evil.example' },
        { origin: 'http://evil.example', 'x-http-method-override': 'GET' },
        { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' },
      ];
      for (const headers of forged) {
        const answer = await post(undefined, { ...headers, 'content-type': type });
        expect([headers, answer.status]).toEqual([headers, 403]);
        expect(answer.body.toString()).not.toContain('taken');
      }
    },
  );

  it('comes from the address that readers use, where the settings name one', async () => {
    expect((await post('https://luutru.example.vn', { origin: 'https://luutru.example.vn' })).status).toBe(200);
    expect((await post('https://luutru.example.vn', { origin: 'http://luutru.example.vn' })).status).toBe(403);
    expect((await post('https://luutru.example.vn', { origin: 'SELF' })).status).toBe(403);
  });

  it('need not be a form for a page to be read from anywhere', async () => {
    const { url } = await openServer({}, sameOrigin(undefined), saying('a page'));
    expect((await ask(url, '/', { headers: { origin: 'http://evil.example' } })).status).toBe(200);
  });
});
