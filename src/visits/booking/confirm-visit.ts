import type { Assurance } from '../../readers/account.ts';
import type { Actor } from '../../readers/actor.ts';
import { done, type Result } from '../../platform/result.ts';
import { dropItems } from '../delivery/items-within-visit.ts';
import { withholdWithin } from '../delivery/withhold-within.ts';
import { ruleFor } from '../delivery/write-item.ts';
import { mailReader } from '../effects/mail-reader.ts';
import type { VisitRules } from '../policy.ts';
import type { VisitRefusal } from '../refusals.ts';
import { step } from '../transition.ts';
import type { Part } from '../transitions.ts';
import type { Writing } from '../writing.ts';
import { recheckFiles } from './recheck-files.ts';

interface ConfirmOrder {
  id: string;
  version?: number;
  as?: Part;
  /** Another letter tells it. */
  silent?: boolean;
  /** Its files were looked at in this transaction. */
  looked?: boolean;
  /** Without the files that cannot be had, instead of being told which. */
  leaveOut?: boolean;
}

/**
 * By a rule (the system), or by the staff of the reading room. Looks again whether the files can be had: what the reader
 * may not use any more is withheld; what else is in the way is told, or left out.
 */
export function confirmWithin(
  open: Writing,
  actor: Actor,
  { silent = false, looked = false, leaveOut = false, ...order }: ConfirmOrder,
): Promise<Result<{ version: number }, VisitRefusal>> {
  return step(open, actor, { ...order, action: 'confirm' }, async (change) => {
    const { row, patch, at, actorPk, parts } = change;
    const withheld = await change.effect('withhold-items', () => (looked ? [] : withholdWithin(change)));
    const wanted = change.items.filter((item) => ruleFor(item, 'drop', parts) && !withheld.includes(item.id));
    const files = looked ? done({ fine: wanted, leftOut: [] }) : await recheckFiles(change, wanted, { leaveOut });
    if (!files.ok) return files;
    const left = files.value.leftOut.map((item) => item.id);
    await change.effect('drop-items', () => (left.length > 0 ? dropItems(change, row.pk, left) : 0));
    Object.assign(patch, { confirmed_at: at, confirmed_by: actorPk });
    await change.effect('mail-reader', () =>
      silent ? undefined : mailReader(change, 'visit-confirmed', { files: files.value.fine.length }),
    );
    if (withheld.length + left.length > 0) change.data = { withheld: withheld.length, leftOut: left.length };
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
