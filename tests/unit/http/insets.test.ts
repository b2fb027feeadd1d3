import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../../../src/platform/http/encode-text.ts';
import { pages, type PageHandler } from '../../../src/platform/http/pages.ts';
import { ask, openServer } from './open-server.ts';

type Insets = Parameters<PageHandler>[3]['insets'];

/** Pages as Astro writes them without streaming: the head, all of the body at once, the end. */
function serving(page: (insets: Insets) => string) {
  return openServer(
    {},
    pages(
      (_req, res, _next, { insets }) => {
        const body = Buffer.from(page(insets));
        res.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': String(body.length) });
        res.write(body);
        res.end();
        return Promise.resolve();
      },
      () => ({}),
    ),
  );
}

describe('what goes round Astro of a page', () => {
  const long = '<p>Tờ trình về việc đắp đê &amp; kè, $& $1 <b>𠀀</b></p>'.repeat(300);

  it('are pieces that stand where they were put, in any order, and the length says so', async () => {
    const { url } = await serving((insets) => {
      const [first, second] = [insets.put(long), insets.put('<i>hai</i>')];
      return `<title>Đê</title>${second}<main>${first}</main>${second}`;
    });
    const { headers, body } = await ask(url, '/');
    expect(body.toString()).toBe(`<title>Đê</title><i>hai</i><main>${long}</main><i>hai</i>`);
    expect(headers['content-length']).toBe(String(body.length));
  });

  it('travel compressed, and not at all where the head alone is asked for', async () => {
    const { url } = await serving((insets) => `<main>${insets.put(long)}</main>`);
    const packed = await ask(url, '/', { headers: { 'accept-encoding': 'br' } });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(packed.body).toString()).toBe(`<main>${long}</main>`);
    const head = await ask(url, '/', { method: 'HEAD' });
    expect([head.body.length, head.headers['content-length']]).toEqual([0, String(Buffer.byteLength(long) + 13)]);
  });

  it('stand in a page that is written in parts, as that of an error is', async () => {
    const { url } = await openServer(
      {},
      pages(
        (_req, res, _next, { insets }) => {
          const body = Buffer.from(`<title>Đê</title><main>${insets.put(long)}</main><footer>hết</footer>`);
          res.writeHead(404, { 'Content-Type': 'text/html', 'Content-Length': String(body.length) });
          for (const part of [body.subarray(0, 9), body.subarray(9, 40), body.subarray(40)]) res.write(part);
          res.end();
          return Promise.resolve();
        },
        () => ({}),
      ),
    );
    const { headers, body } = await ask(url, '/');
    expect(body.toString()).toBe(`<title>Đê</title><main>${long}</main><footer>hết</footer>`);
    expect(headers['content-length']).toBe(String(body.length));
  });

  it('leave a page without any as it is, and are asked for by nothing that a reader writes', async () => {
    let mark = '';
    const { url } = await serving((insets) => {
      if (mark === '') mark = insets.put('geheim');
      return mark;
    });
    await ask(url, '/');
    // The same words in another answer stand for nothing: what was put is that answer's alone.
    expect((await ask(url, '/')).body.toString()).toBe(mark);
  });

  it('are all of a page, which Astro has nothing to do with', async () => {
    const { url } = await openServer(
      {},
      pages(whole(503), () => ({})),
    );
    const { status, headers, body } = await ask(url, '/');
    expect([status, body.toString()]).toEqual([503, `<main>${long}</main>`]);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-length']).toBe(String(body.length));
    const head = await ask(url, '/', { method: 'HEAD' });
    expect([head.body.length, head.headers['content-length']]).toEqual([0, String(body.length)]);
  });

  it('are not shown where the page failed after all', async () => {
    const { url } = await openServer(
      {},
      pages(whole(200, 500), () => ({})),
    );
    const { status, body } = await ask(url, '/');
    expect(status).toBe(500);
    expect(body.toString()).not.toContain('Tờ trình');
  });

  /** As Astro answers what a page gave it, or something else. */
  function whole(given: number, answered = given): PageHandler {
    return (_req, res, _next, { insets }) => {
      const { headers } = insets.page(`<main>${long}</main>`, given);
      res.writeHead(answered, Object.fromEntries(headers));
      res.end();
      return Promise.resolve();
    };
  }

  it.each([['đê'], ['ascii'], [''], ['nửa \ud800 chữ'], ['ạ'.repeat(200_000)], ['𠀀é']])('are UTF-8: %j', (text) => {
    expect(encodeText(text).equals(Buffer.from(text))).toBe(true);
  });
});
