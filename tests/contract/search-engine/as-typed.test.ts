import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchDocument } from '../../../src/search/engine.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { ENGINES } from './engines.ts';
import { openWith, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { NAMED } from './documents.ts';
import { request } from './requests.ts';

const [first] = NAMED;
if (first === undefined) throw new Error('There is no document to make others from.');

/** Records of which nothing but these is said. */
function record(pk: number, said: Partial<SearchDocument>): SearchDocument {
  return {
    ...first!,
    ...{ pk, path: [pk], title: '', reference: '', dates: '', text: '' },
    ...{ creators: [], subjects: [], places: [], names: [], passages: [] },
    ...said,
  };
}

const RECORDS = [
  record(1, { title: 'Thủy nông xã Mai Trang' }),
  record(2, { title: 'Trạm thú y huyện', subjects: ['Thú y'] }),
  record(3, { title: 'Thú y và thủy sản', text: 'Chăn nuôi, thú y.' }),
  record(4, { title: 'Họp ngày 3/9', passages: [{ document: 'a', page: 1, text: 'Thú y, mục 3 9', quality: 100 }] }),
  record(5, { title: 'Báo cáo', reference: '39/BC' }),
  record(6, { title: 'Biên bản tháng 5/1954' }),
  record(7, { title: 'Biên bản số 5, năm 1954' }),
  record(8, { title: 'Biên bản', passages: [{ document: 'b', page: 1, text: 'Ngày 3/9, tờ 390', quality: 100 }] }),
  record(9, { title: 'Sổ ngân quỹ hộ', creators: ['Ủy ban nhân dân'] }),
];

describe.each(ENGINES)('nothing is found but what was typed, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, RECORDS)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  const ask = (typed: string) => ({ ...request([]), query: parseQuery(typed), histogram: true });

  it.each([
    ['thủy', [1, 3]],
    ['thuy', [1, 3]],
    ['trang thuy', [1]],
    ['tiêu đề:thủy', [1, 3]],
    ['39', [5, 8]],
    ['số:39', [5]],
    ['5/1954', [6]],
    ['5/19', [6]],
    ['5-1954', [6]],
    ['thú y', [2, 3, 4]],
    ['ubnd', [9]],
    ['quỹ', [9]],
  ])('no word as two others, no number in pieces: %s', async (typed, pks) => {
    const answer = await index.engine.retrieve(ask(typed));
    expect(answer.matching).toBe('all');
    expect(answer.hits.toSorted((a, b) => a - b)).toEqual(pks);
    expect([answer.total, answer.totalIsExact]).toEqual([pks.length, true]);
  });

  it('no more is counted beneath a record, or among values, than is found', async () => {
    expect(await index.engine.branchCounts(ask('39'), [4, 5])).toEqual(
      new Map([
        [4, 0],
        [5, 1],
      ]),
    );
    expect(await index.engine.facetValues(ask('thủy'), 'subject', 'th', 10)).toEqual([]);
  });
});
