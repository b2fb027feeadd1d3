import { SYSTEM, type Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newSpokenNumber } from '../../platform/spoken-number.ts';
import type { Change } from '../change.ts';
import { addItems } from '../effects/add-items.ts';
import { mailReader } from '../effects/mail-reader.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { auditVisitRefusal } from '../audit-refusal.ts';
import { keepSeats } from '../storage/seats.ts';
import { sentVisit } from '../storage/visit-rows.ts';
import { step } from '../transition.ts';
import type { VisitChange, VisitForm, VisitVersioned } from '../visits.ts';
import { writing, type Writing } from '../writing.ts';
import { checkFiles, type CheckedFile } from './check-files.ts';
import { confirmWithin, qualifies } from './confirm-visit.ts';
import { distinctFiles, fileProblems, formProblems } from './check-form.ts';

export interface Booked {
  version: number;
  number: string;
  state: 'requested' | 'confirmed';
}

type RequestInput = VisitVersioned & VisitForm & { submissionKey: string };

/** Asks for a visit whose seat is held; a second press of the same button gets the same answer. */
export async function requestVisit(
  room: VisitRoom,
  actor: Actor,
  id: string,
  input: RequestInput,
): VisitChange<Booked> {
  if (actor.kind === 'reader') {
    const before = await sentVisit(room.db, ownKey(actor.pk, input.submissionKey));
    if (before?.id === id) return done(answerOf(before));
  }
  const result = await writing(room, async (open): Promise<Result<Booked, VisitRefusal>> => {
    // Pressed twice at once: the first press has sent it while the second waited.
    if (actor.kind === 'reader') {
      const meanwhile = await sentVisit(open.trx, ownKey(actor.pk, input.submissionKey));
      if (meanwhile?.id === id) return done(answerOf(meanwhile));
    }
    const { version } = input;
    const asked = await requestWithin(open, actor, { id, version, form: input, key: input.submissionKey });
    if (!asked.ok || !asked.value.atOnce) return asked.ok ? done({ ...asked.value, state: 'requested' }) : asked;
    const confirmed = await confirmWithin(open, SYSTEM, { id, looked: true });
    if (!confirmed.ok) return confirmed;
    return done({ version: confirmed.value.version, number: asked.value.number, state: 'confirmed' });
  });
  if (!result.ok) await auditVisitRefusal(room, actor, { id, action: 'request' }, result.refusal);
  return result;
}

interface Asking {
  id: string;
  version?: number;
  form: VisitForm;
  key: string;
  /** It is confirmed in the same transaction, whatever policy says. */
  confirmsAnyway?: boolean;
}

/** @returns `atOnce` where policy confirms it without staff */
export function requestWithin(
  open: Writing,
  actor: Actor,
  { id, version, form, key, confirmsAnyway = false }: Asking,
): Promise<Result<{ version: number; number: string; atOnce: boolean }, VisitRefusal>> {
  return step(open, actor, { id, ...(version === undefined ? {} : { version }), action: 'request' }, async (change) => {
    const { trx, row, rules, reader, parts, patch, at, today } = change;
    const used = await sentVisit(trx, ownKey(row.account_pk, key));
    if (used) return refused({ code: 'invalid', problems: [{ field: 'submissionKey', code: 'unknown' }] });
    const files = distinctFiles(form.files);
    const recordIds = files.map(({ recordId }) => recordId);
    const { day, half } = row;
    const checks = await checkFiles(open.room, trx, { reader, recordIds, day, half, inTime: parts.has('owner') });
    const { purposes } = open.room.requestPolicy.on(today);
    const problems = [
      ...formProblems(form, { partySize: row.party_size, purposes }),
      ...fileProblems(files, checks, rules),
    ];
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    const atOnce = confirmsAnyway || isConfirmedAtOnce(change, checks);
    const number = await change.effect('give-number', () => newSpokenNumber('LD', today.slice(0, 4)));
    Object.assign(patch, {
      number,
      purpose: form.purpose,
      subject: form.subject.trim(),
      note: form.note.trim(),
      party_name: row.party_size > 1 ? form.partyName.trim() : null,
      requested_at: at,
      submission_key: ownKey(row.account_pk, key),
    });
    await change.effect('fix-items', () => addItems(change, files, checks));
    await keepSeat(change);
    // One letter is enough where the answer comes with the asking.
    await change.effect('mail-reader', () =>
      atOnce ? undefined : mailReader(change, 'visit-requested', { files: files.length }),
    );
    return done({ number, atOnce });
  });
}

/** The seat is the visit's, until it ends. */
export async function keepSeat(change: Change): Promise<void> {
  await change.effect('keep-seat', async () => {
    await keepSeats(change.trx, change.row.pk);
    Object.assign(change.patch, { held_until: null });
  });
}

function isConfirmedAtOnce(change: Change, checks: readonly CheckedFile[]): boolean {
  return qualifies(change.rules, {
    status: change.reader.status,
    assurance: change.reader.assurance,
    partySize: change.row.party_size,
    files: checks.length,
    allOpen: checks.every(({ by }) => by === 'open'),
  });
}

/** A key is its reader's own: nobody meets another's. */
export function ownKey(accountPk: number, submissionKey: string): string {
  return `${accountPk}:${submissionKey}`;
}

function answerOf({ version, number, state }: { version: number; number: string; state: string }): Booked {
  return { version, number, state: state === 'requested' ? 'requested' : 'confirmed' };
}
