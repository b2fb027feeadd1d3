import { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ask, openServer, saying } from './open-server.ts';

const PAGE = 'Tờ trình về việc đắp đê '.repeat(500);

describe('compression', () => {
  it.each([
    { accept: 'gzip, br', encoding: 'br', unpack: brotliDecompressSync },
    { accept: 'gzip', encoding: 'gzip', unpack: gunzipSync },
    { accept: 'br;q=0, gzip;q=0.5', encoding: 'gzip', unpack: gunzipSync },
  ])('sends $encoding to a reader that takes $accept', async ({ accept, encoding, unpack }) => {
    const { url } = await openServer({}, saying(PAGE));
    const { headers, body } = await ask(url, '/', { headers: { 'accept-encoding': accept } });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toContain('Accept-Encoding');
    expect(unpack(body).toString()).toBe(PAGE);
  });

  it.each([
    { what: 'to a reader that takes none', text: PAGE, accept: 'identity', type: 'text/html' },
    { what: 'what is small', text: 'ngắn', accept: 'br', type: 'text/html' },
    { what: 'what is an image', text: PAGE, accept: 'br', type: 'image/png' },
  ])('leaves as it is $what', async ({ text, accept, type }) => {
    const { url } = await openServer({}, saying(text, type));
    const { headers, body } = await ask(url, '/', { headers: { 'accept-encoding': accept } });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(text);
  });

  it('does not compress twice', async () => {
    const { url } = await openServer({}, (exchange) => {
      exchange.res.setHeader('Content-Encoding', 'gzip');
      return saying(PAGE)(exchange);
    });
    const { headers, body } = await ask(url, '/', { headers: { 'accept-encoding': 'br' } });
    expect([headers['content-encoding'], body.toString()]).toEqual(['gzip', PAGE]);
  });

  it('passes on a large body that is piped through it, whole', async () => {
    const large = Array.from({ length: 200 }, (_, i) => `${i} ${Math.sin(i)} `.repeat(2_000));
    const { url } = await openServer({}, ({ res }) => {
      res.writeHead(200, { 'Content-Type': 'text/plain' });
      Readable.from(large).pipe(res);
      return true;
    });
    const { body } = await ask(url, '/', { headers: { 'accept-encoding': 'gzip' } });
    expect(gunzipSync(body).toString() === large.join('')).toBe(true);
  });

  it('sends the head of a page before the rest of it is made', async () => {
    const rest = Promise.withResolvers<void>();
    const { url } = await openServer({}, async ({ res }) => {
      res.writeHead(200, { 'Content-Type': 'text/html' });
      res.write('<!doctype html><title>Phòng Đọc</title>');
      await rest.promise;
      res.end('</html>');
      return true;
    });
    const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } });
    const reader = answer.body!.getReader();
    const first = await reader.read();
    rest.resolve();
    expect(new TextDecoder().decode(first.value)).toContain('<title>Phòng Đọc</title>');
    await reader.cancel();
  });

  it('answers HEAD with the head alone', async () => {
    const { url } = await openServer({}, saying(PAGE));
    const { status, body } = await ask(url, '/', { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
    expect([status, body.length]).toEqual([200, 0]);
  });
});
