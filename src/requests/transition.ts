import type { Transaction } from 'kysely';
import type { Actor } from '../readers/actor.ts';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { auditRefusal } from './audit-refusal.ts';
import { Change } from './change.ts';
import { GUARDS } from './guards.ts';
import { accessNow, type AccessNow } from './item-chain.ts';
import { maySee, partsOf } from './parts.ts';
import type { Refusal } from './refusals.ts';
import type { Room } from './room.ts';
import type { CaseState, ItemState } from './states.ts';
import { itemsOf, lockCase, readerOf, type ItemRow } from './storage/case-rows.ts';
import { recordEvent } from './storage/record-event.ts';
import { CASE_RULES, ITEM_RULES, type CaseAction, type CaseRule, type Guard, type ItemAction } from './transitions.ts';

interface CaseOrder {
  /** access_case.id */
  id: string;
  /** As the actor saw it; a job, which saw nothing, leaves it out. */
  version?: number;
  action: CaseAction;
}

interface ItemOrder {
  id: string;
  version: number;
  action: Exclude<ItemAction, 'drop' | 'reopen' | 'vary'>;
  itemIds: readonly string[];
}

type Order = CaseOrder | ItemOrder;

/** What a change does once it is allowed. It refuses before it writes, or not at all. */
type Work<Value> = (change: Change, items: ItemRow[]) => Promise<Result<Value, Refusal>>;

/** Records that the change looks at as they are now. Asked for before the transaction. */
interface LooksAt {
  records?: readonly string[];
}

/**
 * The only writer of a case's, an item's and (transition-grant.ts) a grant's state. In one transaction: reads the case,
 * judges (may the actor see it, do this at all, is the version current, does the state allow it, do the guards hold),
 * lets the use case work, checks that every effect of the table happened, writes state, version, event and audit entry.
 * A refusal has written nothing; that somebody tried what is not theirs goes into the audit log.
 */
export async function transition<Value extends object>(
  room: Room,
  actor: Actor,
  order: Order,
  work: Work<Value>,
  { records = [] }: LooksAt = {},
): Promise<Result<Value & { version: number }, Refusal>> {
  const access = await accessNow(room.facts, records);
  const result = await room.db.transaction().execute((trx) => within(trx, room, actor, order, work, access));
  if (!result.ok) await auditRefusal(room, actor, order, result.refusal);
  return result;
}

async function within<Value extends object>(
  trx: Transaction<Database>,
  room: Room,
  actor: Actor,
  order: Order,
  work: Work<Value>,
  access: AccessNow,
): Promise<Result<Value & { version: number }, Refusal>> {
  const row = await lockCase(trx, order.id);
  if (!row || !maySee(actor, row)) return refused({ code: 'not-found' });
  const now = room.now();
  const today = dayInVietnam(now);
  const change = new Change({
    room,
    trx,
    actor,
    now,
    today,
    row,
    items: await itemsOf(trx, row.pk),
    reader: await readerOf(trx, row.account_pk),
    rules: row.policy_from === null ? room.policy.on(today) : room.policy.named(row.policy_from),
    access,
    parts: partsOf(actor, row),
  });
  const judged = 'itemIds' in order ? judgeItems(change, order) : judgeCase(change, order);
  if (!judged.ok) return judged;
  const { guards, effects, to, items } = judged.value;
  for (const guard of guards) {
    const refusal = await GUARDS[guard](change, items);
    if (refusal) return refused(refusal);
  }
  const worked = await work(change, items);
  if (!worked.ok) {
    if (change.effects.size > 0) throw new Error(`${order.action} was refused after it had begun to write`);
    return worked;
  }
  const owed = effects.find((effect) => !change.effects.has(effect));
  const beyond = [...change.effects].find((effect) => !effects.includes(effect));
  if (owed ?? beyond) throw new Error(`${order.action}: the table and what was done differ in "${owed ?? beyond}"`);
  const version = row.version + 1;
  if (to !== 'gone') await settle(change, order.action, to, version, !('itemIds' in order));
  if (order.action !== 'save') {
    await recordAudit(trx, change.at, {
      actor: 'id' in actor ? actor.id : actor.kind,
      action: `case.${order.action}`,
      subject: `case:${row.id}`,
      data: { from: row.state, to, version, ...('itemIds' in order ? { items: order.itemIds } : {}), ...change.data },
    });
  }
  return done({ ...worked.value, version });
}

