import { describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../../src/readers/actor.ts';
import type { DeskEvent } from '../../../../src/requests/desk-case.ts';
import { wasPressedTwice } from '../../../../src/views/desk/case/pressed-twice.ts';

const me: StaffActor = { kind: 'staff', pk: 1, id: 'me', name: 'Lan', roles: new Set(['archivist']) };

function event(action: string, itemId: string | null = null, by = 'me'): DeskEvent {
  return { action, itemId, by: { id: by, name: by }, at: '2026-01-05', from: null, to: null, internal: true, data: {} };
}

const press = (pressed: string, ...itemIds: string[]) => ({ pressed, itemIds, by: me });

describe('a button of a case pressed twice', () => {
  it('is one where nothing happened since but what it does, by the same person, to the same files', () => {
    const confirmed = [event('confirm', 'a'), event('confirm', 'b'), event('confirm')];
    expect(wasPressedTwice(press('confirm', 'b', 'a'), confirmed)).toBe(true);
    expect(wasPressedTwice(press('claim'), [event('claim')])).toBe(true);
  });

  it('is none where somebody else was there, something else was done, or other files were meant', () => {
    expect(wasPressedTwice(press('confirm', 'a'), [event('confirm', 'a', 'other')])).toBe(false);
    expect(wasPressedTwice(press('confirm', 'a'), [event('confirm', 'a'), event('note')])).toBe(false);
    expect(wasPressedTwice(press('confirm', 'a', 'b'), [event('confirm', 'a')])).toBe(false);
    expect(wasPressedTwice(press('confirm', 'a'), [event('confirm', 'a'), event('confirm', 'b')])).toBe(false);
    expect(wasPressedTwice(press('claim'), [])).toBe(false);
  });

  it('is never one where words went with it: they may be others', () => {
    expect(wasPressedTwice(press('ask'), [event('ask')])).toBe(false);
  });
});
