import { DOORS } from '../../../src/audiences.ts';
import { routeInVietnamese } from '../../../src/i18n/addresses.ts';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../../src/platform/content.ts';
import { OWN_CONTENT } from './sandbox.ts';

const content = readContent(OWN_CONTENT);

describe("the archive's own pages", () => {
  test('stand in both languages, in one order', () => {
    const slugs = content.pages('vi').map(({ slug }) => slug);
    expect(slugs).toEqual([
      'huong-dan',
      'tra-cuu',
      'doc-tai-lieu',
      'den-phong-doc',
      'xin-phep-su-dung',
      'quy-dinh',
      'gioi-thieu',
      'rieng-tu',
      'tro-nang',
    ]);
    expect(content.pages('en').map(({ slug }) => slug)).toEqual(slugs);
  });

  test('are news in both languages, of the same days', () => {
    const days = content.news('vi').map(({ date, slug }) => `${date} ${slug}`);
    expect(days).toHaveLength(3);
    expect(content.news('en').map(({ date, slug }) => `${date} ${slug}`)).toEqual(days);
  });

  test.each(['vi', 'en'] as const)('link only to pages that are there (%s)', (lang) => {
    const pages = [...content.pages(lang), ...content.news(lang)];
    const links = pages.flatMap(({ html }) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? ''));
    const inside = links.filter((href) => !/^(https?|mailto|tel):/.test(href));
    expect(inside.length).toBeGreaterThan(3);
    for (const href of inside) {
      const place = href.startsWith('/') ? DOORS[routeInVietnamese(href)] : content.page(href, lang);
      expect(place, href).toBeDefined();
    }
  });
});
