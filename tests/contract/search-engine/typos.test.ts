import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED, PK as NAMED_PK } from './documents.ts';
import { ENGINES } from './engines.ts';
import { openWith, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { phrase, request, typing, without, words } from './requests.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import type { QueryTerm } from '../../../src/search/query.ts';

const PK = { ...NAMED_PK, nghiem: 500, nhiem: 501, code: 502 };

/** Records whose words are one letter apart, and one with a code of letters. */
const ALIKE = [
  { ...NAMED[2]!, pk: PK.nghiem, path: [PK.nghiem], title: 'Hồ sơ nghiêm trị', creators: [], places: [] },
  { ...NAMED[2]!, pk: PK.nhiem, path: [PK.nhiem], title: 'Hồ sơ nhiệm kỳ', creators: [], places: [] },
  { ...NAMED[2]!, pk: PK.code, path: [PK.code], title: 'Tờ khai', reference: 'UBKCHC', creators: [], places: [] },
].map((record) => ({ ...record, subjects: [] }));

describe.each(ENGINES)('slips of the finger, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, [...NAMED, ...ALIKE])), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  const ask = (terms: QueryTerm[]) => index.engine.retrieve(request(terms));

  it.each([
    ['a letter too many', 'construcction', 'construction'],
    ['a letter missing', 'constrction', 'construction'],
    ['a wrong letter', 'conztruction', 'construction'],
    ['two letters changed about', 'constrcution', 'construction'],
  ])('forgives %s in a word of five letters or more, and says so', async (_, typed, meant) => {
    for (const terms of [words(`${typed} chemin`), parseQuery(`chemin ${typed}`).terms, parseQuery(typed).terms]) {
      const answer = await ask(terms);
      expect(answer.hits).toEqual([PK.railway]);
      expect(answer.matching).toBe('with-typos');
      expect(answer.corrections).toEqual({ [typed]: meant });
    }
  });

  it('takes the word that is still being typed as it stands where it begins one', async () => {
    expect(await ask(parseQuery('chemin constr').terms)).toMatchObject({ hits: [PK.railway], matching: 'all' });
    expect(await ask(parseQuery('route').terms)).toMatchObject({ hits: [PK.roads], total: 1, matching: 'all' });
    const answer = await ask(parseQuery('thành').terms);
    expect(answer).toMatchObject({ matching: 'all', corrections: {} });
    expect(answer.total).toBe(NAMED.filter(({ title, places }) => /thanh|thành/iu.test(`${title} ${places}`)).length);
  });

  it('never counts a word that is only like the one typed', async () => {
    expect((await ask(parseQuery('nhiem').terms)).hits).toEqual([PK.nhiem]);
    expect((await ask(parseQuery('hồ sơ nghiem').terms)).hits).toEqual([PK.nghiem]);
    expect((await ask([...words('hồ sơ'), ...without(words('nghiem'))])).hits).not.toContain(PK.nghiem);
    expect((await ask([...words('hồ sơ'), ...without(words('nghiem'))])).hits).toContain(PK.nhiem);
  });

  it('forgives a slip in a word typed with accents', async () => {
    const answer = await ask(words('trườgn cấp'));
    expect(answer.hits).toEqual([PK.school]);
    expect(answer.matching).toBe('with-typos');
    expect(answer.corrections).toEqual({ trườgn: 'truong' });
  });

  it('forgives nothing in a shorter word', async () => {
    expect((await ask(words('brom'))).hits).toEqual([]);
    expect((await ask(words('chợh'))).hits).toEqual([]);
  });

  it.each(['19676', '2086', '20855', '1O67', 'RST413'])(
    'never reads one number or code as another: %s',
    async (typed) => {
      expect((await ask(words(typed))).hits).toEqual([]);
      expect((await ask(parseQuery(typed).terms)).hits).toEqual([]);
    },
  );

  it('never reads a code as another where its field is named, be it of letters alone', async () => {
    expect((await ask(words('UBKCHC', 'reference'))).hits).toEqual([PK.code]);
    expect((await ask(typing('UBKC', 'reference'))).hits).toEqual([PK.code]);
    expect((await ask(words('UBKCHB', 'reference'))).hits).toEqual([]);
    expect((await ask(typing('UBKCHB', 'reference'))).hits).toEqual([]);
  });

  it('forgives nothing in the title of a fonds', async () => {
    expect((await ask(words('thống sứ', 'fonds'))).total).toBe(6);
    expect((await ask(typing('thong', 'fonds'))).total).toBe(6);
    expect((await ask(words('thongg', 'fonds'))).hits).toEqual([]);
    expect((await ask([...words('chemin'), ...without(words('thongg', 'fonds'))])).total).toBe(2);
  });

  it('forgives a slip beside words for fields and exclusions, and in a field', async () => {
    expect(await ask([...words('Hanoï', 'place'), ...words('construcion')])).toMatchObject({ hits: [PK.railway] });
    expect(await ask([...words('chemmin'), ...without(words('Hanoï'))])).toMatchObject({ hits: [PK.roads] });
    expect(await ask(words('Routess', 'subject'))).toMatchObject({ hits: [PK.roads], matching: 'with-typos' });
  });

  it('finds the beginning of a number, of a code, and a word behind an exclusion', async () => {
    expect((await ask(parseQuery('208').terms)).hits).toEqual([PK.farmDecision]);
    expect((await ask(parseQuery('RST 12/').terms)).hits.toSorted()).toEqual([PK.railway, PK.roads]);
    expect((await ask(parseQuery('số:01.02.10').terms)).total).toBe(7);
    expect((await ask(parseQuery('-ponts chem').terms)).hits).toEqual([PK.railway]);
  });

  it('keeps to the field that is named where most of the words are met', async () => {
    const answer = await ask([...words('thanh', 'place'), ...words('báo cáo nông trường xyzw quyết định')]);
    expect(answer.matching).toBe('most');
    expect(answer.hits).toEqual([PK.farmDecision]);
  });

  it('forgives nothing inside a phrase', async () => {
    expect((await ask(phrase('chemin de feer'))).hits).toEqual([]);
  });

  it('does not correct a word that is there as typed', async () => {
    const answer = await ask(words('routes'));
    expect(answer.hits).toEqual([PK.roads]);
    expect(answer.matching).toBe('all');
    expect(answer.corrections).toEqual({});
  });

  it('answers with most of the words when one is nowhere, the rarest words weighing most', async () => {
    const answer = await ask(typing('báo cáo cấp đất cho xyzw đông hòa'));
    expect(answer.matching).toBe('most');
    expect(answer.hits[0]).toBe(PK.landGrant);
    expect(answer.total).toBeGreaterThanOrEqual(1);
  });

  it('answers a question of thirty syllables with the record it is about', async () => {
    const answer = await ask(
      typing(
        'tôi muốn tìm lại quyết định ngày trước của tỉnh về việc thành lập nông trường ở Thanh Hà để làm thủ tục xin xác nhận thời gian công tác của bố tôi',
      ),
    );
    expect(answer.matching).toBe('most');
    expect(answer.hits[0]).toBe(PK.farmDecision);
  });

  it('answers nothing, without a fault, when no word is known', async () => {
    const answer = await ask(words('qqqq zzzz wwww'));
    expect(answer).toMatchObject({ hits: [], total: 0, totalIsExact: true, corrections: {} });
    expect(answer.next).toBeUndefined();
  });
});
