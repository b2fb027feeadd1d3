import type { Transaction } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newSpokenNumber } from '../../platform/spoken-number.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { takenAway } from '../../visits/counting.ts';
import { changesBetween } from '../../visits/delivery/check-correction.ts';
import { corrected } from '../../visits/delivery/corrections.ts';
import { changesSoFar, writeCorrection } from '../../visits/delivery/register-entries.ts';
import { useOfOrder } from '../counting.ts';
import { LINE_FIELDS, type LineCorrections } from '../line-corrections.ts';
import { handlesOrders } from '../parts.ts';
import type { CopyRules } from '../policy.ts';
import type { CopyProblem, CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import { lockOrder, type LineRow } from '../storage/order-rows.ts';

const LONGEST_REASON = 1000;

/**
 * Mends a line of the registers of copies and authentications, under the lock of its order, as handing it over is.
 * Before that nothing of it counts, and the order itself is put right.
 * @param input seen: how many corrections whoever writes has seen
 */
export async function correctLine(
  room: CopyRoom,
  actor: Actor,
  lineId: string,
  input: { seen: number; changes: LineCorrections; reason: string },
): Promise<Result<{ correctionId: string }, CopyRefusal>> {
  if (actor.kind !== 'staff' || !handlesOrders(actor)) return refused({ code: 'not-found' });
  return room.db.transaction().execute(async (trx) => {
    const found = await findLine(trx, lineId);
    const order = found && (await lockOrder(trx, found.order_id));
    if (!order || order.state === 'draft') return refused({ code: 'not-found' });
    if (order.account_pk === actor.pk) return refused({ code: 'own-order' });
    const { delivered_on, purpose } = order;
    if (delivered_on === null) return refused({ code: 'wrong-state', state: order.state });
    const before = await changesSoFar(trx, { register: 'copies', entryId: lineId });
    if (before.length !== input.seen) return refused({ code: 'stale', current: before.length });
    // As it was given to the reader: lines of delivered orders never change.
    const rules = room.policy.on(dayInVietnam(new Date(order.submitted_at ?? order.created_at)));
    const problems = lineProblems(input, found, rules);
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    const now = corrected(found, before);
    const [was, changes] = changesBetween(now, { ...input.changes, ...numberFor(now, input.changes, delivered_on) });
    if (!changes) return refused({ code: 'invalid', problems: [{ field: 'changes', code: 'nothing-to-correct' }] });
    const is = corrected(found, [...before, changes]);
    const at = room.now().toISOString();
    const { reason } = input;
    const id = await writeCorrection(trx, { register: 'copies', entryId: lineId, changes, reason, by: actor.pk, at });
    const use = (line: typeof is) => useOfOrder({ delivered_on, purpose }, line.void ? [] : [line]);
    await room.count(trx, takenAway(use(was)));
    await room.count(trx, use(is));
    await recordAudit(trx, at, {
      actor: actor.id,
      action: 'register.correct',
      subject: `copies:${order.id}`,
      data: { correction: id, line: lineId, fields: Object.keys(changes) },
    });
    return done({ correctionId: id });
  });
}

function findLine(trx: Transaction<Database>, id: string) {
  return trx
    .selectFrom('copy_order_line as line')
    .innerJoin('copy_order', 'copy_order.pk', 'line.order_pk')
    .select(['line.id', 'line.kind', 'line.pages', 'line.copies', 'line.authenticated', 'line.authentication_number'])
    .select('copy_order.id as order_id')
    .where('line.id', '=', id)
    .executeTakeFirst();
}

/** An authentication that was left out gets its number with the correction that says so. */
function numberFor(
  { authentication_number }: Pick<LineRow, 'authentication_number'>,
  { authenticated }: LineCorrections,
  deliveredOn: string,
): { authentication_number?: string } {
  if (authenticated !== 1 || authentication_number !== null) return {};
  return { authentication_number: newSpokenNumber('XT', deliveredOn.slice(0, 4)) };
}

function lineProblems(
  { changes, reason }: { changes: LineCorrections; reason: string },
  { kind }: Pick<LineRow, 'kind'>,
  { limits, kinds }: CopyRules,
): CopyProblem[] {
  const { pages, copies, authenticated } = changes;
  const counts = [
    { field: 'pages', count: pages, most: limits.pagesPerLine },
    { field: 'copies', count: copies, most: limits.copiesPerLine },
  ].filter(({ count, most }) => count !== undefined && !(Number.isSafeInteger(count) && count >= 1 && count <= most));
  const mayBeAuthenticated = kinds.find(({ code }) => code === kind)?.authenticable ?? false;
  return [
    ...(reason.trim() === '' ? [{ field: 'reason', code: 'missing' } as const] : []),
    ...(reason.length > LONGEST_REASON ? [{ field: 'reason', code: 'too-many', most: LONGEST_REASON } as const] : []),
    ...(Object.keys(changes).every((field) => LINE_FIELDS.includes(field))
      ? []
      : [{ field: 'changes', code: 'unknown' } as const]),
    ...counts.map(({ field, most }) => ({ field, code: 'not-a-count', most }) as const),
    ...(authenticated === undefined || authenticated === 0 || authenticated === 1
      ? []
      : [{ field: 'authenticated', code: 'unknown' } as const]),
    ...(authenticated === 1 && !mayBeAuthenticated
      ? [{ field: 'authenticated', code: 'not-authenticable' } as const]
      : []),
  ];
}
