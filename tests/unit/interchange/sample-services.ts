import type { Catalogue, RecordLookup } from '../../../src/catalogue/catalogue.ts';
import type { PublicRecord } from '../../../src/catalogue/public-view.ts';
import type { ArchiveContent } from '../../../src/platform/content.ts';
import type { SearchAnswer, SearchService } from '../../../src/search/answer.ts';
import type { Services } from '../../../src/services.ts';

/** A file in a box of the fonds `f0`, whole; parts of it can be replaced. */
export function publicRecord(changes: Partial<PublicRecord> = {}): PublicRecord {
  return {
    pk: 7,
    id: 'k1',
    level: 'file',
    title: 'Hồ sơ về việc chia ruộng đất',
    masked: false,
    referenceCode: '052',
    address: { fonds: 'P12', inventory: '02', box: '15', file: '052' },
    dates: { text: '20/07/1954 – 08/1955', from: '1954-07-20', to: '1955-08' },
    extent: ['120 tờ'],
    access: { level: 'open', stated: true, serviceState: { kind: 'available' } },
    online: false,
    depth: 3,
    childCount: 2,
    descendantCount: 2,
    fonds: { id: 'f0', title: 'Ủy ban nhân dân huyện Tân Châu', level: 'fonds' },
    path: [1, 2, 3, 7],
    addedAt: '2026-11-22T00:00:00.000Z',
    changedAt: '2026-11-22T00:00:00.000Z',
    detail: {
      creators: ['UBND huyện Tân Châu'],
      languages: ['vi'],
      subjects: ['ruộng đất'],
      places: [],
      names: [],
      notes: [{ label: 'Số cũ', text: '12-A' }, { kind: 'retention', text: 'Vĩnh viễn' }, { text: 'thiếu tờ 3' }],
      digitalObjects: [],
    },
    ...changes,
  };
}

export const fonds = publicRecord({
  pk: 1,
  id: 'f0',
  level: 'fonds',
  title: 'Ủy ban nhân dân huyện Tân Châu',
  referenceCode: 'P12',
  address: { fonds: 'P12' },
  depth: 0,
  path: [1],
});

interface Replies {
  lookups?: Record<string, RecordLookup>;
  answer?: Partial<SearchAnswer>;
  failure?: Error;
}

/** Services that answer from what is given, and only as far as the API asks. */
export function servicesAnswering({ lookups = {}, answer = {}, failure }: Replies = {}): Services {
  const found: Record<string, RecordLookup> = { k1: { kind: 'found', record: publicRecord() }, ...lookups };
  const child = publicRecord({ pk: 8, id: 'c1', level: 'item', childCount: 0, descendantCount: 0 });
  const catalogue: Partial<Catalogue> = {
    byId: (id) => Promise.resolve(found[id] ?? { kind: 'none' }),
    ancestors: () => Promise.resolve([fonds]),
    children: (_, { after, limit }) =>
      Promise.resolve(
        after !== undefined && after !== 'c1'
          ? undefined
          : { children: after === undefined ? [child].slice(0, limit) : [], total: 2, before: 0, after: 1 },
      ),
  };
  const search: Partial<SearchService> = {
    search: (params, problems) =>
      failure ? Promise.reject(failure) : Promise.resolve({ ...emptyAnswer, params, problems, ...answer }),
    suggest: (typed) => Promise.resolve([{ text: `${typed} …`, url: '/ho-so/k1', hint: 'Hồ sơ, 1954' }]),
    facetValues: () => Promise.resolve([{ value: 'fr', label: 'Tiếng Pháp', count: 3, chosen: false }]),
  };
  const content = { profile: { citationName: { vi: 'Lưu trữ lịch sử tỉnh Sông Châu', en: 'Sông Châu Archives' } } };
  const config = { publicUrl: 'https://doc.example.vn' };
  return { catalogue, search, content: content as unknown as ArchiveContent, config } as Services;
}

const emptyAnswer: Omit<SearchAnswer, 'params' | 'problems'> = {
  query: { text: '', terms: [], filters: {} },
  total: 0,
  totalIsExact: true,
  hits: [],
  facets: {},
  histogram: [],
  matching: 'all',
  lastPage: 1,
};