interface Judged {
  to: CaseState | 'gone';
  guards: readonly Guard[];
  effects: CaseRule['effects'];
  items: ItemRow[];
}

function judgeCase({ row, parts, items }: Change, order: CaseOrder): Result<Judged, Refusal> {
  const rules = CASE_RULES.filter((rule) => rule.action === order.action);
  if (!rules.some((rule) => isTheirs(rule, parts))) return refused({ code: 'not-allowed' });
  if (order.version !== undefined && order.version !== row.version) return refused(stale(row.version));
  const rule = rules.find(({ from }) => from === row.state);
  if (!rule) return refused({ code: 'wrong-state', state: row.state });
  if (!isTheirs(rule, parts)) return refused({ code: 'not-allowed' });
  return done({ to: rule.to, guards: guardsOf([rule]), effects: rule.effects, items });
}

function judgeItems({ row, parts, items }: Change, order: ItemOrder): Result<Judged, Refusal> {
  const rules = ITEM_RULES.filter((rule) => rule.action === order.action);
  if (!rules.some((rule) => isTheirs(rule, parts))) return refused({ code: 'not-allowed' });
  if (order.version !== row.version) return refused(stale(row.version));
  const named = order.itemIds.map((id) => items.find((item) => item.id === id));
  const found = [...new Set(named)].filter((item) => item !== undefined);
  if (named.includes(undefined)) return refused({ code: 'not-found' });
  if (found.length === 0) return refused({ code: 'invalid', problems: [{ field: 'items', code: 'missing' }] });
  const applied = [];
  for (const item of found) {
    const fitting = rules.filter(({ within, from }) => within === row.state && from === item.state);
    if (fitting.length === 0) return refused({ code: 'wrong-state', state: wrongState(rules, row.state, item.state) });
    const theirs = fitting.filter((rule) => isTheirs(rule, parts));
    if (theirs.length === 0) return refused({ code: 'not-allowed' });
    applied.push(...theirs);
  }
  return done({ to: row.state, guards: guardsOf(applied), effects: [], items: found });
}

/** Names what is in the way: the item's state where the case's would do. */
function wrongState(
  rules: readonly { within: CaseState }[],
  ofCase: CaseState,
  ofItem: ItemState,
): CaseState | ItemState {
  return rules.some(({ within }) => within === ofCase) ? ofItem : ofCase;
}

function isTheirs(rule: Pick<CaseRule, 'by'>, parts: Change['parts']): boolean {
  return rule.by.some((part) => parts.has(part));
}

function guardsOf(rules: readonly Pick<CaseRule, 'guards'>[]): Judged['guards'] {
  return [...new Set(rules.flatMap(({ guards }) => guards))];
}

function stale(current: number): Refusal {
  return { code: 'stale', current };
}

/** Saving a draft leaves no trace but the draft. */
async function settle(
  change: Change,
  action: Order['action'],
  to: CaseState,
  version: number,
  isCaseAction: boolean,
): Promise<void> {
  const { trx, row, at } = change;
  const { numUpdatedRows } = await trx
    .updateTable('access_case')
    .set({ ...change.patch, state: to, version, changed_at: at })
    .where('pk', '=', row.pk)
    .where('version', '=', row.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error('a case was changed beside its lock');
  if (isCaseAction && action !== 'save') {
    await recordEvent(change, { action, from: row.state, to, data: change.data });
  }
}
