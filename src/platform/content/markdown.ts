import { Marked, type Token, type Tokens } from 'marked';

/** A link of a page that may not stand there; the caller adds which file. */
export class BadLink extends Error {
  override readonly name = 'BadLink';
}

/**
 * Markdown as HTML for a page that has its `<h1>` already: the highest heading becomes `<h2>`, each has
 * an id made of its words, raw HTML is shown as text, and links lead only inside the site or to
 * http(s), mailto and tel.
 * @throws BadLink
 */
export function renderMarkdown(source: string): string {
  const marked = new Marked({ gfm: true });
  const tokens = marked.lexer(source);
  const highest = Math.min(6, ...headings(tokens).map((heading) => heading.depth));
  const used = new Set<string>();
  marked.use({
    renderer: {
      html: ({ text }) => escaped(text),
      heading({ tokens: inner, depth, text }) {
        const level = Math.min(6, depth - highest + 2);
        return `<h${level} id="${freshId(text, used)}">${this.parser.parseInline(inner)}</h${level}>\n`;
      },
      link({ href, title, tokens: inner }) {
        return `<a href="${escaped(checkedLink(href))}"${titled(title)}>${this.parser.parseInline(inner)}</a>`;
      },
      image({ href, title, text }) {
        return `<img src="${escaped(checkedImage(href))}" alt="${escaped(text)}"${titled(title)}>`;
      },
    },
  });
  return marked.parser(tokens);
}

function headings(tokens: Token[]): Tokens.Heading[] {
  return tokens.filter((token): token is Tokens.Heading => token.type === 'heading');
}

const NOWHERE = 'https://nowhere.invalid';

/** Judged as a browser reads it, so that white space, backslashes and case hide nothing. */
function checkedLink(href: string): string {
  const place = URL.parse(href, `${NOWHERE}/a/b`);
  const outside = /^\s*[a-z][a-z0-9+.-]*:/i.test(href);
  const inside = place?.origin === NOWHERE && !outside;
  const allowed = outside && ['http:', 'https:', 'mailto:', 'tel:'].includes(place?.protocol ?? '');
  if (inside || allowed) return href;
  throw new BadLink(`the link "${href}" must be an address of this site, or start with https:, mailto: or tel:`);
}

/** Pictures come from the site itself: nothing is loaded from another host. */
function checkedImage(href: string): string {
  if (URL.parse(href, `${NOWHERE}/a/b`)?.origin === NOWHERE && !/^\s*[a-z][a-z0-9+.-]*:/i.test(href)) return href;
  throw new BadLink(`the picture "${href}" must lie on this site`);
}

function titled(title: string | null | undefined): string {
  return title ? ` title="${escaped(title)}"` : '';
}

/** `Giờ mở cửa` becomes `gio-mo-cua`; a second one `gio-mo-cua-2`. */
function freshId(text: string, used: Set<string>): string {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
  const words = bare.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'muc';
  let id = words;
  for (let next = 2; used.has(id); next++) id = `${words}-${next}`;
  used.add(id);
  return id;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
