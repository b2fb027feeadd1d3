import { describe, expect, it } from 'vitest';
import { referenceOrder } from '../../../src/catalogue/reference-order.ts';

describe('the order of reference codes', () => {
  it.each([
    ['H2', 'H10'],
    ['MSS 9/2', 'MSS 12/1'],
    ['001.03.08.H30.81.2024.K4.2', '001.03.08.H30.81.2024.K4.10'],
    ['1/2', '10'],
    ['7', 'A'],
    ['999999999', '1000000000'],
    ['5', '12345678901234567890'],
    ['12345678901234567890', '12345678901234567891'],
  ])('%s stands before %s', (first, second) => {
    expect(Buffer.compare(Buffer.from(referenceOrder(first)), Buffer.from(referenceOrder(second)))).toBe(-1);
  });

  it.each([
    ['đ 1', 'D-1'],
    ['Hộp 3', 'hop 03'],
    ['MSS.12', 'mss 12'],
    ['Ð5', 'đ5'],
  ])('%s and %s weigh the same', (one, other) => {
    expect(referenceOrder(one)).toBe(referenceOrder(other));
  });

  it('leaves roman numerals as they are', () => {
    expect(referenceOrder('Series IV')).toBe('series iv');
  });

  it('has nothing for no code', () => {
    expect(referenceOrder(undefined)).toBe('');
    expect(referenceOrder('--')).toBe('');
  });
});
