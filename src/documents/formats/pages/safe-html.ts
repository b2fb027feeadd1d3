import sanitize from 'sanitize-html';
import { TAGS } from './markup.ts';
import type { Markup } from './markup.ts';

/**
 * Markup as HTML. It is made of allowed elements only, and sanitised all the same: no scripts, styles, links,
 * images, ids or classes ever leave here.
 */
export function safeHtml(nodes: readonly Markup[]): string {
  return sanitize(nodes.map(write).join(''), {
    allowedTags: [...TAGS],
    allowedAttributes: { th: ['scope', 'colspan', 'rowspan'], td: ['colspan', 'rowspan'], ol: ['start'] },
    allowedSchemes: [],
    disallowedTagsMode: 'escape',
  });
}

function write(node: Markup): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  if (node.tag === 'br') return '<br>';
  return `<${node.tag}${attributes.join('')}>${node.children.map(write).join('')}</${node.tag}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
