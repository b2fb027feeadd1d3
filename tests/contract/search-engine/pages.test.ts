import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED } from './documents.ts';
import { ENGINES } from './engines.ts';
import { openWith, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { PAGED, WITH_PAGES } from './paged-documents.ts';
import { phrase, request, typing, without, words } from './requests.ts';
import type { QueryTerm } from '../../../src/search/query.ts';

describe.each(ENGINES)('words on pages, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, [...NAMED, ...WITH_PAGES])), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  const ask = (terms: QueryTerm[]) => index.engine.retrieve(request(terms));
  /** Records found by all words as typed. */
  const found = async (terms: QueryTerm[]) => {
    const answer = await ask(terms);
    if (answer.matching !== 'all') return [];
    expect(answer.totalIsExact).toBe(true);
    expect(answer.total).toBe(answer.hits.length);
    return answer.hits.toSorted((a, b) => a - b);
  };

  it.each([
    ['as written', 'vá lỗ rò bằng rơm'],
    ['without accents', 'va lo ro bang rom'],
    ['in capitals', 'VÁ LỖ RÒ BẰNG RƠM'],
    ['in decomposed letters', 'vá lỗ rò bằng rơm'.normalize('NFD')],
    ['in another order', 'rơm rò vá'],
    ['over the end of a line', 'thóc gió mạnh'],
  ])('find the record of the page they stand on, typed %s', async (_, typed) => {
    expect(await found(words(typed))).toEqual([PAGED.diary]);
    expect((await ask(words(typed))).onPages).toBe(true);
  });

  it('must stand on one page together', async () => {
    expect(await found(words('nước dâng'))).toEqual([PAGED.diary]);
    expect(await found(words('nước dâng rơm'))).toEqual([]);
    expect(await found(words('nước xẻng'))).toEqual([]);
  });

  it('may stand in the names of the record in part, and nowhere else in it', async () => {
    expect(await found(words('nhật ký xẻng'))).toEqual([PAGED.diary]);
    expect(await found(words('xẻng nhat ky phụ lục'))).toEqual([PAGED.diary]);
    expect(await found(words('nhật ký nước xẻng'))).toEqual([]);
    expect(await found(words('xung kích xẻng'))).toEqual([PAGED.diary]);
    expect(await found(words('vật tư bốn gánh'))).toEqual([PAGED.stores]);
    expect(await found(words('04.400 xẻng'))).toEqual([]);
    expect(await found(words('vét bùn xẻng'))).toEqual([]);
    expect(await found(words('vét bùn'))).toEqual([PAGED.diary]);
  });

  it('find a record once, by its title and by all of its pages', async () => {
    expect(await found(words('rơm'))).toEqual([PAGED.diary, PAGED.stores]);
    expect(await found(words('đất sét rơm'))).toEqual([PAGED.diary, PAGED.stores]);
    expect(await found(words('bến thóc'))).toEqual([PAGED.diary, PAGED.letters]);
  });

  it('leave records without pages as they are', async () => {
    const answer = await ask(words('báo cáo cấp đất'));
    expect(answer).toMatchObject({ total: 1, onPages: false });
    expect(await found([])).toHaveLength(NAMED.length + WITH_PAGES.length);
    expect((await ask([])).onPages).toBe(false);
  });

  it('side by side find a phrase on one page', async () => {
    expect(await found(phrase('rơm và đất sét'))).toEqual([PAGED.diary, PAGED.stores]);
    expect(await found(phrase('bằng rơm và đất sét'))).toEqual([PAGED.diary]);
    expect(await found(phrase('đất sét và rơm'))).toEqual([]);
    expect(await found(phrase('gió mạnh dần sáng sớm'))).toEqual([]);
    expect(await found(phrase('tuần tra mười hai'))).toEqual([]);
  });

  it('find a number joined by signs, and never one like it', async () => {
    expect(await found(phrase('318/QĐ-KTTL'))).toEqual([PAGED.diary]);
    expect(await found(phrase('12-8-1971'))).toEqual([PAGED.diary]);
    expect(await found(phrase('012-08-1971'))).toEqual([PAGED.diary]);
    expect((await ask(phrase('319/QĐ-KTTL'))).hits).toEqual([]);
    expect((await ask(words('3188'))).hits).toEqual([]);
  });

  it('may be the beginning of a longer word where the last is still being typed', async () => {
    expect(await found(typing('quang gá'))).toEqual([PAGED.diary]);
    expect(await found(words('quang gá'))).toEqual([]);
    expect(await found([{ ...phrase('318/QĐ-KT')[0]!, prefix: true }])).toEqual([PAGED.diary]);
    expect(await found([{ ...phrase('319/QĐ-KT')[0]!, prefix: true }])).toEqual([]);
  });

  it('that are excluded may stand neither on the page nor anywhere in what is described of its record', async () => {
    expect(await found([...words('nước dâng'), ...without(words('vét'))])).toEqual([]);
    expect(await found([...words('bến thóc'), ...without(phrase('vét bùn'))])).toEqual([PAGED.letters]);
    expect(await found([...words('rơm'), ...without(words('04.401'))])).toEqual([PAGED.diary]);
    expect(await found([...words('rơm'), ...without(words('kho'))])).toEqual([PAGED.diary]);
    expect(await found([...words('bến thóc'), ...without(words('digue'))])).toEqual([PAGED.diary]);
    expect(await found([...words('nước dâng'), ...without(words('xẻng'))])).toEqual([PAGED.diary]);
    expect(await found([...words('nước dâng'), ...without(phrase('vai kè'))])).toEqual([]);
    expect(await found([...words('nước dâng'), ...without(words('nhật'))])).toEqual([]);
    expect(await found(without(words('rơm')))).toHaveLength(NAMED.length + WITH_PAGES.length - 1);
  });

  it('for a field are looked for in the record alone, and the others on its pages', async () => {
    expect(await found(words('xẻng', 'title'))).toEqual([]);
    expect(await found(words('rơm', 'title'))).toEqual([PAGED.stores]);
    expect(await found(words('318', 'reference'))).toEqual([]);
    expect(await found([...words('nhật ký', 'title'), ...words('xẻng')])).toEqual([PAGED.diary]);
    expect(await found([...words('xung kích', 'creator'), ...words('rơm')])).toEqual([PAGED.diary]);
    expect(await found([...words('vật tư', 'subject'), ...words('nước')])).toEqual([]);
    expect(await found([...words('đê điều', 'fonds'), ...words('digue crue')])).toEqual([PAGED.letters]);
    expect(await found([...words('thống sứ', 'fonds'), ...words('digue crue')])).toEqual([]);
    expect(await found([...words('bến'), ...without(words('fr', 'title')), ...without(words('thư', 'title'))])).toEqual(
      [PAGED.diary],
    );
  });

  it('are read as what they stand for', async () => {
    expect(await found(words('ubnd chứng thực'))).toEqual([PAGED.diary]);
    expect(await found(words('ubnd'))).toContain(PAGED.diary);
  });

  it('forgive one slip, and say what was read', async () => {
    const answer = await ask(words('monsieurr digue'));
    expect(answer).toMatchObject({ hits: [PAGED.letters], matching: 'with-typos', onPages: true });
    expect(answer.corrections).toEqual({ monsieurr: 'monsieur' });
    expect((await ask(words('318 qđ kttll'))).matching).not.toBe('all');
  });

  it('are met in most where no page and no record has them all', async () => {
    const answer = await ask(words('nước dâng tới vai kè zzyx'));
    expect(answer).toMatchObject({ matching: 'most', onPages: true });
    expect(answer.hits[0]).toBe(PAGED.diary);
    const question = await ask(typing('mặt cắt ngang thân tường kè zzyx cao trình đỉnh bốn phẩy năm mét'));
    expect(question.matching).toBe('most');
    expect(question.hits[0]).toBe(PAGED.survey);
  });

  it('of a long sentence find their page', async () => {
    const sentence = 'Sáng sớm, tổ vá lỗ rò bằng rơm và đất sét lấy ở bãi ngoài';
    expect(await found(words(sentence))).toEqual([PAGED.diary]);
    expect(await found(words(sentence.replace('bãi', 'vườn')))).toEqual([]);
  });

  it('find Hán characters inside a run of them', async () => {
    expect(await found(words('大南 địa dư'))).toEqual([PAGED.survey]);
  });

  it('on pages are neither suggested nor values of facets', async () => {
    expect(await index.engine.suggest('mười hai giờ', 5)).toEqual([]);
    expect(await index.engine.suggest('xẻng', 5)).toEqual([]);
    expect(await index.engine.facetValues(request([]), 'place', 'xẻng', 5)).toEqual([]);
  });

  it('count what they count, not pages', async () => {
    expect(await index.engine.count()).toBe(NAMED.length + WITH_PAGES.length);
  });
});
