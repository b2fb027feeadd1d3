import { describe, expect, it } from 'vitest';
import { health } from '../../../src/platform/http/health.ts';
import { ask, openServer, saying } from './open-server.ts';

const WELL = health({ check: () => Promise.resolve([]), isDraining: () => false });

describe('the headers of every answer', () => {
  it.each(['/', '/healthz', '/api/x', '/ho-so/%E0', '/fault'])('protect the reader at %s', async (path) => {
    const { url } = await openServer(
      {},
      WELL,
      ({ pathname }) => {
        if (pathname === '/fault') throw new Error('a fault');
        return false;
      },
      saying('a page'),
    );
    const { headers } = await ask(url, path);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
  });

  it('ask browsers to stay on HTTPS only where the portal is on it', async () => {
    const plain = await openServer({}, saying('a page'));
    const secure = await openServer({ PUBLIC_URL: 'https://luutru.example.vn' }, saying('a page'));
    expect((await ask(plain.url, '/')).headers['strict-transport-security']).toBeUndefined();
    expect((await ask(secure.url, '/')).headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('name the request as the log does', async () => {
    const { url, logged } = await openServer({}, saying('a page'));
    const { headers } = await ask(url, '/phong');
    await expect.poll(() => logged.join()).toContain(headers['x-request-id']);
  });
});

describe('the log', () => {
  it('keeps neither the words looked for, nor the reader, nor an address that led nowhere', async () => {
    const { url, logged } = await openServer({}, ({ res, pathname }) => {
      res.statusCode = pathname === '/tim-kiem' ? 200 : 404;
      res.end('x');
      return true;
    });
    await ask(url, '/tim-kiem?q=nguyen-van-a', {
      headers: { 'user-agent': 'Trinhduyet/1', 'x-forwarded-for': '9.9.9.9' },
    });
    await ask(url, '/tran-thi-b');
    await expect.poll(() => logged.length).toBe(2);
    expect(logged.join()).toContain('/tim-kiem');
    expect(logged.join()).not.toMatch(/nguyen-van-a|tran-thi-b|Trinhduyet|9\.9\.9\.9|127\.0\.0\.1/);
  });
});

describe('readiness', () => {
  it('is refused while a part does not answer, and while the portal is on its way out', async () => {
    const broken = await openServer(
      {},
      health({ check: () => Promise.resolve(['database']), isDraining: () => false }),
    );
    const leaving = await openServer({}, health({ check: () => Promise.resolve([]), isDraining: () => true }));
    const answer = await ask(broken.url, '/readyz');
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([
      503,
      { status: 'unavailable', failing: ['database'] },
    ]);
    expect((await ask(leaving.url, '/readyz')).status).toBe(503);
    expect((await ask(broken.url, '/healthz')).status).toBe(200);
  });
});
