import { PAGE_END } from './markup.ts';
import type { Element, Markup } from './markup.ts';

/**
 * Cuts markup where page ends stand in it. What was open there (a paragraph, a row of a table) is closed and
 * goes on in the next page; a numbered list goes on counting.
 */
export function splitAtPageEnds(nodes: readonly Markup[]): Markup[][] {
  const pages: Markup[][] = [[]];
  for (const node of nodes) {
    const [first, ...others] = pieces(node);
    if (first !== undefined) pages.at(-1)?.push(first);
    for (const other of others) pages.push([other]);
  }
  return pages;
}

/** One piece for each page that a node stands on. */
function pieces(node: Markup): Markup[] {
  if (typeof node === 'string') return node.split(PAGE_END);
  const parts = splitAtPageEnds(node.children);
  let items = Number(node.attributes['start'] ?? 1);
  return parts.map((children) => {
    const piece = continued(node, children, items);
    items += children.filter((child) => typeof child !== 'string' && child.tag === 'li').length;
    return piece;
  });
}

function continued(node: Element, children: Markup[], start: number): Element {
  const attributes = node.tag === 'ol' && start > 1 ? { ...node.attributes, start: String(start) } : node.attributes;
  return { tag: node.tag, attributes, children };
}
