import { describe, expect, it } from 'vitest';
import type { PublicRecord } from '../../../src/catalogue/public-view.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { patternsOf } from '../../../src/search/query-patterns.ts';
import { rank } from '../../../src/search/rank.ts';
import { detail, record } from './reading-room.ts';

/** The order of these records, the first standing last in the engine's. */
function order(query: string, ...records: PublicRecord[]): number[] {
  return rank([...records].reverse(), patternsOf(parseQuery(query))).map(({ pk }) => pk);
}

describe('the order of hits', () => {
  it('title before subject before prose', () => {
    const prose = record(3, 'Sổ', { detail: detail({ scope: 'đê' }) });
    expect(order('đê', record(1, 'đê'), record(2, 'Sổ', { detail: detail({ subjects: ['đê'] }) }), prose)).toEqual([
      1, 2, 3,
    ]);
  });

  it('words in order and side by side before words apart', () => {
    expect(order('đê sông châu', record(1, 'Hồ sơ đê sông Châu'), record(2, 'Sông Hồng và châu thổ, đê'))).toEqual([
      1, 2,
    ]);
  });

  it('words near each other before words far apart', () => {
    const far = record(2, 'Đê và các công trình khác của các huyện ven biển thuộc tỉnh, vỡ');
    expect(order('vỡ đê', record(1, 'Đê bị vỡ và sửa chữa của các huyện ven biển thuộc tỉnh ta'), far)).toEqual([1, 2]);
  });

  it('a title that is the query before one that holds it', () => {
    expect(order('ty thủy lợi', record(1, 'Ty Thủy lợi'), record(2, 'Báo cáo của Ty Thủy lợi'))).toEqual([1, 2]);
  });

  it('a short title before a long one, all else equal', () => {
    expect(order('đê', record(1, 'Sửa đê'), record(2, `Sửa đê ${'và kè '.repeat(12)}`))).toEqual([1, 2]);
  });

  it('accents as typed first; typed without, the engine decides', () => {
    expect(order('đất', record(1, 'Sổ đất'), record(2, 'Sổ đạt'))).toEqual([1, 2]);
    expect(order('dat', record(1, 'Sổ đất'), record(2, 'Sổ đạt'))).toEqual([2, 1]);
  });

  it('a number with the zeros that were typed before the same one with others', () => {
    const short = record(1, 'Sổ', { referenceCode: 'STA.2' });
    const long = record(2, 'Sổ', { referenceCode: 'STA.0002' });
    expect(order('sta.2', short, long)).toEqual([1, 2]);
    expect(order('sta.0002', long, short)).toEqual([2, 1]);
  });

  it('the word that was typed before those it may be the beginning of, with a tone more or letters', () => {
    expect(order('đê', record(1, 'Tu bổ đê'), record(2, 'Đường để xe'), record(3, 'Đường đến xã'))[0]).toBe(1);
    const pages = new Map([[2, { text: 'họp ở Bến Cũ để tránh tập trung', quality: 100 }]]);
    const found = [record(2, 'Thông báo để tránh họp'), record(1, 'Tu bổ đê ở các xã ven sông Châu')];
    expect(rank(found, patternsOf(parseQuery('đê')), pages).map(({ pk }) => pk)).toEqual([1, 2]);
  });

  it('accents as typed first in NFD too', () => {
    expect(order('đất', record(1, 'Sổ đất'.normalize('NFD')), record(2, 'Sổ đạt'))).toEqual([1, 2]);
  });

  it('does not care where the tone of a syllable stands', () => {
    expect(order('hoà bình', record(1, 'Sổ Hòa Bình'), record(2, 'Sổ hoá bình'))).toEqual([1, 2]);
    expect(order('hoà', record(1, 'Sổ hòa'), record(2, 'Sổ hoạ'))).toEqual([1, 2]);
  });

  it('the whole word before a longer one', () => {
    expect(order('quy', record(1, 'Quy chế'), record(2, 'Quyết định'))).toEqual([1, 2]);
  });

  it('the record with exactly this reference code first of all', () => {
    const longer = record(2, '12/3', { referenceCode: 'RST 12/31' });
    expect(order('RST 12/3', record(1, 'Chemins', { referenceCode: 'RST 12/3' }), longer)).toEqual([1, 2]);
    expect(
      order('số:12/3', record(1, 'Chemins', { referenceCode: '12/3' }), record(2, 'x', { referenceCode: '7.12/3' })),
    ).toEqual([1, 2]);
  });

  it('a document number in the title however its parts are separated', () => {
    const apart = record(2, 'Quyết định UBND ngày 20/8/1985 số 85 QĐ');
    expect(order('2085 QĐ-UBND', record(1, 'Quyết định số 2085/QĐ-UBND về đê'), apart)).toEqual([1, 2]);
  });

  it('a fonds named so before its files', () => {
    const file = record(2, 'Tòa Công sứ', { depth: 2 });
    expect(order('tòa công sứ', record(1, 'Tòa Công sứ', { level: 'fonds' }), file)).toEqual([1, 2]);
  });

  it('more of the words before fewer, when not all are met', () => {
    expect(order('báo cáo đắp đê sông', record(1, 'Báo cáo đắp đê'), record(2, 'Báo cáo'))).toEqual([1, 2]);
  });

  it("keeps every record, and the engine's order between equals and without words", () => {
    const same = [1, 2, 3].map((pk) => record(pk, 'đê'));
    expect(rank(same, patternsOf(parseQuery('đê'))).map(({ pk }) => pk)).toEqual([1, 2, 3]);
    expect(rank(same, []).map(({ pk }) => pk)).toEqual([1, 2, 3]);
  });
});

