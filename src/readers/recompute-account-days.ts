import { recordAudit } from '../platform/audit/record-audit.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { lawOn } from './account-policy.ts';
import type { Parts } from './parts.ts';
import { lockedAccount, type AccountRow } from './storage/accounts.ts';

type Days = Pick<AccountRow, 'confirm_by' | 'erasure_due'>;

/**
 * By when accounts must be confirmed and erased, by the calendar as it is now. Done twice it changes nothing.
 * @returns how many accounts have another day now
 */
export async function recomputeAccountDays(parts: Parts): Promise<number> {
  const rows = await parts.db
    .selectFrom('account')
    .selectAll()
    .where('kind', '=', 'reader')
    .where('erased_at', 'is', null)
    .where((is) =>
      is.or([is('status', '=', 'pending').and('confirm_from', 'is not', null), is('erasure_asked_at', 'is not', null)]),
    )
    .orderBy('pk')
    .execute();
  let changed = 0;
  for (const row of rows) {
    // Looking takes no lock: nearly always nothing has changed.
    if (isSame(row, await daysOf(parts, parts.db, row))) continue;
    if (await settle(parts, row.pk)) changed += 1;
  }
  return changed;
}

/** @returns false where somebody else has seen to it meanwhile */
function settle(parts: Parts, pk: number): Promise<boolean> {
  return parts.db.transaction().execute(async (trx) => {
    const row = await lockedAccount(trx, pk);
    if (!row || row.erased_at !== null) return false;
    const days = await daysOf(parts, trx, row);
    if (isSame(row, days)) return false;
    await trx.updateTable('account').set(days).where('pk', '=', pk).execute();
    const data = { confirmBy: days.confirm_by, erasureDue: days.erasure_due };
    const at = parts.now().toISOString();
    await recordAudit(trx, at, { actor: 'system', action: 'account.recompute', subject: `account:${row.id}`, data });
    return true;
  });
}

function isSame(row: Days, days: Days): boolean {
  return row.confirm_by === days.confirm_by && row.erasure_due === days.erasure_due;
}

async function daysOf({ policy, countWorkingDays }: Parts, db: Parts['db'], row: AccountRow): Promise<Days> {
  const after = (from: Date, within: 'confirmWithinWorkingDays' | 'eraseWithinWorkingDays') =>
    countWorkingDays(db, from, lawOn(policy, dayInVietnam(from))[within]);
  const { confirm_from: verified, erasure_asked_at: asked } = row;
  const isWaiting = row.status === 'pending' && verified !== null;
  return {
    confirm_by: isWaiting ? await after(new Date(verified), 'confirmWithinWorkingDays') : row.confirm_by,
    erasure_due: asked === null ? row.erasure_due : await after(new Date(asked), 'eraseWithinWorkingDays'),
  };
}
