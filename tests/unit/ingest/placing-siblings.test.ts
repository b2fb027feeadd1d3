import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeSiblings } from '../../../src/ingest/import-positions.ts';

describe('places of siblings', () => {
  it('ascend, whatever was there before', () => {
    const before = fc.array(fc.option(fc.integer({ min: 1, max: 3000 }), { nil: null }), { maxLength: 40 });
    fc.assert(
      fc.property(before, (current) => {
        const placed = placeSiblings(current);
        const after = current.map((position, i) => placed.get(i) ?? position);
        for (let i = 0; i < after.length; i++) {
          const position = after[i];
          if (typeof position !== 'number' || position <= (i === 0 ? 0 : (after[i - 1] ?? Infinity))) return false;
        }
        return true;
      }),
    );
  });

  it.each([
    ['nobody moves who is in order', [10, 20, 30], {}],
    ['one comes between two', [10, null, 30], { 1: 20 }],
    ['one goes to the end', [10, 20, null], { 2: 20 + 1024 }],
    ['the last becomes the first', [4096, 1024, 2048, 3072], { 0: 512 }],
    ['a tight place makes all move apart', [1, null, 2], { 0: 1024, 1: 2048, 2: 3072 }],
  ])('%s', (_rule, current, placed) => {
    expect(Object.fromEntries(placeSiblings(current))).toEqual(placed);
  });
});
