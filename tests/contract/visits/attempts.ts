import { GUEST, SYSTEM, type Actor } from '../../../src/readers/actor.ts';
import type { Result } from '../../../src/platform/result.ts';
import type { VisitRefusal } from '../../../src/visits/refusals.ts';
import type { Situation, VisitInSituation } from './visit-in-state.ts';
import { newKey, visitForm, WEDNESDAY_MORNING, type TestRooms } from './visit-room.ts';

/** Everybody who may try something on a visit. */
export const WHO = [
  'guest',
  'owner',
  'suspended owner',
  'unverified owner',
  'other reader',
  'desk',
  'archivist',
  'administrator',
  'system',
] as const;
export type Who = (typeof WHO)[number];

export function actorFor({ readers, staff }: TestRooms, who: Who, { owner }: VisitInSituation): Actor {
  switch (who) {
    case 'guest':
      return GUEST;
    case 'owner':
      return owner;
    case 'suspended owner':
      return { ...owner, status: 'suspended' };
    case 'unverified owner':
      return { ...owner, emailVerified: false };
    case 'other reader':
      return readers.minh;
    case 'desk':
      return staff.hoa;
    case 'archivist':
      return staff.tam;
    case 'administrator':
      return staff.admin;
    case 'system':
      return SYSTEM;
  }
}

/** Whoever owns it, in whatever standing: letting go is always possible. */
const OWNERS: readonly Who[] = ['owner', 'suspended owner', 'unverified owner'];
const STAFF: readonly Who[] = ['desk', 'archivist'];

interface Attempt {
  /** By whom and in which situation it is done; whoever else, whenever else, is refused. */
  allowed: readonly (readonly [situations: readonly Situation[], who: readonly Who[]])[];
  make(rooms: TestRooms, actor: Actor, on: VisitInSituation): Promise<Result<unknown, VisitRefusal>>;
}

const STANDING: readonly Situation[] = ['requested', 'confirmed'];
const LATE: readonly Situation[] = ['requested, too late to cancel', 'confirmed, on the day'];
const PAST: readonly Situation[] = ['requested, session over', 'confirmed, session over'];

/**
 * Every action with input that is in order, and who may do it when: written down here a second time, apart from
 * transitions.ts, so that a slip there is seen.
 */
export const ATTEMPTS: Record<string, Attempt> = {
  release: {
    allowed: [
      [
        ['held', 'run-out'],
        [...OWNERS, ...STAFF],
      ],
      [['run-out'], ['system']],
    ],
    make: ({ visits }, actor, { id, version }) => visits.release(actor, id, { version }),
  },
  request: {
    allowed: [[['held'], ['owner', ...STAFF]]],
    make: ({ visits }, actor, { id, version }) =>
      visits.request(actor, id, { version, ...visitForm([]), submissionKey: newKey() }),
  },
  'change the files': {
    allowed: [
      [STANDING, ['owner', ...STAFF]],
      [
        [...LATE, ...PAST],
        ['owner', ...STAFF],
      ],
      [['arrived'], STAFF],
    ],
    make: ({ visits }, actor, { id, version }) => visits.changeFiles(actor, id, { version, files: [] }),
  },
  cancel: {
    allowed: [[STANDING, OWNERS]],
    make: ({ visits }, actor, { id, version }) => visits.cancel(actor, id, { version }),
  },
  move: {
    allowed: [
      [STANDING, ['owner', ...STAFF]],
      [[...LATE, ...PAST], STAFF],
    ],
    make: ({ visits }, actor, { id, version }) => visits.move(actor, id, { version, to: WEDNESDAY_MORNING }),
  },
  confirm: {
    allowed: [
      [
        ['requested', 'requested, too late to cancel'],
        [...STAFF, 'system'],
      ],
    ],
    make: ({ desk }, actor, { id, version }) => desk.confirm(actor, id, { version }),
  },
  decline: {
    allowed: [[['requested', 'requested, too late to cancel', 'requested, session over'], STAFF]],
    make: ({ desk }, actor, { id, version }) => desk.decline(actor, id, { version, reason: 'Không đủ chỗ' }),
  },
  'call off': {
    allowed: [
      [
        [...STANDING, ...LATE, ...PAST],
        [...STAFF, 'system'],
      ],
    ],
    make: ({ desk }, actor, { id, version }) => desk.callOff(actor, id, { version, reason: 'Mất điện' }),
  },
  arrive: {
    allowed: [[['confirmed, on the day', 'confirmed, session over'], STAFF]],
    make: ({ desk }, actor, { id, version }) =>
      desk.arrive(actor, id, { version, identityKind: 'citizen', nationality: 'VN' }),
  },
  'undo the arrival': {
    allowed: [[['arrived'], STAFF]],
    make: ({ desk }, actor, { id, version }) => desk.undoArrival(actor, id, { version }),
  },
  complete: {
    allowed: [[['arrived'], STAFF]],
    make: ({ desk }, actor, { id, version }) => desk.complete(actor, id, { version }),
  },
  miss: {
    allowed: [[['confirmed, session over'], [...STAFF, 'system']]],
    make: ({ desk }, actor, { id, version }) => desk.miss(actor, id, { version }),
  },
};

export function isAllowed(name: string, situation: Situation, who: Who): boolean {
  return ATTEMPTS[name]!.allowed.some(([situations, people]) => situations.includes(situation) && people.includes(who));
}
