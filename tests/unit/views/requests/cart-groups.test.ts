import { describe, expect, it } from 'vitest';
import type { CartLine } from '../../../../src/requests/cart.ts';
import { groupCart, moveTarget } from '../../../../src/views/cart/cart-groups.ts';

function line(recordId: string, fonds: string, box?: string): CartLine {
  return {
    recordId,
    addedAt: '2026-11-27T03:00:00.000Z',
    record: {
      id: recordId,
      level: 'file',
      title: `Hồ sơ ${recordId}`,
      referenceCode: null,
      unitId: recordId,
      extent: null,
      address: box ? { inventory: '1', box } : null,
      dates: '1958',
      access: 'open',
      opensOn: null,
      serviceState: { kind: 'available' },
      fonds: { id: fonds, title: fonds },
      online: false,
      requestable: true,
    },
  };
}

const lines = [line('a', 'F1', '1'), line('b', 'F2', '7'), line('c', 'F1', '2'), line('d', 'F1', '1'), line('e', 'F2')];

describe('the cart by fonds and box', () => {
  it('keeps the order in which things were put in', () => {
    const shown = groupCart(lines).map(({ fonds, boxes }) => [
      fonds.id,
      boxes.map((box) => [box.box, box.lines.map(({ recordId }) => recordId)]),
    ]);
    expect(shown).toEqual([
      [
        'F1',
        [
          ['1', ['a', 'd']],
          ['2', ['c']],
        ],
      ],
      [
        'F2',
        [
          ['7', ['b']],
          [undefined, ['e']],
        ],
      ],
    ]);
  });

  it('leaves out what is no longer there', () => {
    expect(groupCart([{ recordId: 'x', addedAt: '', record: undefined }])).toEqual([]);
  });

  it('moves a line past its neighbour in the box, and at the end of the box to the next one', () => {
    const groups = groupCart(lines);
    expect(moveTarget(groups, 'd', 'up')).toBe('a');
    expect(moveTarget(groups, 'a', 'down')).toBe('d');
    expect(moveTarget(groups, 'c', 'up')).toBe('a');
    expect(moveTarget(groups, 'b', 'up')).toBe('a');
    expect(moveTarget(groups, 'b', 'down')).toBe('e');
  });

  it('offers no way where there is none', () => {
    const groups = groupCart(lines);
    expect(moveTarget(groups, 'a', 'up')).toBeUndefined();
    expect(moveTarget(groups, 'd', 'down')).toBeUndefined();
    expect(moveTarget(groups, 'e', 'down')).toBeUndefined();
    expect(moveTarget(groups, 'nobody', 'up')).toBeUndefined();
  });
});
