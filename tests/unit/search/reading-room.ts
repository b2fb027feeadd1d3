import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import type { OpenDocuments } from '../../../src/catalogue/document.ts';
import type { PublicRecord, RecordLink } from '../../../src/catalogue/public-view.ts';
import type { Retrieval, RetrievalRequest, SearchEngine } from '../../../src/search/engine.ts';
import { noFilters } from '../../../src/search/params.ts';
import { createSearchService } from '../../../src/search/search-service.ts';
import { foldSynonyms } from '../../../src/search/synonyms.ts';
import type { SearchParams } from '../../../src/search/answer.ts';
import type { SearchLabels } from '../../../src/search/search-labels.ts';

/** A record with nothing said but its number and title. */
export function record(pk: number, title: string | null, more: Partial<PublicRecord> = {}): PublicRecord {
  return {
    pk,
    id: `r${pk}`,
    level: 'file',
    title,
    masked: title === null,
    dates: { text: '' },
    extent: [],
    access: { level: 'open', stated: true, serviceState: { kind: 'available' } },
    online: false,
    depth: 0,
    childCount: 0,
    descendantCount: 0,
    fonds: { id: `r${pk}`, title, level: 'fonds' },
    path: [pk],
    addedAt: '2026-01-01T00:00:00Z',
    changedAt: '2026-01-01T00:00:00Z',
    ...(title === null ? {} : { detail: detail() }),
    ...more,
  };
}

export function detail(more: Partial<NonNullable<PublicRecord['detail']>> = {}): NonNullable<PublicRecord['detail']> {
  return { creators: [], languages: [], subjects: [], places: [], names: [], notes: [], digitalObjects: [], ...more };
}

/** A catalogue that shows these records and no others; counts how often it is asked. */
export function catalogueOf(
  records: PublicRecord[],
): Pick<Catalogue, 'byId' | 'byPks' | 'namesByPks' | 'linksByPks' | 'linksByIds'> & { asked: number } {
  const link = ({ id, title, level }: PublicRecord): RecordLink => ({ id, title, level });
  const catalogue = {
    asked: 0,
    byId: async (id: string) => {
      const found = records.find((one) => one.id === id);
      return found ? ({ kind: 'found', record: found } as const) : ({ kind: 'none' } as const);
    },
    byPks: async (pks: number[]) => {
      catalogue.asked++;
      return records.filter(({ pk }) => pks.includes(pk)).reverse();
    },
    namesByPks: async (pks: number[]) => {
      catalogue.asked++;
      return records.filter(({ pk }) => pks.includes(pk)).reverse();
    },
    linksByPks: async (pks: number[]) => {
      catalogue.asked++;
      return new Map(records.filter(({ pk }) => pks.includes(pk)).map((one) => [one.pk, link(one)]));
    },
    linksByIds: async (ids: string[]) =>
      new Map(records.filter(({ id }) => ids.includes(id)).map((one) => [one.id, link(one)])),
  };
  return catalogue;
}

/** Documents of which these pages are open, by `document/page`. */
export function documentsOf(texts: Record<string, string>): Pick<OpenDocuments, 'texts'> {
  return {
    texts: async (pages) =>
      new Map(
        pages.flatMap(({ document, page }) => {
          const text = texts[`${document}/${page}`];
          return text === undefined ? [] : [[`${document}/${page}`, text] as const];
        }),
      ),
  };
}

/** An engine that gives these hits, in this order, to every request, and keeps the requests. */
export function engineGiving(
  hits: number[],
  more: Partial<Retrieval> = {},
): Pick<SearchEngine, 'retrieve' | 'passages' | 'suggest' | 'facetValues' | 'branchCounts'> & {
  requests: RetrievalRequest[];
} {
  const requests: RetrievalRequest[] = [];
  return {
    requests,
    retrieve: async (request) => {
      requests.push(request);
      const start = request.cursor === undefined ? (request.offset ?? 0) : Number(request.cursor);
      const shown = hits.slice(start, start + request.limit);
      const end = start + shown.length;
      return {
        hits: shown,
        total: hits.length,
        totalIsExact: true,
        facets: {},
        histogram: [],
        matching: 'all',
        corrections: {},
        onPages: false,
        ...(end < hits.length ? { next: String(end) } : {}),
        ...more,
      };
    },
    passages: async () => new Map(),
    suggest: async () => hits,
    facetValues: async () => [],
    branchCounts: async (_, records) => new Map(records.map((pk) => [pk, 1])),
  };
}

export const LABELS: SearchLabels = {
  facetValue: (facet, value, lang) => `${lang} ${facet} ${value}`,
  fonds: ({ title }) => title ?? 'masked',
  recordUrl: (id, lang) => `/${lang}/${id}`,
  hint: ({ level }) => level,
};

export function asked(q: string, more: Partial<SearchParams> = {}): SearchParams {
  return { q, page: 1, sort: 'relevance', filters: noFilters(), limit: 20, grouped: false, ...more };
}

const SYNONYMS = foldSynonyms({ ubnd: ['ủy ban nhân dân'] });

export const many = Array.from({ length: 250 }, (_, i) => record(i + 1, `Hồ sơ đê số ${i + 1}`));

/** The service over these records, and an engine that finds those numbers. */
export function room(
  records = many,
  hits = records.map(({ pk }) => pk),
  retrieval = {},
  texts: Record<string, string> = {},
) {
  const engine = engineGiving(hits, retrieval);
  const catalogue = catalogueOf(records);
  const documents = documentsOf(texts);
  return {
    engine,
    catalogue,
    service: createSearchService({ engine, catalogue, documents, labels: LABELS, synonyms: SYNONYMS }),
  };
}
