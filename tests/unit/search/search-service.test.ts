import { describe, expect, it } from 'vitest';
import type { PublicRecord } from '../../../src/catalogue/public-view.ts';
import { UnusableRequest } from '../../../src/search/engine.ts';
import { noFilters } from '../../../src/search/params.ts';
import { asked, detail, many, record, room } from './reading-room.ts';

const pks = many.map(({ pk }) => pk);
const found = (answer: { hits: { record: { pk: number } }[] }) => answer.hits.map((hit) => hit.record.pk);

/** A room whose engine found these pages, `document/page`, best first, under each record. */
function roomWithPages(records: PublicRecord[], found: Record<number, string[]>, texts: Record<string, string>) {
  const parts = room(records, undefined, { onPages: true }, texts);
  parts.engine.passages = async (_, matching, pks, perRecord) => {
    expect(matching).toBe('all');
    const pages = pks.flatMap((pk) => {
      const named = found[pk]?.map((name) => {
        const [document = '', page = ''] = name.split('/');
        return { document, page: Number(page), quality: 100 };
      });
      return named ? [[pk, { best: named.slice(0, perRecord), count: named.length }] as const] : [];
    });
    return new Map(pages);
  };
  return parts;
}

describe('what may be shown', () => {
  it('a hit that the database does not allow is dropped and not counted', async () => {
    const { service } = room(many.slice(0, 2), [1, 2, 3]);
    const answer = await service.search(asked('đê'), [], 'vi');
    expect(found(answer).sort()).toEqual([1, 2]);
    expect(answer.total).toBe(2);
  });

  it('a record masked since it was indexed is not found by its words any more', async () => {
    const { service } = room([record(1, null), record(2, 'đê')], [1, 2]);
    expect(found(await service.search(asked('đê'), [], 'vi'))).toEqual([2]);
  });

  it('a record masked or withdrawn while its hit was ranked is not shown', async () => {
    const { service, catalogue } = room([record(1, 'đê'), record(2, 'đê'), record(3, 'đê')]);
    const { byPks } = catalogue;
    catalogue.byPks = async (asked) => {
      const records = await byPks(asked.filter((pk) => pk !== 1));
      return records.map((one) => (one.pk === 2 ? record(2, null) : one));
    };
    expect(found(await service.search(asked('đê'), [], 'vi'))).toEqual([3]);
  });

  it('only what is shown is looked up whole', async () => {
    const { service, catalogue } = room();
    const whole: number[][] = [];
    const { byPks } = catalogue;
    catalogue.byPks = (asked) => {
      whole.push(asked);
      return byPks(asked);
    };
    const shown = found(await service.search(asked('đê', { page: 2 }), [], 'vi'));
    expect(shown).toHaveLength(20);
    expect(whole).toEqual([shown]);
  });

  it('a masked record is found by filters alone, without title and snippets', async () => {
    const { service } = room([record(1, null, { referenceCode: '<7>' })]);
    const { hits } = await service.search(asked('', { filters: { ...noFilters(), level: ['file'] } }), [], 'vi');
    expect(hits).toMatchObject([{ titleHtml: null, referenceHtml: '&lt;7&gt;', snippets: [] }]);
  });

  it('a fonds that is gone is no facet value', async () => {
    const facets = {
      fonds: [
        { value: 'r1', count: 3 },
        { value: 'gone', count: 2 },
      ],
    };
    const { service } = room(many, pks, { facets });
    const answer = await service.search(asked('đê'), [], 'vi');
    expect(answer.facets.fonds).toEqual([{ value: 'r1', label: 'Hồ sơ đê số 1', count: 3, chosen: false }]);
  });

  it('a masked record suggests nothing', async () => {
    const { service } = room([record(1, null), record(2, 'đê')]);
    expect(await service.suggest('đ', 'en')).toEqual([{ text: 'đê', url: '/en/r2', hint: 'file' }]);
  });
});

