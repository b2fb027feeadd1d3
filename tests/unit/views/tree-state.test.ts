import { describe, expect, it } from 'vitest';
import { keptOpen } from '../../../src/views/tree/kept-open.ts';
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

  it('is read no further than a page could ever have written it', () => {
    const many = Array.from({ length: 60 }, (_, index) => `open=n${index}`).join('&');
    expect([...read(many).open.keys()]).toEqual(Array.from({ length: 50 }, (_, index) => `n${index + 10}`));
  });

  it('ignores what it cannot read', () => {
    expect(write(read('open=&open=~after~x&open=a~sideways~b'))).toBe('open=a');
    expect(write(read(`open=${'a'.repeat(5000)}`))).toBe('');
  });

  it('keeps the search the tree was reached from', () => {
    expect(writeTreeState(read('open=a'), new URLSearchParams('q=đê')).toString()).toBe('q=%C4%91%C3%AA&open=a');
  });
});

describe('what stays open', () => {
  const series = { pk: 2, path: [1, 2] };
  const boxes = Array.from({ length: 25 }, (_, index) => ({ pk: index + 10, path: [1, 2, index + 10] }));

  it('is what was opened last, with the open nodes above it', () => {
    expect(keptOpen([series, ...boxes])).toEqual([series, ...boxes.slice(-19)]);
    expect(keptOpen([...boxes, series])).toEqual([...boxes.slice(-19), series]);
  });

  it('is all of a way down, however long', () => {
    const way = Array.from({ length: 30 }, (_, index) => ({
      pk: index,
      path: Array.from({ length: index + 1 }, (_, at) => at),
    }));
    expect(keptOpen([{ pk: 99, path: [0, 99] }, ...way])).toEqual(way);
  });
});
