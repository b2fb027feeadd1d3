import { describe, expect, it } from 'vitest';
import { partySizeNamed, readCarried, withCarried } from '../../../../src/views/visit/carried.ts';

describe('what comes along from the calendar to the form', () => {
  it('is the files that were asked for and the visit that is moved, through every address', () => {
    const query = new URLSearchParams('file=a&file=b&file=a&move=v1&room=main');
    const carried = readCarried(query);
    expect(carried).toEqual({ files: ['a', 'b'], move: 'v1' });
    const next = withCarried({ day: '2026-12-01', half: undefined }, carried);
    expect(next.toString()).toBe('day=2026-12-01&file=a&file=b&move=v1');
    expect(readCarried(next)).toEqual(carried);
  });

  it('is never more than a visit could hold, whatever an address says', () => {
    const query = new URLSearchParams([...Array(500).keys()].map((n) => ['file', `f${n}`]));
    query.append('file', 'x'.repeat(5000));
    expect(readCarried(query).files).toHaveLength(50);
  });

  it('takes a number of people as it is, and nonsense for one', () => {
    expect(partySizeNamed('12', 15)).toBe(12);
    for (const text of ['0', '16', '-3', '1.5', 'hai', '', null]) expect(partySizeNamed(text, 15)).toBe(1);
  });
});