describe('an answer', () => {
  it('brings ancestors from the top, asked for all hits at once', async () => {
    const fonds = record(1, 'Ty Thủy lợi');
    const series = record(2, 'Đê điều', { path: [1, 2], depth: 1 });
    const files = [3, 4, 5].map((pk) => record(pk, `đê ${pk}`, { path: [1, 2, pk], depth: 2 }));
    const { service, catalogue } = room([fonds, series, ...files], [3, 4, 5]);
    const { hits } = await service.search(asked('đê'), [], 'vi');
    expect(hits.map(({ ancestors }) => ancestors.map(({ id }) => id))).toEqual([
      ['r1', 'r2'],
      ['r1', 'r2'],
      ['r1', 'r2'],
    ]);
    expect(catalogue.asked).toBe(3);
  });

  it('marks title and reference, and shows where else the words stand', async () => {
    const one = record(1, 'Hồ sơ <đê>', {
      referenceCode: 'ĐÊ 12',
      detail: detail({ scope: 'Vỡ đê năm ấy.', notes: [{ text: 'Bản vẽ đê' }, { text: 'Sổ đê' }] }),
    });
    const { service } = room([one]);
    const { hits } = await service.search(asked('đê'), [], 'vi');
    expect(hits[0]).toMatchObject({
      titleHtml: 'Hồ sơ &lt;<mark>đê</mark>&gt;',
      referenceHtml: '<mark>ĐÊ</mark> 12',
      snippets: ['Vỡ <mark>đê</mark> năm ấy.', 'Bản vẽ <mark>đê</mark>'],
    });
  });

  it("names facet values in the reader's language and says which are chosen", async () => {
    const { service } = room(many, pks, { facets: { level: [{ value: 'file', count: 5 }] } });
    const answer = await service.search(asked('đê', { filters: { ...noFilters(), level: ['file'] } }), [], 'en');
    expect(answer.facets.level).toEqual([{ value: 'file', label: 'en level file', count: 5, chosen: true }]);
  });

  it('does not count what is typed among the words as chosen: it could not be unticked', async () => {
    const facets = { level: ['file', 'item'].map((value) => ({ value, count: 5 })) };
    const { service } = room(many, pks, { facets });
    const params = asked('đê mức:file', { filters: { ...noFilters(), level: ['item'] } });
    const { level } = (await service.search(params, [], 'en')).facets;
    expect(level?.map(({ value, chosen }) => [value, chosen])).toEqual([
      ['file', false],
      ['item', true],
    ]);
    const listed = await service.facetValues(params, 'level', '', 'en');
    expect(listed.map(({ value, chosen }) => [value, chosen])).toEqual([
      ['file', false],
      ['item', true],
    ]);
  });

  it('mends the query with the accents that titles have', async () => {
    const { service } = room([record(1, 'Quyết định đắp đê')], [1], {
      matching: 'with-typos',
      corrections: { quyett: 'quyet' },
    });
    const answer = await service.search(asked('quyett định'), [], 'vi');
    expect(answer.didYouMean).toBe('quyết định');
    expect(answer.hits[0]?.titleHtml).toBe('<mark>Quyết</mark> <mark>định</mark> đắp đê');
  });

  it('puts hits of one fonds together when asked to', async () => {
    const fonds = (id: string) => ({ fonds: { id, title: id, level: 'fonds' as const } });
    const records = [record(1, 'đê', fonds('a')), record(2, 'đê', fonds('b')), record(3, 'đê', fonds('a'))];
    const { service } = room(records);
    expect(found(await service.search(asked('đê', { grouped: true }), [], 'vi'))).toEqual([1, 3, 2]);
  });
});

