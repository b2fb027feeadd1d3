import { describe, expect, it } from 'vitest';
import { whereaboutsAt, type UnitEvent } from '../../../src/visits/delivery/whereabouts.ts';

const NEVER_ENDS = '9999-12-31T00:00:00.000Z';

/** One action each minute. */
function events(...actions: (string | [string, { itemPk?: number; visitId?: string }])[]): UnitEvent[] {
  return actions.map((one, minute) => {
    const [action, more] = typeof one === 'string' ? [one, {}] : one;
    return {
      itemPk: 1,
      action,
      at: `2026-11-30T02:${String(minute).padStart(2, '0')}:00.000Z`,
      visitId: 'first',
      visitNumber: 'LD-2026-2222-2222',
      readerId: 'lan',
      reader: 'Lan',
      ...more,
    };
  });
}

describe('where a unit is', () => {
  it.each([
    [[], 'stack'],
    [['plan', 'print'], 'stack'],
    [['print', 'pull'], 'on-the-way'],
    [['print', 'pull', 'shelve'], 'shelf'],
    [['pull', 'shelve', 'issue'], 'reader'],
    [['pull', 'shelve', 'issue', 'return'], 'counter'],
    [['pull', 'shelve', 'issue', 'return', 'keep'], 'shelf'],
    [['pull', 'shelve', 'issue', 'return', 'reshelve'], 'stack'],
    [['print', 'not-found'], 'not-found'],
    [['print', 'not-found', 'print', 'pull'], 'on-the-way'],
    [['pull', 'withhold'], 'counter'],
    [['pull', 'shelve', 'drop', 'reshelve'], 'stack'],
    // Called off, or moved to another day, before anybody fetched it.
    [['print', 'drop'], 'stack'],
    [['print', 'carry'], 'stack'],
  ])('is told by what happened to it: %j', (actions, place) => {
    expect(whereaboutsAt(events(...actions), NEVER_ENDS).place).toBe(place);
  });

  it('is not changed by what becomes of others who want it', () => {
    const told = whereaboutsAt(
      events('pull', 'shelve', ['print', { itemPk: 2 }], ['in-use', { itemPk: 2 }], ['drop', { itemPk: 2 }]),
      NEVER_ENDS,
    );
    expect(told).toMatchObject({ place: 'shelf', since: '2026-11-30T02:01:00.000Z', for: { visitId: 'first' } });
  });

  it('stays where it is when it is kept for another visit of its reader', () => {
    const told = whereaboutsAt(
      events('pull', 'shelve', 'issue', 'return', 'keep', ['carry', { visitId: 'second' }]),
      NEVER_ENDS,
    );
    expect(told).toMatchObject({ place: 'shelf', since: '2026-11-30T02:04:00.000Z', for: { visitId: 'second' } });
  });

  it('is told for any moment', () => {
    const all = events('pull', 'shelve', 'issue', 'return', 'reshelve');
    const places = all.map(({ at }) => whereaboutsAt(all, at).place);
    expect(places).toEqual(['on-the-way', 'shelf', 'reader', 'counter', 'stack']);
    expect(whereaboutsAt(all, '2026-11-30T01:59:59.999Z')).toEqual({ place: 'stack', since: null, for: null });
  });
});
