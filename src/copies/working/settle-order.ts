import { done, refused, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import { restartClock } from '../effects/restart-clock.ts';
import type { CopyProblem, CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import { transition } from '../transition.ts';

type Written = Promise<Result<{ version: number }, CopyRefusal>>;

const LONGEST = 200;

/** Paid at the desk. Where the offer has an amount it is this amount and no other. */
export async function payOrder(
  room: CopyRoom,
  actor: Actor,
  id: string,
  { version, method, receipt, amount }: { version: number; method: string; receipt: string; amount: string },
): Written {
  return transition(room, actor, { id, version, action: 'pay' }, async (change) => {
    const { rules, row, at, patch } = change;
    const paid = dongIn(amount);
    const problems: CopyProblem[] = [
      ...(rules.paymentMethods.some(({ code }) => code === method) ? [] : [missing('method')]),
      ...(receipt === '' ? [missing('receipt')] : []),
      ...(receipt.length > LONGEST ? [{ field: 'receipt', code: 'too-many' as const, most: LONGEST }] : []),
      ...(paid === undefined || (row.total_dong !== null && paid !== row.total_dong)
        ? [
            {
              field: 'amount',
              code: 'wrong-amount' as const,
              ...(row.total_dong === null ? {} : { most: row.total_dong }),
            },
          ]
        : []),
    ];
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    await change.effect('settle', () =>
      Object.assign(patch, {
        accepted_at: row.accepted_at ?? at,
        settled_at: at,
        settled_by: actor.kind === 'staff' ? actor.pk : null,
        payment_method: method,
        payment_receipt: receipt,
        paid_dong: paid,
      }),
    );
    await change.effect('restart-clock', () => restartClock(change));
    change.data = { method, amount: paid };
    return done({});
  });
}

/** Nothing is owed, by an exemption of the policy from all of it, and with the reason for it. Less: quote-order.ts. */
export async function waiveOrder(
  room: CopyRoom,
  actor: Actor,
  id: string,
  { version, exemption, reason }: { version: number; exemption: string; reason: string },
): Written {
  return transition(room, actor, { id, version, action: 'waive' }, async (change) => {
    const { rules, row, at, patch } = change;
    const problems: CopyProblem[] = [
      ...(rules.exemptions.some(({ code, percent }) => code === exemption && percent === 100)
        ? []
        : [missing('exemption')]),
      ...(reason === '' ? [missing('reason')] : []),
      ...(reason.length > LONGEST ? [{ field: 'reason', code: 'too-many' as const, most: LONGEST }] : []),
    ];
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    await change.effect('settle', () =>
      Object.assign(patch, {
        accepted_at: row.accepted_at ?? at,
        settled_at: at,
        settled_by: actor.kind === 'staff' ? actor.pk : null,
        exemption,
        exemption_reason: reason,
      }),
    );
    await change.effect('restart-clock', () => restartClock(change));
    change.data = { exemption };
    return done({});
  });
}

function missing(field: string): CopyProblem {
  return { field, code: 'missing' };
}

/** Whole đồng as people write them: "12.000", "12 000 đ". */
function dongIn(typed: string): number | undefined {
  const digits = typed.replace(/[\s.,]|đ(?:ồng)?$/giu, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
