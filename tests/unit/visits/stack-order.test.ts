import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byStackOrder, stackOrder } from '../../../src/visits/delivery/stack-order.ts';

const key = (fonds: string, inventory: string, box: string, file: string) =>
  stackOrder({ fonds, inventory, box, file }, null);

describe('the order of a pull list', () => {
  it('is that of the shelves: fonds, inventory, box, file, numbers by size', () => {
    const walk = [
      key('Phông 2', '1', '1', '1'),
      key('Phông 10', '1', '2', '9'),
      key('Phông 10', '1', '2', '10'),
      key('Phông 10', '1', '2 bis', '1'),
      key('Phông 10', '1', '11', '1'),
      key('Phông 10', '02', '1', '1'),
      stackOrder(null, 'TL 9'),
      stackOrder(null, 'TL 10'),
    ];
    const shuffled = walk.toReversed().map((stack_order) => ({ stack_order }));
    expect(shuffled.sort(byStackOrder).map(({ stack_order }) => stack_order)).toEqual(walk);
  });

  it('goes by what is known where a part of the address is missing', () => {
    expect(stackOrder({ box: '3', file: '12' }, 'X')).toBe(key('', '', '3', '12'));
    expect(stackOrder({}, 'X')).toBe(stackOrder(null, 'X'));
  });

  it('puts boxes by number whatever the numbers are', () => {
    const number = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(number, number, number, (a, b, file) => {
        const order = byStackOrder(
          { stack_order: key('P', '1', String(a), String(file)) },
          { stack_order: key('P', '1', String(b), '0') },
        );
        if (a !== b) expect(Math.sign(order)).toBe(Math.sign(a - b));
      }),
    );
  });
});
