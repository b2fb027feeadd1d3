import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam, timeInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { linesOf, type ItemLineRow } from '../storage/item-lines.ts';
import type { VisitRoom } from '../room.ts';
import { describeItems } from './describe-items.ts';
import type { ItemLine } from './desk-item.ts';
import { worksInReadingRoom } from '../parts.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { shelvedUntil } from './shelved-until.ts';
import { byStackOrder } from './stack-order.ts';

type Lines = Promise<Result<ItemLine[], DeliveryRefusal>>;

/** Everything that is not in its place, those in readers' hands first. */
export async function outNow(room: VisitRoom, actor: Actor): Lines {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  const rows = await rowsAway(room);
  return done(await describeItems(room, [...rows.filter(inHand), ...rows.filter((row) => !inHand(row))]));
}

/** In hands after the session's end, or fetched and lying there for longer than it may. */
export async function lateUnits(room: VisitRoom, actor: Actor): Lines {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  const now = room.now();
  const rows = await rowsAway(room);
  return done(
    await describeItems(
      room,
      rows.filter((row) => isLate(room, row, now)),
    ),
  );
}

/** Out of the stack, and wanted by nobody any more. */
export async function unitsToReshelve(room: VisitRoom, actor: Actor): Lines {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  const now = room.now();
  const rows = (await rowsAway(room)).filter((row) => !STILL_WANTED.has(row.state) || isKeptTooLong(row, now));
  return done(await describeItems(room, rows.toSorted(byStackOrder)));
}

const STILL_WANTED: ReadonlySet<ItemLineRow['state']> = new Set(['pulled', 'on-shelf', 'issued']);

function rowsAway({ db }: VisitRoom): Promise<ItemLineRow[]> {
  return linesOf(db, (query) =>
    query.where('visit_item.out_of_stack', '=', 1).orderBy('visit_item.changed_at').orderBy('visit_item.pk'),
  );
}

function inHand({ state }: ItemLineRow): boolean {
  return state === 'issued';
}

function isLate({ policy }: VisitRoom, row: ItemLineRow, now: Date): boolean {
  if (!inHand(row)) return isKeptTooLong(row, now);
  const today = dayInVietnam(now);
  if (row.day !== today) return row.day < today;
  return timeInVietnam(now) >= policy.named(row.policy_from).hours[row.half].until;
}

/** Also where nobody signed its reader out: a visit that stays open keeps no unit from its place. */
function isKeptTooLong(row: ItemLineRow, now: Date): boolean {
  const lies = row.state === 'pulled' || row.state === 'on-shelf';
  return lies && shelvedUntil(row) < dayInVietnam(now);
}
