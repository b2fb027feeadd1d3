import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { checkForm } from '../check-form.ts';
import { dueDay } from '../clock/due-day.ts';
import type { Refusal } from '../refusals.ts';
import type { DraftCheck } from '../requests.ts';
import type { Room } from '../room.ts';
import { evidenceFiles } from '../storage/evidence-files.ts';
import { readForm } from '../tidy-form.ts';

/** What sending the draft now would be refused for, or when its answer would be due. Nothing is written. */
export async function checkDraft(room: Room, actor: Actor, id: string): Promise<Result<DraftCheck, Refusal>> {
  const { db, now, policy, facts, calendar } = room;
  const row = await db.selectFrom('access_case').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || actor.kind !== 'reader' || row.account_pk !== actor.pk) return refused({ code: 'not-found' });
  if (row.state !== 'draft') return refused({ code: 'wrong-state', state: row.state });
  const received = now();
  const rules = policy.on(dayInVietnam(received));
  const form = readForm(row.form);
  const records = await facts.forReaders(form.items.map(({ recordId }) => recordId));
  const checked = checkForm(form, rules, records, await evidenceFiles(db, row.pk));
  if (checked.problems.length > 0) return refused({ code: 'invalid', problems: checked.problems });
  const { workingDays } = rules.timeLimits[checked.timeLimit];
  const { day } = dueDay({ received, workingDays, pauses: [], extensions: [], calendar: await calendar(db) });
  return done({ dueOn: day, timeLimit: checked.timeLimit, workingDays });
}
