import { describe, expect, it } from 'vitest';
import { oneAddress } from '../../../src/platform/http/one-address.ts';
import { ask, openServer, saying } from './open-server.ts';

describe('an address with a slash at its end', () => {
  it.each([
    ['/en/', '/en'],
    ['/tim-kiem/?q=%C4%91%C3%AA/&page=2', '/tim-kiem?q=%C4%91%C3%AA/&page=2'],
    ['/en/search//', '/en/search'],
    ['/ho-so/%2F/', '/ho-so/%2F'],
  ])('leads to the page: %s', async (path, to) => {
    const { url } = await openServer({}, oneAddress, saying('a page'));
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await ask(url, path, { method });
      expect([status, headers.location]).toEqual([301, to]);
    }
  });

  it.each(['/', '/?q=/', '/en', '/tim-kiem?q=a/'])('is what none of these is: %s', async (path) => {
    const { url } = await openServer({}, oneAddress, saying('a page'));
    expect((await ask(url, path)).status).toBe(200);
  });

  it('leads to no other server, and no form anywhere', async () => {
    const { url } = await openServer({}, oneAddress, saying('a page'));
    expect((await ask(url, '//evil.example/')).status).toBe(400);
    expect((await ask(url, '/en/', { method: 'POST', headers: { 'content-length': '0' } })).status).toBe(200);
  });
});
