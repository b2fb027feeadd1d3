import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newSpokenNumber } from '../../platform/spoken-number.ts';
import type { Change } from '../change.ts';
import { checkForm } from '../check-form.ts';
import { startClock } from '../effects/clock.ts';
import { fixItems } from '../effects/fix-items.ts';
import { indexForm } from '../effects/index-words.ts';
import { mailReader } from '../effects/mail.ts';
import { receiptLetter } from '../letters/build-letters.ts';
import { aboutChange, writeLetter } from '../letters/write-letter.ts';
import type { PublicRecordFacts, StaffRecordFacts } from '../record-facts.ts';
import type { Refusal } from '../refusals.ts';
import type { RequestForm } from '../request-form.ts';
import type { Room } from '../room.ts';
import { snapshotFrom } from '../snapshot-from.ts';
import { lockCartOf } from '../storage/cart-rows.ts';
import { countCases, countSentSince } from '../storage/count-cases.ts';
import { evidenceFiles } from '../storage/evidence-files.ts';
import { sentCase } from '../storage/sent-case.ts';
import { readForm } from '../tidy-form.ts';
import { transition } from '../transition.ts';

export interface Sent {
  version: number;
  number: string;
  dueOn: string;
}

/**
 * Sends a draft as it was last saved. A second press of the same button finds the case sent with its key and gets the
 * same answer.
 */
export async function submitRequest(
  room: Room,
  actor: Actor,
  id: string,
  { version, submissionKey }: { version: number; submissionKey: string },
): Promise<Result<Sent, Refusal>> {
  const before = await sentCase(room.db, actor, id, submissionKey);
  if (before) return done(before);
  const ids = await recordsOfDraft(room, id);
  const facts = await room.facts.forReaders(ids);
  const staffFacts = await room.facts.forStaff(ids);
  const sent = await transition(room, actor, { id, version, action: 'submit' }, async (change) => {
    const form = readForm(change.row.form);
    const checked = checkForm(form, change.rules, facts, await evidenceFiles(change.trx, change.row.pk));
    if (checked.problems.length > 0) return refused({ code: 'invalid', problems: checked.problems });
    const limit = await limitReached(change);
    if (limit) return refused(limit);
    const sending = { form, facts, staffFacts, checked, submissionKey };
    return done(await send(change, sending));
  });
  // Pressed twice at once: the first press has sent it while the second waited.
  if (!sent.ok) {
    const meanwhile = await sentCase(room.db, actor, id, submissionKey);
    if (meanwhile) return done(meanwhile);
  }
  return sent;
}

/** Looked up before the transaction; a draft saved meanwhile has another version and is refused as stale. */
async function recordsOfDraft(room: Room, id: string): Promise<string[]> {
  const draft = await room.db
    .selectFrom('access_case')
    .select('form')
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return draft ? readForm(draft.form).items.map(({ recordId }) => recordId) : [];
}

async function limitReached({ trx, row, rules, today, at }: Change): Promise<Refusal | undefined> {
  const { casesPerDay, openCases } = rules.limits;
  // Two drafts of one reader are counted one after the other.
  await lockCartOf(trx, row.account_pk, at);
  // Midnight in Việt Nam.
  const since = new Date(Date.parse(`${today}T00:00:00+07:00`)).toISOString();
  if ((await countSentSince(trx, row.account_pk, since)) >= casesPerDay) {
    return { code: 'limit', limit: 'cases-per-day', most: casesPerDay };
  }
  if ((await countCases(trx, row.account_pk, 'open')) >= openCases) {
    return { code: 'limit', limit: 'open-cases', most: openCases };
  }
  return undefined;
}

interface Sending {
  form: RequestForm;
  facts: ReadonlyMap<string, PublicRecordFacts>;
  staffFacts: ReadonlyMap<string, StaffRecordFacts>;
  checked: ReturnType<typeof checkForm>;
  submissionKey: string;
}

async function send(change: Change, sending: Sending): Promise<{ number: string; dueOn: string }> {
  const { form, facts, staffFacts, submissionKey } = sending;
  const { timeLimit, access } = sending.checked;
  const { patch, at, rules, today } = change;
  const number = newSpokenNumber('YC', today.slice(0, 4));
  const snapshots = form.items.map((item) => snapshotFrom(facts.get(item.recordId)!, item.use));
  Object.assign(patch, { submitted_at: at, access, purpose: form.purpose, submission_key: submissionKey });
  await change.effect('give-number', () => Object.assign(patch, { number, policy_from: rules.validFrom }));
  await change.effect('fix-items', () => fixItems(change, form, snapshots));
  const sum = await change.effect('start-clock', () => startClock(change, timeLimit));
  const dueOn = sum.day ?? today;
  await change.effect('write-letter', () =>
    writeLetter(
      change,
      receiptLetter(aboutChange(change), {
        purpose: rules.purposes.find(({ code }) => code === form.purpose)!.label,
        snapshots,
        workingDays: rules.timeLimits[timeLimit].workingDays,
        dueOn,
        sum: sum.explanation,
      }),
    ),
  );
  await change.effect('mail-reader', () => mailReader(change, 'case-submitted', { items: snapshots.length, dueOn }));
  await change.effect('index-words', () => indexForm(change, form, number, staffFacts));
  return { number, dueOn };
}
