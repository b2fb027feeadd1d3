import { describe, expect, it } from 'vitest';
import { dayInVietnam, dayText, partialDateText, recordDatesText, yearsText } from '../../../src/i18n/dates.ts';

describe('dates in words', () => {
  it.each([
    ['1945-08-19', '19/08/1945', '19 August 1945'],
    ['1945-08', 'tháng 8/1945', 'August 1945'],
    ['1945', '1945', '1945'],
    ['0938', '938', '938'],
    ['trước cách mạng', 'trước cách mạng', 'trước cách mạng'],
  ])('say no more than %s says', (date, vietnamese, english) => {
    expect(partialDateText('vi', date)).toBe(vietnamese);
    expect(partialDateText('en', date)).toBe(english);
  });

  it('are those of Việt Nam, whichever day was asked for before', () => {
    const instants = [
      '2026-11-27T16:59:59.999Z',
      '2026-11-27T17:00:00Z',
      '2026-11-28T16:59:00Z',
      '1969-12-31T16:00:00Z',
    ];
    const days = ['2026-11-27', '2026-11-28', '2026-11-28', '1969-12-31'];
    expect([...instants, ...instants].map((instant) => dayInVietnam(new Date(instant)))).toEqual([...days, ...days]);
    expect(() => dayInVietnam(new Date('x'))).toThrow(RangeError);
  });

  it('are what the archivist wrote, where something was written', () => {
    expect(recordDatesText('vi', { text: '1805-1945; chủ yếu 1831-1919', from: '1805', to: '1945' })).toBe(
      '1805-1945; chủ yếu 1831-1919',
    );
  });

  it('are made of what could be read where only a machine wrote', () => {
    expect(recordDatesText('vi', { text: '1958-03-01/1959-04', from: '1958-03-01', to: '1959-04' })).toBe(
      '01/03/1958–tháng 4/1959',
    );
    expect(recordDatesText('vi', { text: '', from: '1975', to: '1975', approximate: true })).toBe('khoảng 1975');
    expect(recordDatesText('en', { text: '' })).toBe('');
  });

  it('span the years of what is held', () => {
    expect(yearsText(1831, 2015)).toBe('1831–2015');
    expect(yearsText(1945, 1945)).toBe('1945');
    expect(yearsText(null, 1945)).toBe('1945');
    expect(yearsText(null, null)).toBeUndefined();
  });

  it('count days as they begin in Việt Nam', () => {
    expect(dayInVietnam(new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
    expect(dayInVietnam(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
    expect(dayText('vi', '2026-11-22T17:00:00Z')).toBe('23/11/2026');
    expect(dayText('vi', 'not a day')).toBe('');
  });
});
