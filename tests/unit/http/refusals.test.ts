import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { PATIENCE } from '../../../src/platform/http/create-server.ts';
import { MAX_TYPED_LENGTH } from '../../../src/search/parse-query.ts';
import { ask, openPatientServer, openServer, say, saying } from './open-server.ts';
import type { Step } from '../../../src/platform/http/exchange.ts';

interface Case {
  what: string;
  path: string;
  status: number;
  method?: string;
  headers?: Record<string, string>;
}

const UPLOAD = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '536870913' };

const CASES: Case[] = [
  { what: 'broken percent-encoding', path: '/ho-so/%E0%A4', status: 400 },
  { what: 'a lone percent sign in the path', path: '/ho-so/100%', status: 400 },
  { what: 'a zero byte', path: '/ho-so/%00', status: 400 },
  { what: 'a line break', path: '/ho-so/a%0d%0aSet-Cookie:x', status: 400 },
  { what: 'a path that a browser takes for another host', path: '//evil.example/', status: 400 },
  { what: 'the same with a backslash', path: '/%5Cevil.example', status: 400 },
  { what: 'an address without end', path: `/tim-kiem?q=${'a'.repeat(9_000)}`, status: 414 },
  {
    what: 'a form sent to a program',
    path: '/api/v1/search',
    method: 'POST',
    headers: { 'content-length': '0' },
    status: 405,
  },
  { what: 'a method of no page', path: '/', method: 'DELETE', status: 405 },
  { what: 'a body that is too large', path: '/', headers: { 'content-length': '600000' }, status: 413 },
  { what: 'files beyond what anybody sends', path: '/', method: 'POST', headers: UPLOAD, status: 413 },
  { what: 'a body of unknown length', path: '/', headers: { 'transfer-encoding': 'chunked' }, status: 411 },
];

describe('what no page should see', () => {
  it.each(CASES)('turns away $what with $status', async ({ path, status, ...options }) => {
    const { url, seen } = await openServer({}, saying('a page'));
    const answer = await ask(url, path, options);
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toContain(path.startsWith('/api/') ? `"status":${status}` : `${status} · `);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(seen).toHaveLength(0);
  });

  it('names the methods it takes', async () => {
    const { url } = await openServer({}, saying('a page'));
    expect((await ask(url, '/', { method: 'PUT' })).headers.allow).toBe('GET, HEAD, POST');
    expect((await ask(url, '/iiif/x', { method: 'POST', headers: { 'content-length': '0' } })).headers.allow).toBe(
      'GET, HEAD',
    );
  });

  it('answers programs with a problem document', async () => {
    const { url } = await openServer({}, saying('a page'));
    const answer = await ask(url, '/api/v1/records/%E0');
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(answer.body.toString())).toMatchObject({ status: 400, title: 'The address is not well formed' });
  });

  it('leaves a stray percent sign in a query to the page, which can explain it', async () => {
    const { url } = await openServer({}, saying('a page'));
    expect((await ask(url, '/tim-kiem?q=100%')).status).toBe(200);
  });

  it('takes no request that names two hosts', async () => {
    const { url, seen } = await openServer({}, saying('a page'));
    expect(await say(url, 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    expect(seen).toEqual([]);
    expect(await say(url, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('answers what is not HTTP with 400 and its headers, and headers without end with 431', async () => {
    const { url } = await openServer({}, saying('a page'));
    const nonsense = await say(url, 'XIN CHAO\r\n\r\n');
    expect(nonsense).toMatch(/^HTTP\/1\.1 400 [\s\S]*Content-Security-Policy/);
    expect(await say(url, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
  });

  it.each([
    ['an address that is too long', `GET /tim-kiem?q=${'%C4%91'.repeat(1_500)} HTTP/1.1\r\nHost: x\r\n`, 414],
    [
      'one that is longer than any head may be',
      `GET /tim-kiem?q=${'%C4%91'.repeat(9_000)} HTTP/1.1\r\nHost: x\r\n`,
      431,
    ],
  ])('tells whoever searched for a whole passage what to do about it: %s', async (_, head, status) => {
    const { url } = await openServer({}, saying('a page'));
    const answer = await say(url, `${head}Connection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*<h1>Địa chỉ quá dài\\.[^<]*bấm quay lại`));
    expect(answer).toMatch(/<p lang="en">The address is too long\./);
    expect(answer).not.toContain('%C4');
    expect(answer).toContain(`maxlength="${MAX_TYPED_LENGTH}"`);
  });

  it('shows a page in both languages when a step breaks, and keeps the fault out of it', async () => {
    const { url, logged } = await openServer({}, () => Promise.reject(new Error('the disk is on fire')));
    const answer = await ask(url, '/tim-kiem?q=bi-mat');
    expect(answer.status).toBe(500);
    expect(answer.body.toString()).toMatch(
      /Lưu trữ &lt;Sông Châu&gt;[\s\S]*Hệ thống gặp lỗi[\s\S]*Something went wrong/,
    );
    expect(answer.body.toString()).not.toContain('fire');
    expect(logged.join()).toContain('the disk is on fire');
    expect(logged.join()).not.toContain('bi-mat');
  });

  it('shows that page too where an error came without a body', async () => {
    const { url } = await openServer({}, ({ res }) => {
      res.writeHead(500).end();
      return true;
    });
    expect((await ask(url, '/')).body.toString()).toContain('Hệ thống gặp lỗi');
  });

  it('shows that page where a page takes no forms, and names what it takes', async () => {
    const { url } = await openServer({}, ({ res }) => {
      res.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    });
    const answer = await ask(url, '/tim-kiem', { method: 'POST', headers: { 'content-length': '0' } });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(answer.body.toString()).toContain('Trang này không nhận yêu cầu kiểu đó.');
  });
});

describe('a body that comes slowly', () => {
  const PATIENT = { ...PATIENCE, connectionsCheckingInterval: 20, pace: { leastBytes: 200, inMs: 150 } };
  const read: Step = async ({ req, res }) => {
    let bytes = 0;
    for await (const chunk of req as AsyncIterable<Buffer>) bytes += chunk.length;
    res.end(`${bytes} bytes`);
    return true;
  };

  /** @param pieces bytes sent every 50 milliseconds */
  async function upload(url: string, pieces: number[], total: number): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    const { hostname, port } = new URL(url);
    let answer = '';
    const socket = connect(Number(port), hostname);
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', () => undefined);
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${total}\r\n\r\n`);
    for (const size of pieces) {
      await setTimeout(50);
      if (!socket.writable) break;
      socket.write(Buffer.alloc(size, 'x'));
    }
    return promise;
  }

  it('is waited for as long as it comes', async () => {
    const { url } = await openPatientServer(PATIENT, {}, read);
    expect(await upload(url, Array<number>(16).fill(1_000), 16_000)).toMatch(/^HTTP\/1\.1 200[^]*16000 bytes/);
  });

  it.each([
    ['stops', PATIENT, [1_000]],
    ['drips', PATIENT, Array<number>(40).fill(2)],
    [
      'takes longer than anything may',
      { ...PATIENT, headersTimeout: 300, requestTimeout: 300 },
      Array<number>(40).fill(1_000),
    ],
  ])('is given up with a page that says so when it %s', async (_, patience, pieces) => {
    const { url } = await openPatientServer(patience, {}, read);
    const answer = await upload(url, pieces, 400_000);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain("default-src 'none'");
    expect(answer).toContain('Đường truyền quá chậm');
  });
});
