import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED, PK } from './documents.ts';
import { ENGINES } from './engines.ts';
import { openWith, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { phrase, request, typing, words } from './requests.ts';
import type { QueryTerm } from '../../../src/search/query.ts';

describe.each(ENGINES)('slips of the finger, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, NAMED)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  const ask = (terms: QueryTerm[]) => index.engine.retrieve(request(terms));

  it.each([
    ['a letter too many', 'construcction', 'construction'],
    ['a letter missing', 'constrction', 'construction'],
    ['a wrong letter', 'conztruction', 'construction'],
    ['two letters changed about', 'constrcution', 'construction'],
  ])('forgives %s in a word of five letters or more, and says so', async (_, typed, meant) => {
    const answer = await ask(words(`${typed} chemin`));
    expect(answer.hits).toEqual([PK.railway]);
    expect(answer.matching).toBe('with-typos');
    expect(answer.corrections).toEqual({ [typed]: meant });
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
    },
  );

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
