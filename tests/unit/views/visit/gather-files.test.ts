import { describe, expect, it } from 'vitest';
import type { FileCheck, FileTrouble } from '../../../../src/visits/file-check.ts';
import type { OwnVisit, OwnVisitFile } from '../../../../src/visits/own-visit.ts';
import type { VisitItemState } from '../../../../src/visits/states.ts';
import { gatherFiles } from '../../../../src/views/visit/gather-files.ts';

interface Given {
  inCart?: string[];
  granted?: string[];
  booked?: Record<string, VisitItemState>;
  troubles?: Record<string, FileTrouble>;
}

/** A visit, and what its reader has in the cart and was granted; what each file meets is given. */
function formOf({ inCart = [], granted = [], booked = {}, troubles = {} }: Given) {
  const check = (recordId: string): FileCheck => ({
    recordId,
    unitId: recordId,
    title: recordId,
    referenceCode: null,
    fonds: null,
    by: 'open',
    trouble: troubles[recordId] ?? null,
    reasonNeeded: false,
  });
  const services = {
    cart: { list: async () => inCart.map((recordId) => ({ recordId, addedAt: '', record: undefined })) },
    requests: { ownGrants: async () => granted.map((recordId) => ({ recordId, state: 'active' })) },
    recordFacts: { forReaders: async () => new Map() },
    visits: { checkFiles: async (_: unknown, ids: readonly string[]) => ids.map(check) },
  };
  const context = { locals: { services, visitor: { actor: { kind: 'reader' } } } } as unknown as Parameters<
    typeof gatherFiles
  >[0];
  const items = Object.entries(booked).map(([recordId, state]) => ({ recordId, state, reason: '' }) as OwnVisitFile);
  const visit = { id: 'v1', day: '2026-12-01', half: 'morning', items } as unknown as OwnVisit;
  return (how: Partial<Parameters<typeof gatherFiles>[2]> = {}) =>
    gatherFiles(context, visit, { proposed: [], ...how });
}

const chosen = (choices: { recordId: string; isChosen: boolean }[]) =>
  choices.filter(({ isChosen }) => isChosen).map(({ recordId }) => recordId);

describe('the files that the form of a visit offers', () => {
  it('are those of the cart, chosen where they can be had', async () => {
    const choices = await formOf({ inCart: ['a', 'b'], troubles: { b: { is: 'permission-needed' } } })();
    expect(choices.map(({ recordId, source }) => [recordId, source])).toEqual([
      ['a', 'cart'],
      ['b', 'cart'],
    ]);
    expect(chosen(choices)).toEqual(['a']);
  });

  it('are those that were granted as well, chosen where the reader came for them', async () => {
    const form = formOf({ granted: ['g', 'h'] });
    expect(chosen(await form())).toEqual([]);
    expect(chosen(await form({ proposed: ['h'] }))).toEqual(['h']);
  });

  it('stay as they were chosen when the form is shown again, also what was added', async () => {
    const form = formOf({ inCart: ['a', 'b'] });
    const typed = {
      wanted: [
        { recordId: 'b', reason: 'con dấu' },
        { recordId: 'x', reason: '' },
      ],
      added: ['x', 'y'],
    };
    const choices = await form({ typed });
    expect(chosen(choices)).toEqual(['b', 'x']);
    expect(choices.find(({ recordId }) => recordId === 'b')?.reason).toBe('con dấu');
    expect(choices.filter(({ source }) => source === 'added').map(({ recordId }) => recordId)).toEqual(['x', 'y']);
  });

  it('stand once, whatever they come from', async () => {
    const choices = await formOf({ inCart: ['a'], granted: ['a'], booked: { a: 'planned' } })({ proposed: ['a'] });
    expect(choices.map(({ recordId, source }) => [recordId, source])).toEqual([['a', 'visit']]);
  });

  it('stay in the visit once they are on their way; what is over may be asked for again', async () => {
    const booked = { a: 'planned', b: 'pulled', c: 'cancelled', d: 'not-found' } as const;
    const choices = await formOf({ booked, inCart: ['c'] })();
    expect(choices.map(({ recordId, isFixed, source }) => [recordId, isFixed, source])).toEqual([
      ['a', false, 'visit'],
      ['b', true, 'visit'],
      ['d', false, 'visit'],
      ['c', false, 'cart'],
    ]);
  });
});
