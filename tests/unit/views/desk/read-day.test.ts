import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../../../src/requests/calendar-days.ts';
import { readDay, readPartialDay } from '../../../../src/views/desk/read-day.ts';

describe('a day that staff type', () => {
  it('is read as it is written in Việt Nam, and as a browser sends it', () => {
    for (const text of ['30/04/2027', '30.4.2027', '30-04-2027', '2027-04-30']) {
      expect(readDay(text)).toBe('2027-04-30');
    }
  });

  it('must be a day that exists', () => {
    for (const text of ['30/02/2027', '31/04/2027', '00/01/2027', '2027-13-01', '4/2027', 'mai', '30/04/27', '']) {
      expect(readDay(text)).toBeUndefined();
    }
    expect(readDay('29/02/2028')).toBe('2028-02-29');
    expect(readDay('29/02/2027')).toBeUndefined();
  });

  it('may be no more exact than what is known of an opening', () => {
    expect(readPartialDay('2030')).toBe('2030');
    expect(readPartialDay('6/2030')).toBe('2030-06');
    expect(readPartialDay('15/06/2030')).toBe('2030-06-15');
    for (const text of ['13/2030', '0/2030', '203', 'sau 2030', '31/06/2030']) {
      expect(readPartialDay(text)).toBeUndefined();
    }
  });

  it('is counted on over months, years and leap days', () => {
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(dayAfter('2026-11-27', 90)).toBe('2027-02-25');
  });
});