describe('the order of hits with pages', () => {
  const text = 'Sáng sớm, tổ vá lỗ rò bằng rơm và đất sét lấy ở bãi ngoài.';
  const apart = 'Đất bãi. Rơm để ngoài, bằng gánh. Rò ở vai kè và lỗ ở mái; tổ đã vá. Sét đánh.';

  /** The order of records with these pages, the first standing last in the engine's. */
  function orderWith(query: string, ...records: [PublicRecord, string?, number?][]): number[] {
    const pages = new Map(
      records.flatMap(([{ pk }, page, quality = 100]) => (page === undefined ? [] : [[pk, { text: page, quality }]])),
    );
    const engine = records.map(([record]) => record).reverse();
    return rank(engine, patternsOf(parseQuery(query)), pages).map(({ pk }) => pk);
  }

  it('puts a page with the words side by side before titles with some of them and pages with them apart', () => {
    for (const query of ['lỗ rò bằng rơm và', 'lo ro bang rom va']) {
      expect(
        orderWith(
          query,
          [record(1, 'Nhật ký'), text],
          [record(2, 'Sổ rơm và lỗ'), apart],
          [record(3, 'Thư tín'), apart],
        ),
      ).toEqual([1, 2, 3]);
    }
  });

  it('puts the page that a phrase was copied from before titles that hold most of its words', () => {
    const titled = record(2, 'Thông tư quy định chi tiết việc thành lập cơ quan được giao công tác');
    const copied: [PublicRecord, string] = [record(1, 'Luật Giáo dục'), 'trường công lập được quy định như sau'];
    const apart = 'đã được quy định trong các văn bản về công việc thành lập';
    expect(orderWith('công lập được quy định', copied, [titled, apart])).toEqual([1, 2]);
  });

  it('puts a title with a phrase before a page with it', () => {
    const titled: [PublicRecord] = [record(1, 'Hồ sơ công lập được quy định')];
    const copied: [PublicRecord, string] = [record(2, 'Luật Giáo dục'), 'trường công lập được quy định như sau'];
    expect(orderWith('công lập được quy định', titled, copied)).toEqual([1, 2]);
  });

  it('puts the record of that name before pages that mention it', () => {
    const mention = 'Theo công văn của Ủy ban nhân dân tỉnh Sông Châu ngày hôm qua.';
    const named = record(1, 'Ủy ban nhân dân tỉnh Sông Châu', { level: 'fonds' });
    expect(orderWith('ủy ban nhân dân tỉnh sông châu', [named], [record(2, 'Thư tín'), mention])).toEqual([1, 2]);
    expect(orderWith('sông châu', [record(1, 'Đê sông Châu')], [record(2, 'Thư tín'), mention])).toEqual([1, 2]);
  });

  it('puts accents as typed first, and what a machine read well', () => {
    expect(orderWith('vá đê', [record(1, 'a'), 'vá đê'], [record(2, 'b'), 'và để'])).toEqual([1, 2]);
    expect(orderWith('vá đê', [record(1, 'a'), 'vá đê', 95], [record(2, 'b'), 'vá đê', 40])).toEqual([1, 2]);
  });

  it('finds nothing on a page for words of a field', () => {
    const withPage = record(2, 'b');
    expect(orderWith('tiêu đề:đê', [record(1, 'Sổ đê')], [withPage, 'đê đê đê'])).toEqual([1, 2]);
  });
});
