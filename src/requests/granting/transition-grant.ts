import type { Transaction, Updateable } from 'kysely';
import { isTheirOwn, type Actor } from '../../readers/actor.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { AccessGrantTable } from '../../platform/database/tables/requests.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { auditRefusal } from '../audit-refusal.ts';
import type { Change } from '../change.ts';
import { maySee, partsOf } from '../parts.ts';
import type { Refusal } from '../refusals.ts';
import type { Room } from '../room.ts';
import type { CaseRow, GrantRow } from '../storage/case-rows.ts';
import { recordEvent } from '../storage/record-event.ts';
import { GRANT_RULES, type GrantAction, type GrantRule, type Part } from '../transitions.ts';
import { mailAboutGrant } from './mail-about-grant.ts';

interface GrantOrder {
  /** access_grant.id */
  id: string;
  /** Left out by a job. */
  version?: number;
  action: Exclude<GrantAction, 'replace'>;
  /** Told to the reader. */
  reason?: string;
}

/** The only writer of a grant's state, as transition.ts is of a case's. What is written holds at the next page asked for. */
export async function transitionGrant(
  room: Room,
  actor: Actor,
  order: GrantOrder,
): Promise<Result<{ version: number }, Refusal>> {
  let caseId: string | undefined;
  const result = await room.db.transaction().execute(async (trx): Promise<Result<{ version: number }, Refusal>> => {
    const grant = await lockGrant(trx, order.id);
    const row = grant && (await caseOf(trx, grant));
    if (!row || !maySee(actor, row)) return refused({ code: 'not-found' });
    caseId = row.id;
    const parts = partsOf(actor, row);
    const ofAction = GRANT_RULES.filter(({ action }) => action === order.action);
    if (!ofAction.some((rule) => isTheirs(rule, parts))) return refused({ code: 'not-allowed' });
    if (order.version !== undefined && order.version !== grant.version) {
      return refused({ code: 'stale', current: grant.version });
    }
    const rule = ofAction.find(({ from }) => from === grant.state);
    if (!rule) return refused({ code: 'wrong-state', state: grant.state });
    const now = room.now();
    const refusal = guardRefusal(rule, actor, grant, dayInVietnam(now));
    if (refusal) return refused(refusal);
    const event = { trx, row, actorPk: 'pk' in actor ? actor.pk : null, at: now.toISOString() };
    const version = await moveGrant(event, grant, rule, order.reason === undefined ? {} : { reason: order.reason });
    if (rule.effects.includes('mail-reader')) await mailAboutGrant(event, grant, rule.to, version);
    await recordAudit(trx, event.at, {
      actor: 'id' in actor ? actor.id : actor.kind,
      action: `grant.${order.action}`,
      subject: `grant:${grant.id}`,
      data: { case: row.id, from: grant.state, to: rule.to },
    });
    return done({ version });
  });
  if (!result.ok && caseId) {
    await auditRefusal(room, actor, { id: caseId, action: `grant-${order.action}` }, result.refusal);
  }
  return result;
}

/** An appeal's decision ends the grant that the first one gave, within its own change. */
export async function replaceGrant(change: Change, itemPk: number): Promise<void> {
  const grant = await change.trx
    .selectFrom('access_grant')
    .selectAll()
    .where('item_pk', '=', itemPk)
    .where('state', 'in', ['active', 'suspended'])
    .executeTakeFirst();
  if (!grant) return;
  const rule = GRANT_RULES.find(
    (one) => one.action === 'replace' && one.from === grant.state && isTheirs(one, change.parts),
  );
  if (!rule) throw new Error(`a grant that is ${grant.state} cannot be replaced`);
  await moveGrant(change, grant, rule, {});
}

async function moveGrant(
  event: Pick<Change, 'trx' | 'row' | 'actorPk' | 'at'>,
  grant: GrantRow,
  rule: GrantRule,
  patch: Updateable<AccessGrantTable>,
): Promise<number> {
  const version = grant.version + 1;
  const { numUpdatedRows } = await event.trx
    .updateTable('access_grant')
    .set({ ...patch, state: rule.to, version, changed_at: event.at })
    .where('pk', '=', grant.pk)
    .where('version', '=', grant.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error('a grant was changed beside its lock');
  await recordEvent(event, {
    action: `grant-${rule.action}`,
    from: rule.from,
    to: rule.to,
    itemPk: grant.item_pk,
    data: { grant: grant.id },
  });
  return version;
}

async function lockGrant(trx: Transaction<Database>, id: string): Promise<GrantRow | undefined> {
  const found = trx.selectFrom('access_grant').selectAll().where('id', '=', id);
  return (isPostgres(trx) ? found.forUpdate() : found).executeTakeFirst();
}

async function caseOf(trx: Transaction<Database>, grant: GrantRow): Promise<CaseRow> {
  return trx.selectFrom('access_case').selectAll().where('pk', '=', grant.case_pk).executeTakeFirstOrThrow();
}

function isTheirs({ by }: GrantRule, parts: ReadonlySet<Part>): boolean {
  return by.some((part) => parts.has(part));
}

function guardRefusal({ guards }: GrantRule, actor: Actor, grant: GrantRow, today: string): Refusal | undefined {
  if (guards.includes('not-own') && isTheirOwn(actor, grant.account_pk)) {
    return { code: 'own-request' };
  }
  if (guards.includes('past-last-day') && today <= grant.until_day) return { code: 'wrong-state', state: grant.state };
  return undefined;
}
