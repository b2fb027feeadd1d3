import { SaxesParser } from 'saxes';
import { TAGS } from '../pages/markup.ts';
import type { Element, Markup, Tag } from '../pages/markup.ts';

/** The HTML that mammoth writes (well-formed, but without a root) as markup of allowed elements. */
export function parseMammoth(html: string): Markup[] {
  const root: Markup[] = [];
  /** What is open, with those that were left out as undefined. */
  const open: (Element | undefined)[] = [];
  const inside = (): Markup[] => open.findLast((element) => element !== undefined)?.children ?? root;
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  parser.on('opentag', ({ name, attributes }) => {
    const tag = tagOf(name);
    const element: Element | undefined = tag && { tag, attributes: kept(tag, attributes, open), children: [] };
    if (element) inside().push(element);
    open.push(element);
  });
  parser.on('text', (text) => inside().push(text));
  parser.on('closetag', () => open.pop());
  parser.write(`<body>${html}</body>`).close();
  return root;
}

/** A page has its own first heading above these. */
function tagOf(name: string): Tag | undefined {
  const level = /^h([1-6])$/.exec(name)?.[1];
  const shown = level === undefined ? name : `h${Math.min(6, Number(level) + 1)}`;
  return TAGS.find((tag) => tag === shown);
}

function kept(
  tag: Tag,
  attributes: Record<string, string>,
  open: readonly (Element | undefined)[],
): Record<string, string> {
  const spans = Object.entries(attributes).filter(([name, value]) => SPANS.has(name) && /^[1-9]\d{0,2}$/.test(value));
  const isHead = tag === 'th' && open.some((element) => element?.tag === 'thead');
  return { ...Object.fromEntries(spans), ...(isHead ? { scope: 'col' } : {}) };
}

const SPANS = new Set(['colspan', 'rowspan']);
