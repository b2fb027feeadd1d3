import type { Transaction } from 'kysely';
import type { StaffActor } from '../../readers/actor.ts';
import type { Database } from '../../platform/database/schema.ts';
import { newId } from '../../platform/secrets.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newSpokenNumber, readSpokenNumber } from '../../platform/spoken-number.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { mayVisit } from '../may-visit.ts';
import type { ReaderCard } from '../reader-card.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { cardByNumber, cardOf, daysWithUs, shownCard, type CardRow } from '../storage/cards.ts';
import { visitReaderById, type VisitReader } from '../storage/reader-rows.ts';
import type { VisitChange, VisitRead } from '../visits.ts';
import { writing, type Writing } from '../writing.ts';

/** The card of a reader, and on how many days they came or are to come. */
export async function readCard(
  room: VisitRoom,
  readerId: string,
): VisitRead<{ card: ReaderCard | null; days: number; needed: number }> {
  const { db, policy, now } = room;
  const today = dayInVietnam(now());
  const reader = await visitReaderById(db, readerId);
  if (!reader) return refused({ code: 'not-found' });
  const card = await cardOf(db, reader.pk);
  return done({
    card: card ? shownCard(card, reader, today) : null,
    days: await daysWithUs(db, reader.pk),
    needed: policy.on(today).card.fromDays,
  });
}

/** For readers of so many days. A card that has run out makes room for a new one. */
export function issueCard(
  room: VisitRoom,
  actor: StaffActor,
  readerId: string,
  { announcedDays }: { announcedDays: number },
): VisitChange<ReaderCard> {
  return withReader(room, readerId, async (open, reader) => {
    const { trx, at, today } = open;
    const refusal = mayVisit(reader);
    if (refusal) return refused(refusal);
    const before = await cardOf(trx, reader.pk);
    if (before && before.valid_until >= today) return refused({ code: 'has-card', number: before.number });
    const { fromDays, validMonths } = room.policy.on(today).card;
    const days = Math.max(await daysWithUs(trx, reader.pk), announcedDays);
    if (days < fromDays) return refused({ code: 'no-card-yet', days, needed: fromDays });
    if (before) await endRow(trx, before, { at, by: actor.pk });
    const card = {
      id: newId(),
      number: newSpokenNumber('TD', today.slice(0, 4)),
      account_pk: reader.pk,
      issued_on: today,
      issued_by: actor.pk,
      valid_until: monthsLater(today, validMonths),
      prints: 0,
      ended_at: null,
    };
    await trx.insertInto('reader_card').values(card).execute();
    open.note({
      actor: actor.id,
      action: 'card.issue',
      subject: `account:${reader.id}`,
      data: { card: card.id, days },
    });
    return done(shownCard(card, reader, today));
  });
}

/** One more print of it. */
export function printedCard(room: VisitRoom, actor: StaffActor, readerId: string): VisitChange<ReaderCard> {
  return withReader(room, readerId, async (open, reader) => {
    const card = await cardOf(open.trx, reader.pk);
    if (!card) return refused({ code: 'not-found' });
    const prints = card.prints + 1;
    await open.trx.updateTable('reader_card').set({ prints }).where('id', '=', card.id).execute();
    const data = { card: card.id, prints };
    open.note({ actor: actor.id, action: 'card.print', subject: `account:${reader.id}`, data });
    return done(shownCard({ ...card, prints }, reader, open.today));
  });
}

/** Lost, or handed back. */
export function endCard(room: VisitRoom, actor: StaffActor, readerId: string): VisitChange<null> {
  return withReader(room, readerId, async (open, reader) => {
    const card = await cardOf(open.trx, reader.pk);
    if (!card) return refused({ code: 'not-found' });
    await endRow(open.trx, card, { at: open.at, by: actor.pk });
    open.note({ actor: actor.id, action: 'card.end', subject: `account:${reader.id}`, data: { card: card.id } });
    return done(null);
  });
}

/** Whom a card's number names, however it was typed; also one that opens nothing any more, which then says so. */
export async function findByCard(
  { db, now }: VisitRoom,
  text: string,
): VisitRead<{ readerId: string; card: ReaderCard }> {
  const number = readSpokenNumber('TD', text);
  const found = number === undefined ? undefined : await cardByNumber(db, number);
  if (!found) return refused({ code: 'not-found' });
  const { card, reader } = found;
  return done({ readerId: reader.id, card: shownCard(card, reader, dayInVietnam(now())) });
}

function withReader<Value>(
  room: VisitRoom,
  readerId: string,
  work: (open: Writing, reader: VisitReader) => Promise<Result<Value, VisitRefusal>>,
): VisitChange<Value> {
  return writing(room, async (open) => {
    const reader = await visitReaderById(open.trx, readerId);
    return reader ? work(open, reader) : refused({ code: 'not-found' });
  });
}

async function endRow(
  trx: Transaction<Database>,
  { id }: CardRow,
  { at, by }: { at: string; by: number },
): Promise<void> {
  await trx.updateTable('reader_card').set({ ended_at: at, ended_by: by }).where('id', '=', id).execute();
}

/** The same day so many months on; where the month has no such day, its last. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
