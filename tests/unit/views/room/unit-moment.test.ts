import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../../src/views/room/unit/open-unit.ts';

describe('the moment at which a unit is looked for', () => {
  it('is read by the clock of Việt Nam', () => {
    expect(readMoment({ day: '27/11/2026', time: '14:30' })).toBe('2026-11-27T07:30:00.000Z');
    expect(readMoment({ day: '1/2/2026', time: '7h05' })).toBe('2026-02-01T00:05:00.000Z');
  });

  it('is the end of the day where no time is given', () => {
    expect(readMoment({ day: '2026-11-27', time: '' })).toBe('2026-11-27T16:59:59.000Z');
  });

  it.each([
    { day: '31/02/2026', time: '' },
    { day: 'hôm qua', time: '08:00' },
    { day: '27/11/2026', time: '24:00' },
    { day: '27/11/2026', time: '08:60' },
    { day: '27/11/2026', time: 'trưa' },
  ])('is none where there is no such day or time: $day $time', (typed) => {
    expect(readMoment(typed)).toBeUndefined();
  });
});
