import { describe, expect, it } from 'vitest';
import type { PageWord } from '../../../../src/catalogue/document.ts';
import { marksOnPage } from '../../../../src/search/find-in-pages.ts';
import { hitBoxes } from '../../../../src/views/document/hit-boxes.ts';
import { markedHtml } from '../../../../src/views/document/mark-html.ts';
import { markedParagraph } from '../../../../src/views/document/mark-text.ts';
import { headingsBeneath } from '../../../../src/views/document/page-headings.ts';
import { paragraphsOf } from '../../../../src/views/document/paragraphs.ts';

function marked(text: string, q: string): string[] {
  const found = marksOnPage(text, q);
  return paragraphsOf(text).map((paragraph) => markedParagraph(text, paragraph, found).markup);
}

describe('marking the text of a page', () => {
  it('gives the best place the name that links open at, once', () => {
    expect(marked('đê\n\nvỡ đê', 'vỡ đê')).toEqual(['<mark>đê</mark>', '<mark id="hit">vỡ</mark> <mark>đê</mark>']);
  });

  it('marks a phrase on both sides of the end of a line or a paragraph', () => {
    expect(marked('Vỡ\nĐê', '"vỡ đê"')).toEqual(['<mark id="hit">Vỡ</mark><br /><mark>Đê</mark>']);
    expect(marked('vỡ\n\nđê', '"vỡ đê"')).toEqual(['<mark id="hit">vỡ</mark>', '<mark>đê</mark>']);
  });

  it('lets no markup of the text through', () => {
    expect(marked('<b>đê</b> & "lụt"', 'đê')).toEqual([
      '&lt;b&gt;<mark id="hit">đê</mark>&lt;/b&gt; &amp; &quot;lụt&quot;',
    ]);
  });
});

describe('marking a page that is HTML already', () => {
  it.each([
    ['<p>Đê <b>điều</b></p>', 'điều', '<p>Đê <b><mark id="hit">điều</mark></b></p>', 1],
    ['<p>Đ<b>ê điều</b></p>', '"đê điều"', '<p><mark id="hit">Đ</mark><b><mark>ê điều</mark></b></p>', 1],
    ['<p>vỡ</p><p>đê</p>', 'vođe', '<p>vỡ</p><p>đê</p>', 0],
    [
      '<p>a &lt;đê&gt; &amp; &quot;b&quot;</p>',
      'đê',
      '<p>a &lt;<mark id="hit">đê</mark>&gt; &amp; &quot;b&quot;</p>',
      1,
    ],
    [
      '<table><tr><td title="đê">đê</td></tr></table>',
      'đê',
      '<table><tr><td title="đê"><mark id="hit">đê</mark></td></tr></table>',
      1,
    ],
    ['<p>&#273;ê&nbsp;x</p>', 'đê', '<p><mark id="hit">đê</mark>\u00a0x</p>', 1],
    ['<p>&lt;script&gt;</p>', 'script', '<p>&lt;<mark id="hit">script</mark>&gt;</p>', 1],
    ['<p>đê</p>', '', '<p>đê</p>', 0],
  ])('turns %s with "%s" to what it should', (safe, q, written, count) => {
    const found = markedHtml(safe, q);
    expect(found.html.markup).toBe(written);
    expect(found.count).toBe(count);
  });
});

describe('headings within a page', () => {
  it.each([
    ['<h2>Chương</h2><h3>Mục</h3><h2>Chương</h2>', '<h3>Chương</h3><h4>Mục</h4><h3>Chương</h3>'],
    ['<h5>giữa chương</h5><p>x</p><h2>sau</h2>', '<h3>giữa chương</h3><p>x</p><h3>sau</h3>'],
    ['<h2>a</h2><h6>b</h6><h6>c</h6>', '<h3>a</h3><h4>b</h4><h5>c</h5>'],
    ['<p>&lt;h2&gt;</p>', '<p>&lt;h2&gt;</p>'],
  ])('%s stand beneath that of the page, none a level too deep', (safe, written) => {
    expect(headingsBeneath(safe)).toBe(written);
  });
});

describe('marking the image of a page', () => {
  const word = (start: number, end: number, x: number, y: number): PageWord => {
    return { start, end, x, y, width: 0.1, height: 0.02 };
  };
  // "vỡ đê sông": the last word stands on the next line.
  const words = [word(0, 2, 0.7, 0.1), word(3, 5, 0.81, 0.101), word(6, 10, 0.1, 0.13)];

  it('draws one box round words that follow one another on a line', () => {
    const [box, ...more] = hitBoxes(words, [{ start: 0, end: 5 }]);
    expect(more).toEqual([]);
    expect(box?.x).toBeCloseTo(0.7);
    expect(box?.width).toBeCloseTo(0.21);
    expect(box?.height).toBeCloseTo(0.021);
  });

  it('draws one round words found side by side, two round words apart', () => {
    const [first, ...more] = hitBoxes(words, [
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ]);
    expect([first?.width.toFixed(2), more.length]).toEqual(['0.21', 0]);
    const apart = [word(0, 2, 0.1, 0.1), word(3, 5, 0.25, 0.1)];
    const marks = [
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ];
    expect(hitBoxes(apart, marks)).toHaveLength(2);
  });

  it('draws another on the next line, and none where nobody knows', () => {
    expect(hitBoxes(words, [{ start: 0, end: 10 }])).toHaveLength(2);
    expect(hitBoxes([], [{ start: 0, end: 10 }])).toEqual([]);
    expect(hitBoxes(words, [{ start: 20, end: 25 }])).toEqual([]);
  });
});
