import type { Assurance } from '../../readers/account.ts';
import type { Actor } from '../../readers/actor.ts';
import { done, type Result } from '../../platform/result.ts';
import { mailReader } from '../effects/mail-reader.ts';
import type { VisitRules } from '../policy.ts';
import type { VisitRefusal } from '../refusals.ts';
import { step } from '../transition.ts';
import type { Part } from '../transitions.ts';
import type { Writing } from '../writing.ts';

/** By a rule (the system), or by the staff of the reading room. */
export function confirmWithin(
  open: Writing,
  actor: Actor,
  { silent = false, ...order }: { id: string; version?: number; as?: Part; silent?: boolean },
): Promise<Result<{ version: number }, VisitRefusal>> {
  return step(open, actor, { ...order, action: 'confirm' }, async (change) => {
    Object.assign(change.patch, { confirmed_at: change.at, confirmed_by: change.actorPk });
    await change.effect('mail-reader', () =>
      silent ? undefined : mailReader(change, 'visit-confirmed', { files: change.items.length }),
    );
    return done({});
  });
}

/** Whether policy spares staff from looking at a visit. */
export function qualifies(
  { confirmedAtOnce }: Pick<VisitRules, 'confirmedAtOnce'>,
  visit: { status: string; assurance: Assurance; partySize: number; files: number; allOpen: boolean },
): boolean {
  return (
    confirmedAtOnce !== null &&
    visit.status === 'active' &&
    (visit.assurance === 'seen' || confirmedAtOnce.assurance === 'declared') &&
    visit.partySize <= confirmedAtOnce.mostPeople &&
    visit.files <= confirmedAtOnce.mostFiles &&
    visit.allOpen
  );
}
