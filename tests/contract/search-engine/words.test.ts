import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from './engines.ts';
import { openWith, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { phrase, request, typing, without, words } from './requests.ts';
import { NAMED, PK } from './documents.ts';
import type { QueryTerm } from '../../../src/search/query.ts';

describe.each(ENGINES)('words, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, NAMED)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  const found = async (terms: QueryTerm[]) => {
    const answer = await index.engine.retrieve(request(terms));
    expect(answer.totalIsExact).toBe(true);
    expect(answer.total).toBe(answer.hits.length);
    return answer.hits.toSorted((a, b) => a - b);
  };

  it.each([
    ['with all accents', 'báo cáo cấp đất'],
    ['with none', 'bao cao cap dat'],
    ['in capitals', 'BÁO CÁO CẤP ĐẤT'],
    ['in decomposed letters', 'báo cáo cấp đất'.normalize('NFD')],
    ['with the Icelandic ð that some keyboards give', 'báo cáo cấp ðất'],
  ])('finds a record by words typed %s', async (_, typed) => {
    expect(await found(words(typed))).toEqual([PK.landGrant]);
  });

  it('finds what was stored in decomposed letters', async () => {
    expect(await found(words('thuế muối'))).toEqual([PK.decomposed]);
    expect(await found(words('nguyen van tuong'))).toEqual([PK.decomposed]);
  });

  it.each(['địa bạ', 'dia ba', 'Ðịa bạ', 'đình bảng'])('finds what was stored with Ð for Đ: %s', async (typed) => {
    expect(await found(words(typed))).toEqual([PK.wrongStroke]);
  });

  it('wants every word, wherever in the record each of them stands', async () => {
    expect(await found(words('RST tonkin hanoi fer'))).toEqual([PK.railway]);
    expect(await found(words('đông hòa thanh hà'))).toEqual([PK.drainage]);
  });

  it('reads titles, reference codes, creators, places, subjects, names and prose', async () => {
    expect(await found(words('mục kê'))).toEqual([PK.yearless]);
    expect(await found(words('01.02.104'))).toEqual([PK.longTitle]);
    expect(await found(words('résidence supérieure'))).toEqual([PK.railway, PK.roads]);
    expect(await found(words('đông'))).toEqual([PK.landGrant, PK.drainage, PK.market]);
    expect(await found(words('giao thông'))).toEqual([PK.bridge]);
    expect(await found(words('quang khải'))).toEqual([PK.drainage]);
    expect(await found(words('hoãn thuế'))).toEqual([PK.drainage]);
  });

  it.each(['bắc kỳ', 'bac ki', 'BẮC KÌ', 'bắc kì'.normalize('NFD')])(
    'reads i and y alike at a bare end: %s',
    async (typed) => {
      expect(await found(words(typed))).toEqual([PK.resident]);
      expect(await found(typing(typed))).toEqual([PK.resident]);
      expect(await found(words(typed, 'title'))).toEqual([PK.resident]);
      expect(await found(words(typed, 'fonds'))).toHaveLength(6);
      expect(await found([...words('thống sứ'), ...without(words(typed))])).toEqual([]);
    },
  );

  it('reads them as different sounds after other letters', async () => {
    expect(await found(words('tài sản'))).toEqual([PK.longTitle]);
    expect(await found(words('tày sản'))).toEqual([]);
    expect(await found(words('tu')).then((pks) => pks.length)).toBe(0);
  });

  it('takes the last word as a beginning only where it may still be one', async () => {
    expect(await found(typing('chemin de thanh'))).toEqual([PK.roads]);
    expect(await found(typing('constr'))).toEqual([PK.railway]);
    expect(await found(words('constr'))).toEqual([]);
  });

  it('finds a number and a symbol joined by signs as they stand', async () => {
    expect(await found(words('2085/QĐ-UBND'))).toEqual([PK.farmDecision]);
    expect(await found(words('2085'))).toEqual([PK.farmDecision]);
    expect(await found(words('12/3'))).toEqual([PK.railway]);
  });

  it.each(['01.03.7', '1.3.7', '1/03/07', '001 - 3 - 007'])(
    'finds a number whatever zeros are written before it: %s',
    async (typed) => {
      expect(await found(phrase(typed))).toEqual([PK.school]);
      expect(await found(phrase(typed, 'reference'))).toEqual([PK.school]);
      expect(await found([{ ...phrase(typed)[0]!, prefix: true }])).toEqual([PK.school]);
    },
  );

  it('finds a number in the names of places too, as filters they stay as they are written', async () => {
    expect(await found(phrase('đội 7'))).toEqual([PK.school]);
    expect(await found(phrase('đội 007', 'place'))).toEqual([PK.school]);
    const chosen = await index.engine.retrieve(request([], { filters: { place: ['Đội 07'] } }));
    expect(chosen.hits).toEqual([PK.school]);
  });

  it('tells numbers apart whose zeros are not the first of their signs', async () => {
    expect(await found(phrase('10.3.7'))).toEqual([]);
    expect(await found(phrase('1.3.70'))).toEqual([]);
    expect(await found(phrase('2.85/QĐ-UBND'))).toEqual([]);
  });

  it('finds a phrase only where its words stand side by side, in order', async () => {
    expect(await found(phrase('cấp đất cho'))).toEqual([PK.landGrant]);
    expect(await found(phrase('cap dat cho'))).toEqual([PK.landGrant]);
    expect(await found([...phrase('chemin de fer'), ...words('hanoi')])).toEqual([PK.railway]);
    expect(await found(without(words('anh')).concat(phrase('đất cấp cho')))).toEqual([]);
  });

  it('does not run a phrase from one place name into the next', async () => {
    expect(await found(phrase('Đông Hòa Thanh Hà'))).toEqual([]);
  });

  it('leaves out what is excluded, word or phrase', async () => {
    expect(await found([...words('thanh hà'), ...without(words('nông'))])).toEqual([PK.drainage, PK.school, PK.roads]);
    expect(await found([...words('chemin'), ...without(phrase('chemin de fer'))])).toEqual([PK.roads]);
  });

  it('leaves out what is excluded wherever it stands, also beside a field', async () => {
    expect(await found([...words('đông', 'place'), ...without(words('thủy'))])).toEqual([PK.landGrant, PK.market]);
    expect(await found([...words('thanh', 'title'), ...without(words('giáo'))])).toEqual([PK.farmDecision, PK.roads]);
    expect(await found([...words('thanh', 'title'), ...without(words('RST'))])).toEqual([PK.farmDecision, PK.school]);
    expect(await found([...words('cáo'), ...without(words('ubnd'))])).toEqual([]);
  });

  it('takes exclusions alone as everything else', async () => {
    const rest = await found(without(words('thanh')));
    expect(rest).toHaveLength(NAMED.length - 4);
    expect(rest).toContain(PK.masked);
  });

  it('looks only into the field that is named', async () => {
    expect(await found(words('thanh hà', 'place'))).toEqual([PK.farmDecision, PK.drainage, PK.school, PK.roads]);
    expect(await found(words('thanh hà', 'title'))).toEqual([PK.farmDecision, PK.school, PK.roads]);
    expect(await found(words('đông hòa', 'creator'))).toEqual([PK.landGrant]);
    expect(await found(words('nông trường', 'subject'))).toEqual([PK.farmDecision]);
    expect(await found(words('RST', 'title'))).toEqual([]);
    expect(await found(words('12/31', 'reference'))).toEqual([PK.roads]);
    expect(await found(phrase('de fer', 'subject'))).toEqual([PK.railway]);
    expect(await found(without(words('thanh', 'title')).concat(words('thanh')))).toEqual([PK.drainage]);
  });

  it('finds by the title of the fonds only where that field is named', async () => {
    expect(await found(words('thống sứ', 'fonds'))).toEqual(
      [PK.resident, PK.railway, PK.roads, PK.decomposed, PK.wrongStroke, PK.hanNom].toSorted((a, b) => a - b),
    );
    expect(await found(phrase('thong su bac ky', 'fonds').concat(words('chemin')))).toEqual([PK.railway, PK.roads]);
    expect(await found(words('thống sứ'))).toEqual([PK.resident]);
  });

  it('finds Hán and Nôm characters inside a run of them', async () => {
    expect(await found(words('大南'))).toEqual([PK.hanNom]);
    expect(await found(words('寔錄'))).toEqual([PK.hanNom]);
    expect(await found(words('錄寔'))).toEqual([]);
  });

  it('answers a whole title of more than ten syllables', async () => {
    const title = NAMED.find((document) => document.pk === PK.longTitle)!.title;
    expect(await found(typing(title))).toEqual([PK.longTitle]);
    const other = title.replace('bão lụt', 'cháy rừng');
    const answer = await index.engine.retrieve(request(typing(other)));
    expect(answer.matching).toBe('most');
    expect(answer.hits[0]).toBe(PK.longTitle);
  });

  it('reads a synonym one way: the abbreviation finds the name, the name does not find the abbreviation', async () => {
    expect(await found(words('ubnd huyện'))).toEqual([PK.landGrant]);
    expect(await found(words('ubnd'))).toEqual([PK.committee, PK.landGrant, PK.farmDecision]);
    expect(await found(words('ủy ban nhân dân'))).toEqual([PK.committee, PK.landGrant]);
  });

  it('puts the record whose title is the query first', async () => {
    const answer = await index.engine.retrieve(request(words('ủy ban nhân dân tỉnh sông châu')));
    expect(answer.hits[0]).toBe(PK.committee);
    expect(answer.matching).toBe('all');
  });

  it('gives a masked record for no word at all, but counts it among everything', async () => {
    expect(await found([])).toHaveLength(NAMED.length);
    expect(await found([])).toContain(PK.masked);
    expect(await found(words('1979'))).toEqual([]);
  });
});
