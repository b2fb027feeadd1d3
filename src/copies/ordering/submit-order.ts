import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newSpokenNumber } from '../../platform/spoken-number.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { dueDay } from '../../requests/clock/due-day.ts';
import type { OrderChange } from '../change.ts';
import { checkCopyForm, type CheckedLine } from '../check-form.ts';
import { readCopyForm } from '../copy-form.ts';
import { fixLines } from '../effects/fix-lines.ts';
import { mailReader } from '../effects/mail.ts';
import type { CopyProblem, CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import { countOrders, lockOrdersOf } from '../storage/count-orders.ts';
import { transition } from '../transition.ts';

interface Sent {
  version: number;
  number: string;
  dueOn: string;
}

/** While any of these, an order counts among the reader's open ones. */
const OPEN = ['submitted', 'quoted', 'accepted', 'paid', 'waived', 'in-production'] as const;

/**
 * Sends a draft as it was last saved. A second press of the same button finds the order sent with its key and gets
 * the same answer.
 */
export async function submitOrder(
  room: CopyRoom,
  actor: Actor,
  id: string,
  { version, submissionKey }: { version: number; submissionKey: string },
): Promise<Result<Sent, CopyRefusal>> {
  const before = await sentOrder(room.db, actor, id, submissionKey);
  if (before) return done(before);
  const ids = await recordsOfDraft(room, id);
  const facts = await room.facts.forReaders(ids);
  const sent = await transition(room, actor, { id, version, action: 'submit' }, (change) =>
    sendDraft(change, { facts, submissionKey }),
  );
  // Pressed twice at once: the first press has sent it while the second waited.
  return sent.ok ? sent : resultOf(await sentOrder(room.db, actor, id, submissionKey), sent);
}

/** What sending does, whoever presses the button: the reader's own grants decide what may be copied. */
export async function sendDraft(
  change: OrderChange,
  { facts, submissionKey }: Omit<Sending, 'lines'>,
): Promise<Result<{ number: string; dueOn: string }, CopyRefusal>> {
  const { room, trx, row, rules, today } = change;
  const grants = await room.grants(trx, today, row.account_pk);
  const { purposes } = room.requestPolicy.on(today);
  const { lines, problems } = checkCopyForm(readCopyForm(row.form), { rules, purposes, facts, grants });
  if (problems.length > 0) return refused({ code: 'invalid', problems });
  await lockOrdersOf(trx, row.account_pk);
  if ((await countOrders(trx, row.account_pk, OPEN)) >= rules.limits.openOrders) {
    return refused({ code: 'limit', limit: 'open-orders', most: rules.limits.openOrders });
  }
  return done(await send(change, { lines, facts, submissionKey }));
}

function resultOf(meanwhile: Sent | undefined, sent: Result<Sent, CopyRefusal>): Result<Sent, CopyRefusal> {
  return meanwhile ? done(meanwhile) : sent;
}

/** What sending would refuse the form for. */
export async function checkOrder(
  room: CopyRoom,
  actor: Actor,
  id: string,
): Promise<Result<CopyProblem[], { code: 'not-found' }>> {
  if (actor.kind !== 'reader') return refused({ code: 'not-found' });
  const row = await room.db
    .selectFrom('copy_order')
    .select('form')
    .where('id', '=', id)
    .where('account_pk', '=', actor.pk)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (!row) return refused({ code: 'not-found' });
  const today = dayInVietnam(room.now());
  const form = readCopyForm(row.form);
  const facts = await room.facts.forReaders(form.lines.map(({ recordId }) => recordId));
  const grants = await room.grants(room.db, today, actor.pk);
  const { purposes } = room.requestPolicy.on(today);
  return done(checkCopyForm(form, { rules: room.policy.on(today), purposes, facts, grants }).problems);
}

/** Looked up before the transaction; a draft saved meanwhile has another version and is refused as stale. */
async function recordsOfDraft(room: CopyRoom, id: string): Promise<string[]> {
  const draft = await room.db
    .selectFrom('copy_order')
    .select('form')
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return draft ? readCopyForm(draft.form).lines.map(({ recordId }) => recordId) : [];
}

interface Sending {
  lines: readonly CheckedLine[];
  facts: Awaited<ReturnType<CopyRoom['facts']['forReaders']>>;
  submissionKey: string;
}

async function send(
  change: OrderChange,
  { lines, facts, submissionKey }: Sending,
): Promise<{ number: string; dueOn: string }> {
  const { room, trx, patch, row, at, now, today } = change;
  const form = readCopyForm(row.form);
  const number = newSpokenNumber('BS', today.slice(0, 4));
  const isConditional = lines.some(({ recordId }) => facts.get(recordId)?.access !== 'open');
  const timeLimit = isConditional ? 'conditional' : 'copy';
  Object.assign(patch, { submitted_at: at, submission_key: submissionKey, purpose: form.purpose, note: form.note });
  await change.effect('give-number', () => Object.assign(patch, { number }));
  await change.effect('fix-lines', () => fixLines(change, lines, facts));
  const dueOn = await change.effect('start-clock', async () => {
    const { workingDays } = room.requestPolicy.on(today).timeLimits[timeLimit];
    const calendar = await room.calendar(trx);
    const { day } = dueDay({ received: now, workingDays, pauses: [], extensions: [], calendar });
    Object.assign(patch, { due_on: day, time_limit: timeLimit });
    return day ?? today;
  });
  change.data = { lines: lines.length };
  await change.effect('mail-reader', () => mailReader(change, 'copies-received', { lines: lines.length, dueOn }));
  return { number, dueOn };
}

async function sentOrder(db: Kysely<Database>, actor: Actor, id: string, key: string): Promise<Sent | undefined> {
  if (actor.kind !== 'reader' || key === '') return undefined;
  const row = await db
    .selectFrom('copy_order')
    .select(['version', 'number', 'due_on'])
    .where('id', '=', id)
    .where('account_pk', '=', actor.pk)
    .where('submission_key', '=', key)
    .executeTakeFirst();
  return row?.number ? { version: row.version, number: row.number, dueOn: row.due_on ?? '' } : undefined;
}
