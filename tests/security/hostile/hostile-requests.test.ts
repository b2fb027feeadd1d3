import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal } from '../../harness/portal.ts';
import { writeContent } from '../leak/archive.ts';
import { ask, askAll, crawl } from '../leak/guest.ts';
import { hostileAid, hostileInventory, SCRIPTS } from './hostile-texts.ts';
import { aid } from './hostile-xml.ts';
import type { RunningTestPortal } from '../../harness/portal.ts';
import type { Answer } from '../leak/guest.ts';

let folder: string;
let portal: RunningTestPortal;
let pages: Map<string, Answer>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phong-doc-hostile-'));
  const aids = join(folder, 'content/finding-aids');
  await writeContent(join(folder, 'content'));
  await mkdir(aids);
  await writeFile(join(aids, 'scripts.xml'), hostileAid());
  await writeFile(join(aids, 'scripts.csv'), hostileInventory());
  await writeFile(join(aids, 'plain.xml'), aid('plain'));
  portal = await startPortal({ contentDir: join(folder, 'content') });
  const typed = SCRIPTS.flatMap((script) =>
    [
      '/tim-kiem?q=',
      '/en/search?q=',
      '/api/v1/search?q=',
      '/api/v1/suggest?q=',
      '/tim-kiem?creator=',
      '/tim-kiem/loc/subject?starts=',
      '/ho-so/',
      '/tim-kiem?within=',
      '/tim-kiem?sort=',
      '/tim-kiem?from=',
    ].map((address) => address + encodeURIComponent(script)),
  );
  pages = await crawl(portal.url, [
    '/',
    '/en',
    '/phong',
    '/en/fonds',
    '/tim-kiem?q=needle',
    '/en/search?q=needle',
    '/api/v1/search?q=needle&limit=100',
    '/api/v1/suggest?q=script',
    ...typed,
  ]);
}, 300_000);

