import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { When } from '../session-times.ts';
import { seatedVisit } from '../storage/visit-rows.ts';
import type { Part } from '../transitions.ts';
import type { Writing } from '../writing.ts';
import { releaseWithin } from './release-seat.ts';

/**
 * A reader sits on one chair in a half-day. A seat that was only held for them there goes; a visit that was asked for
 * stays, and is in the way.
 */
export async function clearTheWay(
  open: Writing,
  actor: Actor,
  { accountPk, day, half, except, as }: When & { accountPk: number; except?: number; as?: Part },
): Promise<Result<unknown, VisitRefusal>> {
  const before = await seatedVisit(open.trx, { accountPk, day, half });
  if (!before || before.pk === except) return done(null);
  if (before.state !== 'held') return refused({ code: 'already-booked', visitId: before.id });
  return releaseWithin(open, actor, before.id, as);
}
