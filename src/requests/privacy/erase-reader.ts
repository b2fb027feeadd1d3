import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { hasRole, type Actor } from '../../readers/actor.ts';
import { emptyCases } from '../storage/case-contents.ts';
import type { AskedErasure } from './privacy.ts';
import type { PrivacyRoom } from './privacy-room.ts';
import { registerUses } from './register-uses.ts';

type NotFound = { code: 'not-found' };
type NotNow = { code: 'not-now' };
type OpenCases = { code: 'open-cases' };

/** Sent, and not decided yet: whoever asks to be forgotten asks for these no longer. */
const WITHDRAWN = new Set(['submitted', 'in-review', 'awaiting-applicant', 'consulting']);
/** While one of these is going on, its reader cannot go. */
const BEING_DECIDED = ['submitted', 'in-review', 'awaiting-applicant', 'consulting', 'under-appeal'] as const;

/** A request came in while its reader was being erased. */
class StillDeciding extends Error {}

export async function askErasure(
  { people, requests }: PrivacyRoom,
  actor: Actor,
): Promise<Result<{ due: string; withdrawn: number }, NotFound | NotNow>> {
  const asked = await people.requestErasure(actor);
  if (!asked.ok) return asked;
  let withdrawn = 0;
  for (const { id, state } of await requests.ownCases(actor)) {
    if (!WITHDRAWN.has(state)) continue;
    const read = await requests.ownCase(actor, id);
    if (!read.ok) continue;
    const ended = await requests.withdraw(actor, id, { version: read.value.version });
    if (ended.ok) withdrawn += 1;
  }
  return done({ due: asked.value.due, withdrawn });
}

export async function erasuresAsked(room: PrivacyRoom, actor: Actor): Promise<Result<AskedErasure[], NotFound>> {
  const asked = await room.people.erasuresAsked(actor);
  if (!asked.ok) return asked;
  const today = dayInVietnam(room.now());
  const open = await openCases(
    room.db,
    asked.value.map(({ id }) => id),
  );
  return done(asked.value.map((one) => ({ ...one, isLate: today > one.due, openCases: open.get(one.id) ?? 0 })));
}

/** Person and words go in one transaction, after who had what was written into the security register. */
export async function eraseReader(
  room: PrivacyRoom,
  actor: Actor,
  accountId: string,
): Promise<Result<void, NotFound | NotNow | OpenCases>> {
  if (actor.kind !== 'system' && !hasRole(actor, 'administrator')) return refused({ code: 'not-found' });
  if ((await openCases(room.db, [accountId])).size > 0) return refused({ code: 'open-cases' });
  for (const { leave } of room.elsewhere) if (!(await leave(accountId))) return refused({ code: 'open-cases' });
  try {
    return await room.people.erase(actor, accountId, (trx, accountPk) => forget(room, trx, accountPk));
  } catch (error) {
    if (error instanceof StillDeciding) return refused({ code: 'open-cases' });
    throw error;
  }
}

async function forget(room: PrivacyRoom, trx: Transaction<Database>, pk: number): Promise<void> {
  const { now, secrets, policy, elsewhere } = room;
  const at = now();
  const { useDays } = policy(dayInVietnam(at));
  const cases = await trx.selectFrom('access_case').select(['pk', 'state']).where('account_pk', '=', pk).execute();
  if (cases.some(({ state }) => (BEING_DECIDED as readonly string[]).includes(state))) throw new StillDeciding();
  const drafts = cases.filter(({ state }) => state === 'draft').map((one) => one.pk);
  const sent = cases.filter(({ state }) => state !== 'draft').map((one) => one.pk);
  await registerUses(trx, sent, { secrets, useDays });
  await emptyCases(trx, sent, at.toISOString());
  if (drafts.length > 0) {
    await trx.deleteFrom('attachment').where('case_pk', 'in', drafts).execute();
    await trx.deleteFrom('access_case').where('pk', 'in', drafts).execute();
  }
  await trx.deleteFrom('cart').where('account_pk', '=', pk).execute();
  for (const kept of elsewhere) await kept.forget(trx, pk, at.toISOString());
}

/** How many requests of these accounts are still being decided, where any are. */
async function openCases(db: Kysely<Database>, accountIds: readonly string[]): Promise<Map<string, number>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('access_case')
    .innerJoin('account', 'account.pk', 'access_case.account_pk')
    .where('account.id', 'in', accountIds)
    .where('access_case.state', 'in', BEING_DECIDED)
    .select((e) => ['account.id', e.fn.countAll<number>().as('count')])
    .groupBy('account.id')
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}
