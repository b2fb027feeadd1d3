import { describe, expect, it } from 'vitest';
import { closed, opened, readTreeState, writeTreeState } from '../../../src/views/tree/tree-state.ts';

const read = (query: string) => readTreeState(new URLSearchParams(query));
const write = (state: ReturnType<typeof read>) => writeTreeState(state).toString();

describe('the address of a tree', () => {
  it('holds everything that is open, and where each list begins', () => {
    const query = 'after=x9&open=a1&open=b2%7Eafter%7Ec3&open=d4%7Ebefore%7Ee5';
    expect(write(read(query.replaceAll('%7E', '~')))).toBe(query);
  });

  it('opens and closes one node without touching the others', () => {
    const state = read('open=a&open=b');
    expect(write(opened(state, 'c'))).toBe('open=a&open=b&open=c');
    expect(write(closed(state, 'a'))).toBe('open=b');
    expect(write(opened(state, 'b', { after: 'x' }))).toBe('open=a&open=b%7Eafter%7Ex');
  });

  it('never grows beyond what a page can show: the first opened are closed', () => {
    const many = Array.from({ length: 30 }, (_, index) => `open=n${index}`).join('&');
    expect([...read(many).open.keys()]).toEqual(Array.from({ length: 20 }, (_, index) => `n${index + 10}`));
  });

  it('ignores what it cannot read', () => {
    expect(write(read('open=&open=~after~x&open=a~sideways~b'))).toBe('open=a');
    expect(write(read(`open=${'a'.repeat(5000)}`))).toBe('');
  });

  it('keeps the search the tree was reached from', () => {
    expect(writeTreeState(read('open=a'), new URLSearchParams('q=đê')).toString()).toBe('q=%C4%91%C3%AA&open=a');
  });
});