describe('pages of documents', () => {
  const diary = record(1, 'Nhật ký');
  const diary2 = record(2, 'Nhật ký');

  it('stand under their record, best first, with the place where most of the words stand together', async () => {
    const far = 'dài '.repeat(100);
    const { service } = roomWithPages(
      [diary, record(2, 'Đê')],
      { 1: ['a/3', 'b/1'] },
      { 'a/3': `đê. ${far} vỡ & <đê> sông. ${far}`, 'b/1': 'Kè và đê.' },
    );
    const { hits } = await service.search(asked('đê sông'), [], 'vi');
    const passages = hits.find((hit) => hit.record.pk === 1)?.passages;
    expect(passages?.map(({ document, page }) => `${document}/${page}`)).toEqual(['a/3', 'b/1']);
    expect(passages?.[0]?.snippet).toContain('vỡ &amp; &lt;<mark>đê</mark>&gt; <mark>sông</mark>.');
    expect(passages?.[0]?.snippet).toMatch(/^… .* …$/);
    expect(passages?.[1]?.snippet).toBe('Kè và <mark>đê</mark>.');
    expect(hits.find((hit) => hit.record.pk === 2)).toMatchObject({ passages: [], passageCount: 0 });
  });

  it('are at most three, and how many more there are is told', async () => {
    const names = [1, 2, 3, 4, 5].map((page) => `a/${page}`);
    const texts = Object.fromEntries(names.map((name) => [name, 'đê']));
    const { service } = roomWithPages([diary], { 1: names }, texts);
    const { hits } = await service.search(asked('đê'), [], 'vi');
    expect(hits[0]?.passages).toHaveLength(3);
    expect(hits[0]?.passageCount).toBe(5);
  });

  it('that hold nothing of what was asked are none, whatever the engine says, nor are they counted', async () => {
    const { service } = roomWithPages(
      [record(1, 'Đề án')],
      { 1: ['a/1', 'a/2', 'a/3'] },
      { 'a/1': 'Đề án khôi phục', 'a/2': 'Dân công ăn bảy lạng gạo để làm', 'a/3': 'đề án' },
    );
    const { hits } = await service.search(asked('"đề án"'), [], 'vi');
    expect(hits[0]?.passages.map(({ page }) => page)).toEqual([1, 3]);
    expect(hits[0]?.passageCount).toBe(2);
  });

  it('that are not open any more are not shown, and what only they told is no hit', async () => {
    const { service } = roomWithPages(
      [record(1, 'Sổ đê'), record(2, 'Sổ kè'), record(3, 'Sổ cầu')],
      { 1: ['shut/1'], 2: ['shut/2'], 3: ['shut/3', 'open/1'] },
      { 'open/1': 'đê' },
    );
    const answer = await service.search(asked('đê'), [], 'vi');
    expect(found(answer).toSorted()).toEqual([1, 3]);
    expect(answer.total).toBe(2);
    const passages = new Map(answer.hits.map((hit) => [hit.record.pk, hit.passages.map(({ document }) => document)]));
    expect(passages).toEqual(
      new Map([
        [1, []],
        [3, ['open']],
      ]),
    );
  });

  it('that say it in full are marked, and a record whose own title does stays when its page is closed', async () => {
    const { service } = roomWithPages(
      [record(1, 'Ủy ban nhân dân xã'), diary2, record(3, 'Sổ')],
      { 1: ['shut/1'], 2: ['open/1'], 3: ['shut/2'] },
      { 'open/1': `${'dài '.repeat(100)}Ủy ban nhân dân xã chứng thực.` },
    );
    const answer = await service.search(asked('ubnd'), [], 'vi');
    expect(found(answer).toSorted()).toEqual([1, 2]);
    const hit = (pk: number) => answer.hits.find((each) => each.record.pk === pk);
    expect(hit(1)?.titleHtml).toBe('<mark>Ủy ban nhân dân</mark> xã');
    expect(hit(2)?.passages[0]?.snippet).toContain('<mark>Ủy ban nhân dân</mark> xã chứng thực.');
  });

  it('are not asked for where the record itself is no longer open', async () => {
    const closed = record(1, 'Sổ', {
      access: { level: 'closed', stated: true, serviceState: { kind: 'available' } },
    });
    const { service } = roomWithPages([closed], { 1: ['a/1'] }, { 'a/1': 'đê' });
    const answer = await service.search(asked('đê'), [], 'vi');
    expect(answer).toMatchObject({ hits: [], total: 0 });
  });

  it('decide the order of hits', async () => {
    const records = [1, 2, 3].map((pk) => record(pk, `Sổ ${pk}`));
    const { service } = roomWithPages(
      records,
      { 1: ['a/1'], 2: ['b/1'], 3: ['c/1'] },
      { 'a/1': 'sông kè đê', 'b/1': 'đê kè sông', 'c/1': 'đê, rồi rất lâu sau mới tới kè và sông' },
    );
    expect(found(await service.search(asked('đê kè sông'), [], 'vi'))).toEqual([2, 1, 3]);
  });
});

