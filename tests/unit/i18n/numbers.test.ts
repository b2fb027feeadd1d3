import { describe, expect, it } from 'vitest';
import { numberText, shareText } from '../../../src/i18n/numbers.ts';

describe('numbers in words', () => {
  it('are grouped as each language groups them', () => {
    expect(numberText('vi', 133310)).toBe('133.310');
    expect(numberText('en', 133310)).toBe('133,310');
    expect(numberText('vi', 999)).toBe('999');
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
