import { describe, expect, it } from 'vitest';
import { describeHoldings } from '../../../src/views/home/describe-holdings.ts';

const HOLDINGS = {
  fonds: 44,
  files: 133_310,
  records: 150_000,
  online: 1_500,
  pages: 12_345,
  described: 140_000,
  yearFrom: 1831,
  yearTo: 2015,
};
const said = (lang: 'vi' | 'en', given = {}) =>
  describeHoldings(lang, { ...HOLDINGS, ...given }).map(({ figure, name }) => `${figure} ${name}`);

describe('what the archive holds', () => {
  it('is told in figures, pages to read at once among them', () => {
    expect(said('vi')).toEqual([
      '44 phông lưu trữ',
      '133.310 hồ sơ',
      '1831–2015 thời gian',
      '93 % đã mô tả chi tiết',
      '1 % đã lên mạng',
      '12.345 trang đọc ngay được',
    ]);
    expect(said('en').at(-1)).toBe('12,345 pages to read at once');
  });

  it('says nothing of pages where there are none, and of shares where there is nothing', () => {
    expect(said('vi', { pages: 0 }).join()).not.toContain('trang');
    expect(said('vi', { records: 0, yearFrom: null, yearTo: null })).toHaveLength(2);
  });
});
