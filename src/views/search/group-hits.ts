import type { RecordLink } from '../../catalogue/public-view.ts';
import type { SearchHit } from '../../search/answer.ts';

/** Hits of one page under their fonds; fonds in the order of their first hit, hits in the order they came. */
export function groupByFonds(hits: SearchHit[]): { fonds: RecordLink; hits: SearchHit[] }[] {
  const groups = new Map<string, { fonds: RecordLink; hits: SearchHit[] }>();
  for (const hit of hits) {
    const { fonds } = hit.record;
    const group = groups.get(fonds.id) ?? { fonds, hits: [] };
    group.hits.push(hit);
    groups.set(fonds.id, group);
  }
  return [...groups.values()];
}
