import { GUEST, SYSTEM, type Actor } from '../../../../src/readers/actor.ts';
import { done, refused, type Result } from '../../../../src/platform/result.ts';
import type { DeliveryRefusal } from '../../../../src/visits/delivery/refusals.ts';
import type { VisitItemState, VisitState } from '../../../../src/visits/states.ts';
import { BACK, COUNTED, type Counter } from './counter.ts';

/** Everybody who may try something with a file of Lan's. */
export const WHO = ['guest', 'owner', 'other reader', 'desk', 'archivist', 'administrator', 'system'] as const;
export type Who = (typeof WHO)[number];

export function actorFor({ readers, staff }: Counter, who: Who): Actor {
  switch (who) {
    case 'guest':
      return GUEST;
    case 'owner':
      return readers.lan;
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

export interface Situation {
  name: string;
  state: VisitItemState;
  /** Away from its place in the stack. */
  isOut: boolean;
  visit: VisitState;
}

const inStack = (state: VisitItemState, visit: VisitState = 'arrived'): Situation => ({
  name: `${state}, visit ${visit}`,
  state,
  isOut: false,
  visit,
});
const away = (state: VisitItemState, visit: VisitState = 'arrived'): Situation => ({
  ...inStack(state, visit),
  name: `${state} and out, visit ${visit}`,
  isOut: true,
});

/** Every state a file of a visit can be in, in and out of the stack, and visits that do not stand. */
export const SITUATIONS: readonly Situation[] = [
  inStack('planned'),
  inStack('planned', 'requested'),
  inStack('to-pull'),
  inStack('to-pull', 'cancelled-by-staff'),
  away('pulled'),
  away('on-shelf'),
  away('on-shelf', 'confirmed'),
  away('on-shelf', 'completed'),
  away('issued'),
  away('returned'),
  inStack('reshelved'),
  inStack('not-found'),
  inStack('unfit'),
  away('unfit'),
  inStack('in-use'),
  inStack('withheld'),
  away('withheld'),
  inStack('cancelled'),
  away('cancelled'),
];

type Attempt = (
  counter: Counter,
  actor: Actor,
  on: { id: string; version: number },
) => Promise<Result<unknown, DeliveryRefusal>>;

/** Every action with input that is in order. */
export const ATTEMPTS: Record<string, Attempt> = {
  print: async ({ delivery }, actor, { id }) => {
    const printed = await delivery.printSlips(actor, [id]);
    if (!printed.ok) return printed;
    const [stopped] = printed.value.refused;
    return stopped ? refused(stopped.refusal) : done(printed.value.slips);
  },
  pull: ({ delivery }, actor, { id, version }) => delivery.pull(actor, id, { version }),
  shelve: ({ delivery }, actor, { id, version }) => delivery.shelve(actor, id, { version }),
  'not-found': ({ delivery }, actor, { id, version }) => delivery.notFound(actor, id, { version, words: 'Không thấy' }),
  unfit: ({ delivery }, actor, { id, version }) => delivery.unfit(actor, id, { version, words: 'Giấy mủn' }),
  'in-use': ({ delivery }, actor, { id, version }) => delivery.inUse(actor, id, { version }),
  issue: ({ delivery }, actor, { id, version }) => delivery.issue(actor, id, { version, ...COUNTED }),
  return: ({ delivery }, actor, { id, version }) => delivery.giveBack(actor, id, { version, ...BACK }),
  keep: ({ delivery }, actor, { id, version }) => delivery.keep(actor, id, { version }),
  reshelve: ({ delivery }, actor, { id, version }) => delivery.reshelve(actor, id, { version }),
  withhold: ({ delivery }, actor, { id, version }) => delivery.withhold(actor, id, { version }),
  drop: ({ delivery }, actor, { id, version }) => delivery.drop(actor, id, { version }),
};

/**
 * What staff of the reading room may do when, written down here a second time, apart from transitions.ts, so that a
 * slip there is seen. The file is open to all: withholding it is never right.
 */
const BY_STAFF: Record<string, readonly string[]> = {
  'planned, visit arrived': ['print', 'drop'],
  'planned, visit requested': ['drop'],
  'to-pull, visit arrived': ['print', 'pull', 'not-found', 'unfit', 'in-use', 'drop'],
  'to-pull, visit cancelled-by-staff': ['not-found', 'unfit', 'in-use', 'drop'],
  'pulled and out, visit arrived': ['shelve', 'reshelve', 'unfit', 'drop'],
  'on-shelf and out, visit arrived': ['issue', 'reshelve', 'unfit', 'drop'],
  'on-shelf and out, visit confirmed': ['reshelve', 'unfit', 'drop'],
  'on-shelf and out, visit completed': ['reshelve', 'unfit', 'drop'],
  'issued and out, visit arrived': ['return'],
  'returned and out, visit arrived': ['keep', 'reshelve'],
  'not-found, visit arrived': ['print', 'drop'],
  'unfit, visit arrived': ['drop'],
  'unfit and out, visit arrived': ['reshelve', 'drop'],
  'in-use, visit arrived': ['print', 'drop'],
  'withheld and out, visit arrived': ['reshelve'],
  'cancelled and out, visit arrived': ['reshelve'],
};

export function isAllowed({ name }: Situation, action: string, who: Who): boolean {
  const allowed = BY_STAFF[name]?.includes(action) ?? false;
  if (who === 'desk' || who === 'archivist') return allowed;
  // What the reader, or a rule, no longer wants is dropped while nobody has it in hand.
  return (who === 'owner' || who === 'system') && action === 'drop' && allowed;
}
