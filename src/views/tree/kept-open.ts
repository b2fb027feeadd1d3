import type { PublicRecord } from '../../catalogue/public-view.ts';

/** Each open node costs a window of children. */
const MAX_OPEN = 20;

/**
 * The nodes that stay open where a page cannot show them all: those opened last, each with the open nodes above it,
 * since without them it would not be seen. A longer way down than fits is shown whole.
 * @param nodes in the order they were opened
 */
export function keptOpen<Node extends Pick<PublicRecord, 'pk' | 'path'>>(nodes: readonly Node[]): Node[] {
  const kept = new Set<Node>();
  for (const node of nodes.toReversed()) {
    const way = nodes.filter((above) => node.path.includes(above.pk) && !kept.has(above));
    if (kept.size === 0 || kept.size + way.length <= MAX_OPEN) way.forEach((above) => kept.add(above));
  }
  return nodes.filter((node) => kept.has(node));
}
