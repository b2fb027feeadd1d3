import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../src/search/answer.ts';
import type { Standing } from '../../../src/views/cart/standing.ts';
import { describeHit } from '../../../src/views/search/describe-hit.ts';
import { hitMarkup } from '../../../src/views/search/hit-markup.ts';
import { publicRecord } from './public-record.ts';

const NOBODY: Standing = { inCart: new Set(), permitted: new Set() };

function hit(given: Partial<SearchHit> = {}): SearchHit {
  return {
    record: publicRecord({ online: true }),
    ancestors: [],
    titleHtml: null,
    snippets: [],
    passages: [],
    passageCount: 0,
    ...given,
  };
}

const passages = [
  { document: 'tl1', page: 17, snippet: 'đêm ấy <mark>vỡ</mark> <mark>đê</mark> &lt;b&gt;' },
  { document: 'tl2', page: 3, snippet: '<mark>đê</mark>' },
];

describe('a hit with pages of its documents', () => {
  it('stays one result, with its best pages beneath it, each a link to the words on it', () => {
    const lines = describeHit('vi', hit({ passages, passageCount: 5 }), undefined, 'vỡ đê', NOBODY);
    expect(lines.passages).toEqual([
      { href: '/tai-lieu/tl1/17?q=v%E1%BB%A1+%C4%91%C3%AA#hit', page: 'Trang 17', snippet: passages[0]?.snippet },
      { href: '/tai-lieu/tl2/3?q=v%E1%BB%A1+%C4%91%C3%AA#hit', page: 'Trang 3', snippet: '<mark>đê</mark>' },
    ]);
    expect(lines.morePages).toBe('và 3 trang nữa');
    const { markup } = hitMarkup(lines, 3);
    expect(markup).toContain('<a href="/tai-lieu/tl1/17?q=v%E1%BB%A1+%C4%91%C3%AA#hit">Trang 17</a> đêm ấy <mark>vỡ');
    expect(markup).toContain('<li class="more">và 3 trang nữa</li>');
    expect(markup).toContain('aria-label="Đọc ngay: Đơn thư khiếu nại">Đọc ngay</a>');
  });

  it('says nothing of more pages where there are none, in English too', () => {
    const lines = describeHit('en', hit({ passages, passageCount: 2 }), undefined, 'đê', NOBODY);
    expect(lines.passages[1]?.href).toBe('/en/documents/tl2/3?q=%C4%91%C3%AA#hit');
    expect(lines.morePages).toBeUndefined();
  });

  it('has no list of pages without any, and its button leads to the copy', () => {
    const { markup } = hitMarkup(describeHit('vi', hit(), undefined, 'đê', NOBODY), 4);
    expect(markup).not.toContain('class="pages"');
    expect(markup).toContain('#documents" aria-label="Đọc ngay: Đơn thư khiếu nại">Đọc ngay</a>');
  });

  it('can be asked for by a button of the form that puts it into the cart', () => {
    const asked = hit({ record: publicRecord({ online: false }) });
    const { markup } = hitMarkup(describeHit('vi', asked, undefined, 'đê', NOBODY), 3);
    expect(markup).toContain(`<button class="btn" form="to-cart" name="book" value="${asked.record.id}" aria-label="`);
  });
});
