import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BadContent, readContent } from '../../../src/platform/content.ts';
import { ContentSandbox } from './sandbox.ts';

let sandbox: ContentSandbox;
beforeEach(() => {
  sandbox = new ContentSandbox();
});
afterEach(() => sandbox.remove());

const page = (body: string, front = 'title: Trang') => `---\n${front}\n---\n${body}\n`;

function rendered(body: string): string {
  sandbox.write('pages/vi/10-trang.md', page(body));
  return readContent(sandbox.folder).page('trang', 'vi')?.html ?? '';
}

describe('a page from Markdown', () => {
  test('shows raw HTML as text', () => {
    const html = rendered('Một <b onclick="x()">hai</b>\n\n<script>alert(1)</script>\n\n<iframe src="//x"></iframe>');
    expect(html).not.toMatch(/<(b|script|iframe)/);
    expect(html).toContain('&lt;script&gt;');
  });

  test('starts its headings at the second level and gives each an id of its own', () => {
    const html = rendered('# Giờ mở cửa\n\n## Đến đâu\n\n# Giờ mở cửa');
    expect(html).toContain('<h2 id="gio-mo-cua">');
    expect(html).toContain('<h3 id="den-dau">');
    expect(html).toContain('<h2 id="gio-mo-cua-2">');
    expect(html).not.toContain('<h1');
  });

  test('never gives two headings one id, whatever they are called', () => {
    const html = rendered('# A\n\n# A\n\n# A 2');
    const ids = [...html.matchAll(/id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(3);
  });

  test.each(['quy-dinh', '/tim-kiem?q=a', '#gio', 'https://example.org/a', 'mailto:a@example.org', 'tel:0200000000'])(
    'may link to %s',
    (href) => {
      expect(rendered(`[x](${href})`)).toContain(`href="${href}"`);
    },
  );

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//example.org',
    '/\\\\example.org',
    'vbscript:x',
    'file:///etc/passwd',
  ])('may not link to %s', (href) => {
    sandbox.write('pages/vi/10-trang.md', page(`[x](${href})`));
    expect(() => readContent(sandbox.folder)).toThrow(/^content\/pages\/vi\/10-trang\.md: the link /);
  });

  test('does not read a hidden scheme out of entities', () => {
    expect(rendered('[x](java&#x09;script:alert(1))')).toContain('href="java&amp;#x09;script:alert(1)"');
  });

  test('may not load a picture from another host', () => {
    sandbox.write('pages/vi/10-trang.md', page('![x](https://example.org/a.png)'));
    expect(() => readContent(sandbox.folder)).toThrow(BadContent);
  });
});

describe('files of pages', () => {
  test('come in the order they state, else by their number', () => {
    sandbox.write('pages/en/20-b.md', page('x'));
    sandbox.write('pages/en/30-c.md', page('x', 'title: C\norder: 5'));
    sandbox.write('pages/en/9-a.md', page('x'));
    expect(
      readContent(sandbox.folder)
        .pages('en')
        .map(({ slug }) => slug),
    ).toEqual(['c', 'a', 'b']);
  });

  test('news come newest first, with their dates', () => {
    sandbox.write('news/vi/2026-01-31-cu.md', page('x'));
    sandbox.write('news/vi/2026-02-01-moi.md', page('x'));
    const news = readContent(sandbox.folder).news('vi');
    expect(news.map(({ slug, date }) => [slug, date])).toEqual([
      ['moi', '2026-02-01'],
      ['cu', '2026-01-31'],
    ]);
  });

  test('end their lines and begin as any editor leaves them', () => {
    sandbox.write('pages/vi/10-trang.md', `\ufeff${page('Một')}`.replaceAll('\n', '\r\n'));
    expect(readContent(sandbox.folder).page('trang', 'vi')?.title).toBe('Trang');
  });

  test('what is not Markdown is left alone', () => {
    sandbox.write('pages/vi/.DS_Store', 'x');
    sandbox.write('pages/vi/anh.png', 'x');
    expect(readContent(sandbox.folder).pages('vi')).toEqual([]);
  });

  test.each([
    ['pages/vi/Trang mới.md', page('x'), /needs a name such as/],
    ['news/vi/2026-02-30-tin.md', page('x'), /needs a name such as/],
    ['pages/vi/10-trang.md', 'Không có phần đầu', /must begin with a block/],
    ['pages/vi/10-trang.md', page('x', 'summary: s'), /key title/],
    ['pages/vi/10-trang.md', page('x', 'title: T\nauthor: A'), /author/],
    ['pages/vi/10-trang.md', page('x'.repeat(1_000_001)), /larger than 1 MB/],
  ])('%s is refused where it is not as it should be', (path, text, reason) => {
    sandbox.write(path, text);
    expect(() => readContent(sandbox.folder)).toThrow(reason);
    expect(() => readContent(sandbox.folder)).toThrow(`content/${path}: `);
  });

  test('two pages may not share one short name', () => {
    sandbox.write('pages/vi/10-trang.md', page('x'));
    sandbox.write('pages/vi/20-trang.md', page('x'));
    expect(() => readContent(sandbox.folder)).toThrow(/"trang"/);
  });
});
