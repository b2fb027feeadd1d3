import type { PublicRecord } from '../../../src/catalogue/public-view.ts';

/** An open file of a fonds, with what a case needs otherwise in its place. */
export function publicRecord(given: Partial<PublicRecord> = {}): PublicRecord {
  return {
    pk: 2,
    id: 'hs1',
    level: 'file',
    title: 'Đơn thư khiếu nại',
    masked: false,
    dates: { text: '' },
    extent: [],
    access: { level: 'open', stated: true, serviceState: { kind: 'available' } },
    online: false,
    depth: 1,
    childCount: 0,
    descendantCount: 0,
    fonds: { id: 'p1', title: 'Ủy ban hành chính', level: 'fonds' },
    path: [1, 2],
    addedAt: '2026-11-12T03:00:00Z',
    changedAt: '2026-11-12T03:00:00Z',
    ...given,
  };
}
