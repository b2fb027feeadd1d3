import { describe, expect, it } from 'vitest';
import { tidy } from '../../../src/search/tidy.ts';

describe('what was typed', () => {
  it.each(['', 'đê', 'Đê điều Nam Định', 'hoà "phòng chống" -lụt năm:1930-1945', "fiançailles d'été"])(
    'stays as it is where nothing is to be tidied: %s',
    (typed) => {
      expect(tidy(typed)).toBe(typed);
    },
  );

  it.each([
    ['  đê  điều ', 'đê điều'],
    ['đê ', 'đê'],
    ['đê\u00a0điều', 'đê điều'],
    ['đê\tđiều\u0000', 'đê điều'],
    ['đê\u200bđiều', 'đê điều'],
    ['đê\u00ad', 'đê'],
    ['e\u0302\u0301', 'ế'],
    ['đ\u00ea\u0323', 'đệ'],
    ['\ud800đê', '\ufffdđê'],
    ['漢字\u3000漢', '漢字 漢'],
  ])('is tidied where it is not: %j', (typed, expected) => {
    expect(tidy(typed)).toBe(expected);
  });
});
