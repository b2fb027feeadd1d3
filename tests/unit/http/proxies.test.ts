import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/platform/config.ts';
import { plainWords } from '../../../src/i18n/plain-words.ts';
import { clientOf, trustedNetworks } from '../../../src/platform/http/client-address.ts';
import { createServer } from '../../../src/platform/http/create-server.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import { refuseForgedPlaces } from '../../../src/requests/granting/refuse-forged-places.ts';
import { ask, openServer, saying } from './open-server.ts';
import type { RequestPolicy } from '../../../src/requests/policy.ts';

const FORGED = {
  'x-forwarded-for': '203.0.113.7, 198.51.100.2',
  'x-real-ip': '203.0.113.7',
  forwarded: 'for=203.0.113.7',
};

describe('the address of the reader', () => {
  it('is the connection when no proxy is trusted, whatever the reader claims', async () => {
    const { url, seen } = await openServer({}, saying('a page'));
    await ask(url, '/', { headers: FORGED });
    expect(seen[0]!.clientIp).toBe('127.0.0.1');
  });

  it('is the last one before the trusted proxies, not the first, which anyone can send', async () => {
    const { url, seen } = await openServer({ TRUSTED_PROXIES: '127.0.0.1' }, saying('a page'));
    await ask(url, '/', { headers: FORGED });
    expect(seen[0]!.clientIp).toBe('198.51.100.2');
  });

  it.each([
    ['who claims an address of the reading room', '127.0.0.1', '192.168.10.5, 192.168.30.7', '192.168.30.7'],
    ['behind two proxies', '127.0.0.1, 10.0.0.2', '192.168.10.5, 192.168.30.7, 10.0.0.2', '192.168.30.7'],
    ['whom one of two proxies does not name', '127.0.0.1, 10.0.0.2', '10.0.0.2', '10.0.0.2'],
    ['who claims to be a proxy', '127.0.0.1, 10.0.0.2', '192.168.10.5, 10.0.0.2, 192.168.30.7', '192.168.30.7'],
  ])('is that of a guest %s', async (_, proxies, forwarded, address) => {
    const { url, seen } = await openServer({ TRUSTED_PROXIES: proxies }, saying('a page'));
    await ask(url, '/', { headers: { 'x-forwarded-for': forwarded } });
    expect(seen[0]!.clientIp).toBe(address);
  });

  it('reaches the pages in one header only, with nothing forged left', async () => {
    const { url, seen } = await openServer({}, saying('a page'));
    await ask(url, '/', { headers: { ...FORGED, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' } });
    const { headers } = seen[0]!.req;
    expect(Object.keys(headers).filter((name) => /forwarded|real-ip/.test(name))).toEqual(['x-forwarded-for']);
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
  });

  it('refuses to start with a proxy that is no address', () => {
    const config = readConfig({ TRUSTED_PROXIES: 'my-proxy' });
    expect(() => createServer(config, createLog('silent'), [], plainWords({ vi: 'x', en: 'x' }))).toThrow(
      /^TRUSTED_PROXIES is not usable/,
    );
  });
});

describe('proxies that are believed', () => {
  const policy = (...onSiteAddresses: string[]) => ({ on: () => ({ onSiteAddresses }) }) as unknown as RequestPolicy;

  it.each([
    [['loopback', 'uniquelocal'], '192.168.10.0/24'],
    [['uniquelocal'], 'fd00:1::/64'],
    [['192.168.0.0/255.255.0.0'], '192.168.10.0/24'],
    [['192.168.10.2'], '192.168.10.0/24'],
    [['10.0.0.0/8'], '10.1.2.3/32'],
    [['127.0.0.1'], '127.0.0.0/8'],
    [['loopback'], '0.0.0.0/0'],
  ])('are never where readers are on site: %j and %s', (trustedProxies, place) => {
    expect(() => refuseForgedPlaces({ trustedProxies }, policy('203.0.113.0/24', place))).toThrow(
      /^TRUSTED_PROXIES .* and onSiteAddresses .* have addresses in common/,
    );
  });

  it('may stand beside the reading room', () => {
    const beside = { trustedProxies: ['loopback', '192.168.10.2', '10.0.0.0/8'] };
    expect(() => refuseForgedPlaces(beside, policy('192.168.10.128/25', '2001:db8:7::/48'))).not.toThrow();
    expect(() => refuseForgedPlaces({ trustedProxies: ['uniquelocal'] }, policy())).not.toThrow();
  });

  it('are told apart from whole networks, of which the start warns', () => {
    const few = ['127.0.0.1', 'loopback', '172.30.80.1', '10.0.0.8/29', '10.0.0.0/255.255.255.0', '104.16.0.0/13'];
    const networks = ['uniquelocal', 'linklocal', '10.0.0.0/8', '192.168.0.0/255.255.0.0', 'fd00::/8'];
    expect(trustedNetworks([...few, ...networks])).toEqual(networks);
  });
});

describe('the host', () => {
  it('is the public one where that is set, whatever the reader sends', async () => {
    const { url, seen } = await openServer({ PUBLIC_URL: 'https://luutru.example.vn' }, saying('a page'));
    await ask(url, '/', { headers: { host: 'evil.example' } });
    expect(seen[0]!.req.headers.host).toBe('luutru.example.vn');
  });

  it('is the one that the portal listens on where none is set, whatever the reader sends', async () => {
    const { url, seen } = await openServer({}, saying('a page'));
    await ask(url, '/', { headers: { host: 'evil.example' } });
    expect(`http://${seen[0]!.req.headers.host}`).toBe(url);
    expect(seen[0]!.askedHost).toBe('evil.example');
  });

  it('is the address that the reader came to where the portal listens on all', async () => {
    const { url, seen } = await openServer({ HOST: '0.0.0.0' }, saying('a page'));
    const { port } = new URL(url);
    await ask(`http://127.0.0.1:${port}`, '/', { headers: { host: 'evil.example' } });
    expect(seen[0]!.req.headers.host).toBe(`127.0.0.1:${port}`);
  });

  it.each(['evil.example/x', 'a b', 'user@evil.example'])('is refused as %j', async (host) => {
    const { url } = await openServer({}, saying('a page'));
    expect((await ask(url, '/', { headers: { host } })).status).toBe(400);
  });
});

describe('the name of a request', () => {
  const given = '0b0f7f2e-6d3c-4a55-9d3e-0a6a0c3c1f11';

  it('is taken from a trusted proxy only', async () => {
    const trusting = await openServer({ TRUSTED_PROXIES: 'loopback' }, saying('a page'));
    const wary = await openServer({}, saying('a page'));
    const headers = { 'x-request-id': given };
    expect((await ask(trusting.url, '/', { headers })).headers['x-request-id']).toBe(given);
    expect((await ask(wary.url, '/', { headers })).headers['x-request-id']).not.toBe(given);
  });
});

describe('a client', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('is all that one subscriber may call itself: %s is of %s', (ip, client) => {
    expect(clientOf(ip)).toBe(client);
  });
});
