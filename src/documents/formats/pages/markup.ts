/** Elements that a page may have; whatever else a file says is left out, its text kept. */
export const TAGS = [
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'strong', 'em', 'sup', 'sub'],
  ...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
] as const;
export type Tag = (typeof TAGS)[number];

export interface Element {
  tag: Tag;
  /** `colspan`, `rowspan`, `start`, `scope`. */
  attributes: Record<string, string>;
  children: Markup[];
}

export type Markup = string | Element;

/** Stands in a text where a page ends. No text of a file has it: it is a private character. */
export const PAGE_END = '\ue00c';

export function element(tag: Tag, children: Markup[], attributes: Record<string, string> = {}): Element {
  return { tag, attributes, children };
}

/** The text of a page: blocks on lines of their own, cells of a row between bars. */
export function plainText(nodes: readonly Markup[]): string {
  return nodes
    .map(textOf)
    .join('')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function textOf(node: Markup): string {
  if (typeof node === 'string') return node.replace(/\s+/gu, ' ');
  if (node.tag === 'br') return '\n';
  if (node.tag === 'tr') {
    const cells = node.children.map((cell) => plainText([cell]).replaceAll('\n', ' ')).filter((text) => text !== '');
    return `\n${cells.join(' | ')}\n`;
  }
  const inner = node.children.map(textOf).join('');
  return INLINE.has(node.tag) ? inner : `\n${inner}\n`;
}

const INLINE: ReadonlySet<Tag> = new Set(['strong', 'em', 'sup', 'sub']);
