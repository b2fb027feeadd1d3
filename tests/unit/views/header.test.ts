import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/platform/content.ts';
import { headerMarkup } from '../../../src/views/frame/header-markup.ts';

const content = readContent('content');

describe('The header of a page', () => {
  it('marks the link to the page itself in both of its menus, whoever it is for', () => {
    const own = [{ text: 'Tài khoản', href: '/tai-khoan' }];
    const marked = (pathname: string) =>
      [...headerMarkup(content, 'vi', { pathname, own }).markup.matchAll(/href="([^"]*)"\s+aria-current="page"/g)].map(
        ([, href]) => href,
      );
    expect(marked('/phong')).toEqual(['/phong', '/phong']);
    expect(marked('/tai-khoan')).toEqual(['/tai-khoan', '/tai-khoan']);
    expect(marked('/ho-so/abc')).toEqual([]);
    expect(marked('/phong')).toEqual(['/phong', '/phong']);
  });

  it('is in the language of the page and leads to the same page in the other', () => {
    const english = headerMarkup(content, 'en', { pathname: '/en/search', own: [], counterpart: '/tim-kiem?q=a&b' });
    const vietnamese = headerMarkup(content, 'vi', { pathname: '/', own: [] });
    expect(english.markup).toContain('<a href="/en/fonds"');
    expect(english.markup).toContain('<a href="/tim-kiem?q=a&amp;b" lang="vi" hreflang="vi">');
    expect(vietnamese.markup).toContain('<a href="/phong"');
    expect(vietnamese.markup).toContain('<a href="/en" lang="en" hreflang="en">');
  });
});
