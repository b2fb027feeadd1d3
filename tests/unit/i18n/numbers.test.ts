import { describe, expect, it } from 'vitest';
import { bytesText, numberText, shareText } from '../../../src/i18n/numbers.ts';

describe('numbers in words', () => {
  it('are grouped as each language groups them', () => {
    expect(numberText('vi', 133310)).toBe('133.310');
    expect(numberText('en', 133310)).toBe('133,310');
    expect(numberText('vi', 999)).toBe('999');
    expect(numberText('vi', 44.3)).toBe('44,3');
    expect(numberText('en', 44.3)).toBe('44.3');
  });

  it('are those that Intl would write', () => {
    for (const value of [0, 999, 1000, 9999, 10_000, 999_999, 1_000_000, 888_123_456, 1234.5, 2 ** 60]) {
      expect(numberText('vi', value)).toBe(new Intl.NumberFormat('vi-VN').format(value));
      expect(numberText('en', value)).toBe(new Intl.NumberFormat('en-GB').format(value));
    }
  });

  it('give the size of a file as a reader compares it', () => {
    expect(bytesText('vi', 3)).toBe('1 kB');
    expect(bytesText('vi', 640_400)).toBe('640 kB');
    expect(bytesText('vi', 1_234_567)).toBe('1,2 MB');
    expect(bytesText('en', 1_234_567)).toBe('1.2 MB');
    expect(bytesText('en', 1_234_567_890)).toBe('1,234.6 MB');
  });

  it('never call a part nothing or all when it is not', () => {
    expect(shareText(38, 100)).toBe('38 %');
    expect(shareText(1, 1000)).toBe('< 1 %');
    expect(shareText(999, 1000)).toBe('> 99 %');
    expect(shareText(0, 1000)).toBe('0 %');
    expect(shareText(10, 10)).toBe('100 %');
    expect(shareText(0, 0)).toBe('0 %');
  });
});