afterAll(async () => {
  await portal.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('texts made to do harm, in every field of a description and in every box', { timeout: 120_000 }, () => {
  it('are shown on many pages, and none of them breaks', () => {
    expect(pages.size).toBeGreaterThan(150);
    expect([...pages.values()].filter(({ status }) => status >= 500)).toEqual([]);
    expect([...pages.values()].filter(({ text }) => text.includes('onerror')).length).toBeGreaterThan(50);
  });

  it('are never markup: not in a page, an attribute, a script or a snippet', () => {
    const html = [...pages.values()].filter(({ text }) => text.includes('content-type: text/html'));
    for (const { path, text } of html) {
      const body = text.slice(text.indexOf('\n\n'));
      for (const script of scriptsOf(body)) expect(script, path).not.toContain('alert');
      expect(path + tagsOf(body).join('\n')).not.toMatch(/\son\w+\s*=|=\s*["']?\s*(?:javascript|vbscript|data:text)/i);
      expect(path + tagsOf(body).join('\n')).not.toMatch(/(?:href|src)="(?:\/\/|https?:\/\/evil)/);
    }
  });

  it('leave JSON-LD and snippets whole and harmless', () => {
    let blocks = 0;
    for (const { path, text } of pages.values()) {
      for (const [, json = ''] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
        expect(() => JSON.parse(json) as unknown, path).not.toThrow();
        expect(json).not.toContain('<');
        blocks++;
      }
    }
    expect(blocks).toBeGreaterThan(10);
    const search = pages.get('/api/v1/search?q=needle&limit=100')!;
    const { hits }: { hits: { snippets: string[] }[] } = JSON.parse(search.text.slice(search.text.indexOf('\n\n')));
    for (const snippet of hits.flatMap(({ snippets }) => snippets)) {
      expect(snippet.replaceAll(/<\/?mark>/g, '')).not.toContain('<');
    }
  });

  it('come with a policy that would not run them, and as what they are', () => {
    for (const { path, text } of pages.values()) {
      const head = text.slice(0, text.indexOf('\n\n'));
      expect(head, path).toMatch(
        /content-security-policy: default-src 'none'; script-src 'self' (?!.*'unsafe-inline')/,
      );
      expect(head, path).toContain('x-content-type-options: nosniff');
    }
  });
});

describe('requests made to do harm', { timeout: 120_000 }, () => {
  const many = Array.from({ length: 600 }, (_, i) => `p${i}=1`).join('&');
  it.each([
    ['steps up', '/../../../../etc/passwd', 404],
    ['encoded steps up', '/%2e%2e/%2e%2e/etc/passwd', 404],
    ['steps up among the files of the build', '/_astro/..%2f..%2f..%2fpackage.json', 404],
    ['steps up with a backslash', '/_astro/..%5c..%5cpackage.json', 400],
    ['encoded slashes in an id', '/ho-so/a%2fb', 404],
    ['steps up in a slug', '/trang/..%2f..%2farchive.yaml', 404],
    ['steps up in a slug, English', '/en/pages/..%2f..%2farchive', 404],
    ['twice encoded', '/%252e%252e/%252e%252e/etc/passwd', 404],
    ['a zero byte in an id', '/ho-so/a%00b', 400],
    ['a zero byte in a parameter', '/tim-kiem?q=a%00b', 200],
    ['a zero byte in what was taken out of a cart', '/gio-yeu-cau?removed=%00', 200],
    ['a zero byte in what was put into it', '/en/cart?added=a%00b', 200],
    ['a zero byte in what to book for', '/phong-doc?added=%00', 200],
    ['lone surrogates in what was taken out of a cart', '/gio-yeu-cau?removed=%ed%a0%80', 200],
    ['broken UTF-8 in a path', '/ho-so/%c3%28', 400],
    ['broken UTF-8 in a parameter', '/tim-kiem?q=%c3%28%ff', 200],
    ['overlong UTF-8', '/%c0%ae%c0%ae/etc', 400],
    ['lone surrogates', '/tim-kiem?q=%ed%a0%80', 200],
    ['a prototype', '/tim-kiem?__proto__=x&constructor=y&q=hasOwnProperty', 200],
    ['a prototype as a facet', '/tim-kiem/loc/__proto__', 404],
    ['a constructor as a facet', '/api/v1/facets?facet=constructor', 400],
    ['a prototype as an id', '/api/v1/records/__proto__', 404],
    ['a prototype as a slug', '/trang/__proto__', 404],
    ['a constructor as a page of news', '/tin/constructor', 404],
    ['a prototype as a form of citation', '/ho-so/x/trich-dan.__proto__', 404],
    ['hundreds of parameters', `/tim-kiem?${many}`, 200],
    [
      'one parameter hundreds of times',
      `/tim-kiem?${Array.from({ length: 600 }, (_, i) => `level=l${i}`).join('&')}`,
      200,
    ],
    ['the same parameter twice', '/api/v1/search?q=a&q=b&page=1&page=2', 200],
    ['lists in parameters', '/api/v1/search?q[]=a&q[$ne]=b', 200],
    ['a query in SQL', "/api/v1/search?q=';drop table record;--", 200],
    ['a query in the words of FTS5', '/api/v1/search?q=%22a%22%20NEAR(b%20c,5)%20OR%20title:*%20AND%20NOT%20(', 200],
    ['only marks', '/api/v1/search?q=%22%22%20-%20*%20:%20%5E', 200],
    ['a filter in the words of Meilisearch', '/api/v1/search?creator=%22%20OR%20access%20=%20%22open', 200],
    ['numbers beyond measure', '/api/v1/search?page=99999999999999999999', 400],
    ['a page that is no number', '/tim-kiem?page=1e9', 200],
    ['a page below the first', '/api/v1/search?page=-1', 400],
    ['a cursor of another make', '/api/v1/search?q=a&cursor=eyJhIjoxfQ', 400],
    ['years beyond measure', '/tim-kiem?from=-99999&to=1e400', 200],
    ['an address as long as is allowed', `/tim-kiem?q=${'a%20'.repeat(2000)}`, 200],
    ['an address that is longer', `/tim-kiem?q=${'a'.repeat(9000)}`, 414],
    ['a whole address of somebody else', 'http://evil.example/', 400],
  ])('are answered with what they deserve: %s', async (_, path, status) => {
    const answer = await askRaw(path);
    expect(answer.split(' ', 2)[1]).toBe(String(status));
    expect(answer).not.toMatch(/root:x|"dependencies"|citationName/);
    expect(answer).not.toMatch(/node_modules|\bat [\w.]+ \(|SqliteError|file:\/\//);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'FOO'])(
    '%s is not done',
    async (method) => {
      expect(await raw(`${method} / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 4\d\d|^$/,
      );
    },
  );

  it.each([
    ['a host of somebody else', 'Host: forged.example'],
    [
      'a forwarded host',
      'Host: a\r\nX-Forwarded-Host: forged.example\r\nForwarded: host=forged.example\r\nX-Forwarded-Proto: javascript\r\nX-Forwarded-For: 6.6.6.6',
    ],
    [
      'a rewritten address',
      'Host: a\r\nX-Original-URL: /can-bo\r\nX-Rewrite-URL: /can-bo\r\nX-HTTP-Method-Override: DELETE',
    ],
  ])('%s is in no answer that a cache may keep', async (_, headers) => {
    for (const path of ['/', '/en/search?q=needle', '/api/v1/search?q=needle']) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 200/);
      expect(answer).not.toContain('6.6.6.6');
      if (headers.startsWith('Host: a')) expect(answer).not.toContain('forged.example');
      else expect(answer).not.toMatch(/cache-control: (?:public|.*max-age=[1-9])/i);
    }
  });

  it('with two lengths, two hosts, a broken length or a line that smuggles another are refused', async () => {
    for (const head of [
      'Host: a\r\nContent-Length: 5\r\nContent-Length: 6',
      'Host: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked',
      'Host: a\r\nContent-Length: -1',
      'Host: a b',
      'Host: a\r\nX: a\0b',
    ]) {
      expect(await raw(`GET / HTTP/1.1\r\n${head}\r\nConnection: close\r\n\r\nhello`)).toMatch(/^HTTP\/1\.1 4\d\d/);
    }
  });

  it('with headers without end are refused', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
    expect(await raw(`GET / HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(8_000)}\r\n`)).toMatch(
      /^HTTP\/1\.1 (?:431|400|200)/,
    );
  });

  it('with a body are answered as if there were none', async () => {
    const body = 'q=evil&__proto__[x]=1';
    const head = `GET /tim-kiem?q=needle HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${body.length}`;
    expect(await raw(`${head}\r\n\r\n${body}`)).toMatch(/^HTTP\/1\.1 200/);
  });

  it('for ranges beyond the end of a file are no fault', async () => {
    for (const range of [
      'bytes=0-0',
      'bytes=999999999-',
      'bytes=-1',
      'bytes=5-1',
      'bytes=a-b',
      `bytes=${'0-1,'.repeat(500)}0-1`,
    ]) {
      const { status } = await ask(portal.url, '/icon.svg', { range });
      expect([200, 206, 416], range).toContain(status);
    }
  });

  it('that never come to an end do not keep others from being answered', async () => {
    const url = new URL(portal.url);
    const sockets = Array.from({ length: 100 }, () => {
      const socket = connect(Number(url.port), url.hostname).on('error', () => undefined);
      socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
      return socket;
    });
    const answers = await askAll(portal.url, ['/', '/en', '/tim-kiem?q=needle', '/healthz']);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const socket of sockets) socket.destroy();
  });

  it('for the head alone say the same as for the whole', async () => {
    for (const path of ['/', '/api/v1/search?q=needle', '/ho-so/none', '/icon.svg']) {
      const whole = await fetch(portal.url + path);
      await whole.arrayBuffer();
      const head = await fetch(portal.url + path, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
        whole.status,
        whole.headers.get('content-type'),
        '',
      ]);
    }
  });

  it('lead to no other site by a redirect', () => {
    const redirects = [...pages.values()].filter(({ status }) => status >= 300 && status < 400);
    for (const { text } of redirects) expect(/^location: (.*)$/m.exec(text)?.[1]).toMatch(/^(?:ORIGIN|\/(?![/\\]))/);
  });

  it('were all answered by a portal that still stands, with no fault in its log', async () => {
    expect((await ask(portal.url, '/healthz')).status).toBe(200);
    expect(
      portal
        .log()
        .split('\n')
        .filter((line) => line.includes('"level":50')),
    ).toEqual([]);
  });
});

const TAG = /<\/?[a-z][^\s>/]*(?:[\s/]+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*\s*\/?>/gi;
/** Values that a page only holds, to be shown or sent: a browser runs none of them. */
const HELD = /\s(?:value|content|title|alt|aria-label|data-[\w-]+|placeholder)="[^"]*"/g;

/** A page's tags as a browser cuts them out, quoted values taken for what they are and white space in them left out. */
function tagsOf(html: string): string[] {
  const tags = html.match(TAG) ?? [];
  return tags.map((tag) => tag.replaceAll(HELD, '').replaceAll(/"[^"]*"/g, (value) => value.replaceAll(/\s/g, '')));
}

/** What a page's script elements hold, data blocks aside. */
function scriptsOf(html: string): string[] {
  const bare = html.replaceAll(TAG, (tag) => tag.replaceAll(/"[^"]*"/g, '""'));
  return [...bare.matchAll(/<script(?![^>]*\stype="")[^>]*>(.*?)<\/script/gs)].map((match) => match[1] ?? '');
}

function askRaw(path: string): Promise<string> {
  return raw(`GET ${path.replaceAll(' ', '%20')} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
}

/** Sends bytes as they are. @returns all that came back */
async function raw(request: string): Promise<string> {
  const url = new URL(portal.url);
  const { promise, resolve } = Promise.withResolvers<string>();
  let answer = '';
  const socket = connect(Number(url.port), url.hostname);
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  socket.on('error', () => resolve(answer)).on('close', () => resolve(answer));
  socket.write(request);
  return promise;
}
