import { describe, expect, it } from 'vitest';
import { askBox } from '../../../src/views/frame/ask-box.ts';
import { html, trusted } from '../../../src/views/markup.ts';

describe('markup written by hand', () => {
  it('escapes every text put into it, in elements and in attributes', () => {
    const text = `<img src=x onerror="a('b')">&`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;</p>',
    );
  });

  it('keeps markup as it is and leaves out what is not there', () => {
    const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
    expect(
      html`<ul>
        ${items}${undefined}${false}${trusted('<mark>x</mark>')}${3}
      </ul>`.markup,
    ).toBe('<ul><li>a</li><li>&lt;b&gt;</li><mark>x</mark>3</ul>');
  });

  it('keeps a blank between attributes that stand on lines of their own', () => {
    const written = askBox('vi', { value: 'đê' }).markup;
    expect(written).toMatch(/^<form class="ask-box" role="search" +action="\/tim-kiem" method="get" data-suggest="/);
    expect(written).toContain(
      '><div class="ask-field"><input type="search" name="q" value="đê" maxlength="600" aria-label="',
    );
  });

  it('is written anew wherever it is put, the same each time', () => {
    const item = html`<i>${'&'}</i>`;
    expect(html`${item}${[item, item]}`.markup).toBe('<i>&amp;</i><i>&amp;</i><i>&amp;</i>');
  });

  it('drops the indents of the code, never white space of the text', () => {
    const lines = html`<p>${'a\n  b'}</p>`;
    expect(lines.markup).toBe('<p>a\n  b</p>');
  });
});
