import { describe, expect, it } from 'vitest';
import { createSearchService } from '../../../src/search/search-service.ts';
import { asked, catalogueOf, documentsOf, engineGiving, LABELS, record } from './reading-room.ts';

const records = [record(1, 'Hồ sơ'), record(7, 'Hồ sơ đê số 7')];

function roomWith(engine: ReturnType<typeof engineGiving>) {
  return createSearchService({
    engine,
    catalogue: catalogueOf(records),
    documents: documentsOf({}),
    labels: LABELS,
  });
}

describe('search inside a facet', () => {
  it('values of a coded facet are looked for by their names', async () => {
    const facets = {
      level: [
        { value: 'file', count: 2 },
        { value: 'item', count: 1 },
      ],
    };
    const service = roomWith(engineGiving([1], { facets }));
    const values = await service.facetValues(asked('đê'), 'level', 'ITE', 'vi');
    expect(values.map(({ value }) => value)).toEqual(['item']);
  });

  it('fonds are looked for by their titles, by the engine: there may be thousands', async () => {
    const engine = engineGiving([1]);
    engine.facetValues = async (_, facet, startsWith) => {
      expect([facet, startsWith]).toEqual(['fonds', 'đê s']);
      return [
        { value: 'r7', count: 3 },
        { value: 'gone', count: 1 },
      ];
    };
    const values = await roomWith(engine).facetValues(asked('đê'), 'fonds', 'đê s', 'vi');
    expect(values).toEqual([{ value: 'r7', label: 'Hồ sơ đê số 7', count: 3, chosen: false }]);
  });
});
