import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED, PK } from './documents.ts';
import { ENGINES } from './engines.ts';
import { openWith, put, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { phrase, request, typing, withFacets, without, words } from './requests.ts';
import { QUERY_FIELDS } from '../../../src/search/query.ts';

const HOSTILE: [string, string][] = [
  ['operators of full-text languages', 'AND OR NOT NEAR NEAR(đất cấp, 3) title:đất -báo +cáo ^cấp đ* {title}: ('],
  ['unbalanced quotes', '"đất \'cấp `x ” “'],
  ['only quotes', '""""'],
  ['only punctuation', '!!! ??? ... --- *** ((('],
  ['a NUL', 'đất\u0000cấp'],
  ['control characters', '\u0001\u0007\u001b[31m\u007f'],
  ['ten thousand letters', 'đ'.repeat(10_000)],
  ['ten thousand words', 'đất '.repeat(10_000)],
  ['a thousand different words', Array.from({ length: 1000 }, (_, index) => `từ${index}`).join(' ')],
  ['emoji', '🏛️ 📜📜 👩‍👩‍👧 đất'],
  ['lone surrogates', '\ud800 đất \udc00'],
  ['combining marks alone', '\u0301\u0323\u0309'],
  ['right-to-left and zero-width signs', '\u202eđất\u200b\ufeff \u2066cấp'],
  ['SQL', "'; drop table docs; --"],
  ['markup', '<script>alert(1)</script> &amp; {{7*7}} ${x}'],
  ['letters of many scripts', 'ﷺ ĳ ﬁ Ⅷ ﾊﾝ ไทย हिन्दी'],
  ['names of columns and filters', 'rowid rank title pk path _geo yearFrom = 1'],
  ['backslashes', '\\ \\" \\0 đất\\'],
];

describe.each(ENGINES)('hostile input, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, NAMED)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  it.each(HOSTILE)('answers %s as words, phrase, field, exclusion, suggestion and facet search', async (_, text) => {
    const queries = [
      words(text),
      typing(text),
      phrase(text),
      without(words(text)),
      ...QUERY_FIELDS.map((field) => typing(text, field)),
    ];
    for (const terms of queries) {
      const answer = await index.engine.retrieve(withFacets(terms));
      expect(answer.total).toBeLessThanOrEqual(NAMED.length);
      expect(answer.hits.length).toBe(answer.total);
    }
    expect((await index.engine.suggest(text, 5)).length).toBeLessThanOrEqual(5);
    await index.engine.facetValues(request([]), 'subject', text, 5);
  });

  it('reads operators as plain words', async () => {
    const answer = await index.engine.retrieve(request(words('long OR biên')));
    expect(answer.matching).not.toBe('all');
    expect((await index.engine.retrieve(request(words('NOT')))).hits).toEqual([]);
  });

  it('takes a query of nothing but punctuation as no words: everything', async () => {
    const answer = await index.engine.retrieve(request(words('--- !!!')));
    expect(answer.total).toBe(NAMED.length);
  });

  it('does not let a sign between words join them', async () => {
    expect((await index.engine.retrieve(request(words('đất\u0000cấp')))).hits).not.toContain(PK.landGrant);
    expect((await index.engine.retrieve(request(words('cấp\u0000đất')))).hits).toEqual([PK.landGrant]);
  });

  it('stores hostile texts and finds them again', async () => {
    const upserts = HOSTILE.map(([, text], index) => ({
      ...NAMED[0]!,
      pk: 5000 + index,
      path: [1, 5000 + index],
      title: `hiểmhọa ${text}`,
      reference: text.slice(0, 200),
      creators: [text.slice(0, 100)],
      subjects: [text.slice(0, 100)],
      referenceOrder: text.slice(0, 200),
    }));
    await put(index.engine, upserts);
    const answer = await index.engine.retrieve(withFacets(words('hiểmhọa')));
    expect(answer.total).toBe(HOSTILE.length);
    const { durable } = await index.engine.write({ upserts: [], removals: upserts.map(({ pk }) => pk) });
    await durable;
    expect(await index.engine.count()).toBe(NAMED.length);
  });
});
