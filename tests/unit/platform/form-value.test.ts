import { expect, it } from 'vitest';
import { formValue } from '../../../src/platform/form-value.ts';

it.each(['', 'de', '1930', 'đê điều', "a b+c&d=e'(f)~!*%", '/tim-kiem?q=%C4%91%C3%AA&from=1930', '\ud800x', '𠀀'])(
  'A value stands in a form as the URL standard has it: %j',
  (value) => {
    const expected = new URLSearchParams({ x: value }).toString().slice('x='.length);
    expect([formValue(value), formValue('khác ~'), formValue(value)]).toEqual([expected, 'kh%C3%A1c+%7E', expected]);
  },
);
