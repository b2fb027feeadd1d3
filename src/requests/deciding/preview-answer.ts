import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { accessNow } from '../item-chain.ts';
import type { LetterContent } from '../letter-content.ts';
import { letterCaseOf } from '../letters/letter-case.ts';
import { maySee, partsOf } from '../parts.ts';
import type { Refusal } from '../refusals.ts';
import type { Room } from '../room.ts';
import { itemsOf, readerOf } from '../storage/case-rows.ts';
import { answerLetter, checkAnswer, type AppealAnswer } from './appeal-answer.ts';

/** The letter that would answer the wish for another look, for whoever has it. Nothing is written. */
export async function previewAnswer(
  room: Room,
  actor: Actor,
  id: string,
  answer: AppealAnswer,
): Promise<Result<LetterContent, Refusal>> {
  const { db, now, policy, archive, facts } = room;
  const row = await db.selectFrom('access_case').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || actor.kind !== 'staff' || !maySee(actor, row)) return refused({ code: 'not-found' });
  if (row.state !== 'under-appeal' || !row.policy_from) return refused({ code: 'wrong-state', state: row.state });
  if (!partsOf(actor, row).has('assignee')) return refused({ code: 'not-allowed' });
  const today = dayInVietnam(now());
  const rules = policy.named(row.policy_from);
  const items = await itemsOf(db, row.pk);
  const reader = await readerOf(db, row.account_pk);
  const recordIds = items.map(({ record_id }) => record_id);
  const access = await accessNow(facts, recordIds);
  const checked = await checkAnswer({ trx: db, row, items, rules, access, reader, today }, answer);
  if (!checked.ok) return checked;
  const about = letterCaseOf(row, { reader, rules, today, archive });
  return done(answerLetter(about, checked.value, { words: answer.words, signer: actor.name }));
}
