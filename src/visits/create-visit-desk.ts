import type { Actor, StaffActor } from '../readers/actor.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { readSpokenNumber } from '../platform/spoken-number.ts';
import { changeFiles } from './booking/change-files.ts';
import { moveVisit } from './booking/move-visit.ts';
import { endCard, findByCard, issueCard, printedCard, readCard } from './cards/keep-cards.ts';
import { affectedBy, endException, setException } from './closures/keep-exceptions.ts';
import { bookFor } from './desk/book-for.ts';
import { callOffVisit, confirmVisit, declineVisit } from './desk/decide-visit.ts';
import { deskLines } from './desk/desk-lines.ts';
import { openVisit } from './desk/open-visit.ts';
import { readDay } from './desk/read-day.ts';
import { arriveVisit, completeVisit, missVisit, undoArrival } from './desk/receive-visit.ts';
import { setsClosures, worksInReadingRoom } from './parts.ts';
import { inOrder } from './reading/own-lines.ts';
import type { VisitRoom } from './room.ts';
import { allExceptions } from './storage/exceptions.ts';
import { visitReaderById } from './storage/reader-rows.ts';
import type { VisitDesk } from './visit-desk.ts';

/** Visits as the staff of the reading room handle them, as kept in the database. */
export function createVisitDesk(room: VisitRoom): VisitDesk {
  const { db, now } = room;
  return {
    day: (actor, day) => asStaff(actor, (staff) => readDay(room, staff, day)),
    toConfirm: (actor) =>
      asStaff(actor, async () => {
        const rows = await db.selectFrom('visit').selectAll().where('state', '=', 'requested').execute();
        return done(await deskLines(db, inOrder(rows)));
      }),
    toSignOut: (actor) =>
      asStaff(actor, async () => {
        const rows = await db
          .selectFrom('visit')
          .selectAll()
          .where('state', '=', 'arrived')
          .where('day', '<', dayInVietnam(now()))
          .execute();
        return done(await deskLines(db, inOrder(rows)));
      }),
    open: (actor, id) => asStaff(actor, (staff) => openVisit(room, staff, id)),
    findByNumber: (actor, text) =>
      asStaff(actor, async () => {
        const number = readSpokenNumber('LD', text) ?? '';
        const row = await db.selectFrom('visit').select('id').where('number', '=', number).executeTakeFirst();
        return row ? done(row) : refused({ code: 'not-found' });
      }),
    ofReader: (actor, readerId) =>
      asStaff(actor, async () => {
        const reader = await visitReaderById(db, readerId);
        if (!reader) return refused({ code: 'not-found' });
        const rows = await db
          .selectFrom('visit')
          .selectAll()
          .where('account_pk', '=', reader.pk)
          .where('state', 'not in', ['held', 'released'])
          .execute();
        return done(await deskLines(db, inOrder(rows)));
      }),

    bookFor: (actor, readerId, input) => bookFor(room, actor, readerId, input),
    confirm: (actor, id, input) => confirmVisit(room, actor, id, input),
    decline: (actor, id, input) => declineVisit(room, actor, id, input),
    callOff: (actor, id, input) => callOffVisit(room, actor, id, input),
    move: (actor, id, input) => asStaff(actor, () => moveVisit(room, actor, id, input)),
    changeFiles: (actor, id, input) => asStaff(actor, () => changeFiles(room, actor, id, input)),
    arrive: (actor, id, input) => arriveVisit(room, actor, id, input),
    undoArrival: (actor, id, input) => undoArrival(room, actor, id, input),
    complete: (actor, id, input) => completeVisit(room, actor, id, input),
    miss: (actor, id, input) => missVisit(room, actor, id, input),

    exceptions: (actor) => asKeeper(actor, async () => done(await allExceptions(db, dayInVietnam(now())))),
    affectedBy: (actor, input) => asKeeper(actor, () => affectedBy(room, input)),
    setException: (actor, input) => asKeeper(actor, (staff) => setException(room, staff, input)),
    endException: (actor, id, input) => asKeeper(actor, (staff) => endException(room, staff, id, input)),

    card: (actor, readerId) => asStaff(actor, () => readCard(room, readerId)),
    issueCard: (actor, readerId, input) => asStaff(actor, (staff) => issueCard(room, staff, readerId, input)),
    printedCard: (actor, readerId) => asStaff(actor, (staff) => printedCard(room, staff, readerId)),
    endCard: (actor, readerId) => asStaff(actor, (staff) => endCard(room, staff, readerId)),
    findByCard: (actor, text) => asStaff(actor, () => findByCard(room, text)),
  };
}

type Answer<Value, Refusal> = Promise<Result<Value, Refusal | { code: 'not-found' }>>;
type Asked<Value, Refusal> = (staff: StaffActor) => Promise<Result<Value, Refusal>>;

async function asStaff<Value, Refusal>(actor: Actor, work: Asked<Value, Refusal>): Answer<Value, Refusal> {
  return worksInReadingRoom(actor) ? work(actor) : refused({ code: 'not-found' });
}

async function asKeeper<Value, Refusal>(actor: Actor, work: Asked<Value, Refusal>): Answer<Value, Refusal> {
  return setsClosures(actor) ? work(actor) : refused({ code: 'not-found' });
}
