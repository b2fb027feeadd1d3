import { describe, expect, it } from 'vitest';
import { formOf } from '../../../../src/views/form/read-form.ts';
import { isBegun, leftAfter } from '../../../../src/views/desk/case/half-typed.ts';

function sent(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return formOf(data);
}

const ALWAYS = { version: '7', seen: '3', do: 'note', consultation: 'abc', 'grant-x1-version': '2' };

describe('what is half typed on the page of a case', () => {
  it('is nothing where only what was done had been filled in', () => {
    expect(leftAfter(sent({ ...ALWAYS, 'note-text': 'Xong', 'ask-text': '  ' }), 'note')).toBeUndefined();
    expect(leftAfter(sent({ ...ALWAYS, item: 'i1', 'decision-words': 'A' }), 'propose')).toBeUndefined();
    expect(leftAfter(sent({ ...ALWAYS, 'grant-x1-reason': 'A' }), 'revoke', ['grant-x1-reason'])).toBeUndefined();
    expect(leftAfter(sent({ ...ALWAYS, 'appeal-words': 'A' }), 'uphold')).toBeUndefined();
  });

  it('is all that was filled in for something else, ticks and another grant’s reason included', () => {
    const form = sent({
      ...ALWAYS,
      'note-text': 'Xong',
      'ask-text': 'Dở',
      item: 'i1',
      'decision-outcome': 'refused',
      'grant-x1-reason': 'Vì sao',
    });
    expect([...leftAfter(form, 'note')!.keys()]).toEqual(['ask-text', 'item', 'decision-outcome', 'grant-x1-reason']);
    expect([...leftAfter(form, 'confirm')!.keys()]).toContain('decision-outcome');
    expect([...leftAfter(form, 'confirm')!.keys()]).not.toContain('item');
  });

  it('keeps its place open', () => {
    const form = sent({ ...ALWAYS, 'ask-text': 'Dở', 'decision-reason': '', item: 'i1' });
    expect(isBegun(form, 'ask')).toBe(true);
    expect(isBegun(form, 'tell')).toBe(false);
    expect(isBegun(form, 'propose')).toBe(false);
    expect(isBegun(form, 'record-opinion')).toBe(false);
  });
});
