import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dayAfter } from '../calendar-days.ts';
import { accessNow, chainOf, snapshotOf } from '../item-chain.ts';
import type { ItemDecision } from '../item-decision.ts';
import type { LetterContent } from '../letter-content.ts';
import { decisionLetter } from '../letters/build-letters.ts';
import { letterCaseOf } from '../letters/letter-case.ts';
import { maySee } from '../parts.ts';
import type { Refusal } from '../refusals.ts';
import type { Room } from '../room.ts';
import { itemsOf, readerOf, type ItemRow } from '../storage/case-rows.ts';
import { asSent } from './as-sent.ts';

/** The decision letter as it would go out now, of what is decided or at least proposed. Nothing is written. */
export async function previewLetter(room: Room, actor: Actor, id: string): Promise<Result<LetterContent, Refusal>> {
  const { db, now, policy, archive, facts } = room;
  const row = await db.selectFrom('access_case').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || actor.kind !== 'staff' || !maySee(actor, row)) return refused({ code: 'not-found' });
  if (row.state !== 'in-review' || row.policy_from === null) return refused({ code: 'wrong-state', state: row.state });
  const today = dayInVietnam(now());
  const rules = policy.named(row.policy_from);
  const items = await itemsOf(db, row.pk);
  // What was returned still has its proposal, to be worked out again, and is proposed no longer.
  const open = items.filter(({ state }) => state === 'pending');
  if (open.length > 0) return refused({ code: 'undecided', items: open.map((item) => item.id) });
  const reader = await readerOf(db, row.account_pk);
  const recordIds = items.map(({ record_id }) => record_id);
  const access = await accessNow(facts, recordIds);
  const sent = (item: ItemRow) =>
    asSent(JSON.parse(item.decision ?? item.proposal!) as ItemDecision, chainOf(item, rules, access), today);
  return done(
    decisionLetter(letterCaseOf(row, { reader, rules, today, archive }), {
      kind: 'decision',
      lines: items.map((item) => ({ snapshot: snapshotOf(item), decision: sent(item) })),
      appealUntil: dayAfter(today, rules.appeal.withinDays),
      signer: actor.name,
    }),
  );
}