describe('pages and cursors', () => {
  it('together list every hit once, in the same order either way', async () => {
    const { service } = room();
    const byPage: number[] = [];
    for (let page = 1; page <= 13; page++) byPage.push(...found(await service.search(asked('đê', { page }), [], 'vi')));
    const byCursor: number[] = [];
    let cursor: string | undefined;
    do {
      const answer = await service.search(asked('đê', cursor === undefined ? {} : { cursor }), [], 'vi');
      byCursor.push(...found(answer));
      cursor = answer.next;
    } while (cursor !== undefined);
    expect([...byPage].sort((a, b) => a - b)).toEqual(pks);
    expect(byCursor).toEqual(byPage);
  });

  it('names the last page, and a page past it', async () => {
    const { service } = room();
    const answer = await service.search(asked('đê', { page: 14 }), [], 'vi');
    expect(answer.lastPage).toBe(13);
    expect(answer.hits).toEqual([]);
    expect(answer.problems).toEqual([{ param: 'page', value: '14', kind: 'past-the-end' }]);
  });

  it.each(['!!!', '“ ”', '👩‍👩‍👧 …', ' - '])('says that there is nothing to look for in %j', async (q) => {
    const { service } = room();
    const answer = await service.search(asked(q), [], 'vi');
    expect(answer.total).toBe((await service.search(asked(''), [], 'vi')).total);
    expect(answer.problems).toEqual([{ param: 'q', value: q, kind: 'no-words' }]);
  });

  it.each(['', ' ', 'mức:hồ sơ', 'năm:1954', '-đê', '阮', '5'])(
    'finds something to look for in %j, or nothing typed',
    async (q) => {
      expect((await room().service.search(asked(q), [], 'vi')).problems).toEqual([]);
    },
  );

  it('leads on by the cursor from a page past the last number, saying that numbers end', async () => {
    const all = Array.from({ length: 1100 }, (_, i) => record(i + 1, `Hồ sơ đê số ${i + 1}`));
    const { service } = room(all);
    const answer = await service.search(asked('đê', { page: 51 }), [], 'vi');
    expect(answer).toMatchObject({ hits: [], lastPage: 50, problems: [{ param: 'page', kind: 'past-the-numbers' }] });
    const fiftieth = await service.search(asked('đê', { page: 50 }), [], 'vi');
    expect(answer.next).toBeDefined();
    expect(answer.next).toBe(fiftieth.next);
  });

  it('never asks the engine for a page beyond the thousandth hit', async () => {
    const { service, engine } = room();
    await service.search(asked('đê', { page: 999_999 }), [], 'vi');
    expect(engine.requests.every(({ offset = 0, limit }) => offset + limit <= 1000)).toBe(true);
  });

  it.each(['x', 'bm8', Buffer.from('{"skip":-1}').toString('base64url')])(
    'a cursor that is none of ours (%s) is explained',
    async (cursor) => {
      const { service } = room();
      const answer = await service.search(asked('đê', { cursor }), [], 'vi');
      expect(answer.problems).toMatchObject([{ param: 'cursor', kind: 'bad-cursor' }]);
      expect(answer.hits).toHaveLength(20);
    },
  );

  it('a cursor that the engine refuses starts anew', async () => {
    const { service, engine } = room();
    const { retrieve } = engine;
    engine.retrieve = async (request) => {
      if (request.cursor !== undefined) throw new UnusableRequest('not ours');
      return retrieve(request);
    };
    const cursor = Buffer.from('{"engine":"?"}').toString('base64url');
    const answer = await service.search(asked('đê', { cursor }), [], 'vi');
    expect(answer.problems).toMatchObject([{ kind: 'bad-cursor' }]);
    expect(answer.hits).toHaveLength(20);
  });
});
