import { accountAddress, visitAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { RoomHalf, RoomOutline, SessionView } from '../../visits/month.ts';
import type { OwnVisit } from '../../visits/own-visit.ts';
import type { VisitRefusal } from '../../visits/refusals.ts';
import type { VisitRules } from '../../visits/policy.ts';
import { SEATED, type SeatClass } from '../../visits/states.ts';
import type { FormError } from '../form/form-error.ts';
import { NONE, go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm, type Form } from '../form/read-form.ts';
import { halfNamed, partySizeNamed, readCarried, seatClassNamed, type Carried } from './carried.ts';
import { statusOfVisitRefusal, visitErrors } from './visit-refusal.ts';

export interface BookingPageData {
  rules: VisitRules;
  /** Undefined where the address names none that there is. */
  at?: { session: SessionView; room: RoomOutline; half: RoomHalf };
  /** What the fields show. */
  seatClass?: SeatClass;
  partySize: string;
  carried: Carried;
  moving?: OwnVisit;
  /** The reader's own visit in this half-day, other than the one that is being moved. */
  ownVisit?: string;
  errors: FormError[];
  now: Date;
}

/** A session: a seat in it is taken, waited for, or changed to. Each of its buttons is named for what it does. */
export async function openBooking(context: PageContext, lang: Lang): Promise<PageAnswer<BookingPageData>> {
  const { locals, request, url } = context;
  const { visits } = locals.services;
  const { actor } = locals.visitor;
  const carried = readCarried(url.searchParams);
  const moving = carried.move ? await visits.ownVisit(actor, carried.move) : undefined;
  if (moving && !moving.ok) return NONE;
  const page = await readPage(context, carried, moving?.value);
  if (request.method !== 'POST') return show(page);
  const form = await readForm(request);
  if (form.has('stop')) {
    const stopped = await visits.stopWaiting(actor, form.line('stop'));
    return stopped.ok ? go(`${accountAddress(lang)}?visits=stopped#own-visits`) : NONE;
  }
  if (!page.at) return show(page, 422);
  const seatClass = form.oneOf(form.has('wait') ? 'wait-for' : 'seatClass', seatsOf(page.at.room));
  const typed = {
    ...page,
    seatClass: seatClass ?? page.seatClass,
    partySize: form.line('partySize') || page.partySize,
  };
  if (!seatClass) {
    const errors = [{ field: form.has('wait') ? 'wait-for' : 'seatClass', text: t(lang).visit.problems.seatClass }];
    return show({ ...typed, errors }, 422);
  }
  const taken = await take(context, lang, { form, page: page.at, seatClass, carried, moving: moving?.value });
  if (taken.kind === 'go') return go(taken.to);
  const { refusal } = taken;
  if (refusal.code === 'not-found') return NONE;
  // As it is now: somebody else may have taken the seat.
  const fresh = await readPage(context, carried, moving?.value);
  const errors = visitErrors(lang, refusal, { now: fresh.now });
  const ownVisit = refusal.code === 'already-booked' ? refusal.visitId : fresh.ownVisit;
  return show({ ...typed, at: fresh.at, ownVisit, errors }, statusOfVisitRefusal(refusal));
}

function seatsOf({ seats }: RoomOutline): SeatClass[] {
  return seats.map(({ seatClass }) => seatClass);
}

interface Wish {
  form: Form;
  page: NonNullable<BookingPageData['at']>;
  seatClass: SeatClass;
  carried: Carried;
  moving: OwnVisit | undefined;
}

type Taken = { kind: 'go'; to: string } | { kind: 'refused'; refusal: VisitRefusal };

async function take({ locals }: PageContext, lang: Lang, wish: Wish): Promise<Taken> {
  const { form, page, seatClass, carried, moving } = wish;
  const { visits } = locals.services;
  const { actor } = locals.visitor;
  const session = { day: page.session.day, half: page.session.half, room: page.room.code, seatClass };
  if (form.has('wait')) {
    const waiting = await visits.wait(actor, session);
    if (!waiting.ok) return { kind: 'refused', refusal: waiting.refusal };
    return { kind: 'go', to: `${accountAddress(lang)}?visits=waiting#own-visits` };
  }
  if (moving) {
    const moved = await visits.move(actor, moving.id, { version: Number(form.line('version')), to: session });
    if (!moved.ok) return { kind: 'refused', refusal: moved.refusal };
    return { kind: 'go', to: `${visitAddress(lang, moved.value.id)}?news=moved` };
  }
  const partySize = Number(form.line('partySize'));
  const held = await visits.hold(actor, { ...session, language: lang, partySize });
  if (!held.ok) return { kind: 'refused', refusal: held.refusal };
  const files = new URLSearchParams(carried.files.map((id) => ['file', id]));
  const address = visitAddress(lang, held.value.id, 'form');
  return { kind: 'go', to: files.size > 0 ? `${address}?${files}` : address };
}

async function readPage(
  { locals, url }: PageContext,
  carried: Carried,
  moving: OwnVisit | undefined,
): Promise<BookingPageData> {
  const { visits } = locals.services;
  const { actor } = locals.visitor;
  const query = url.searchParams;
  const rules = visits.rules();
  const day = query.get('day') ?? '';
  const half = halfNamed(query.get('half'));
  const session = half && (await visits.session(actor, { day, half }));
  const code = query.get('room') ?? moving?.room.code ?? session?.outlines[0]?.code;
  const room = session?.outlines.find((each) => each.code === code);
  const roomHalf = session?.rooms.find((each) => each.room === code);
  const asked = moving?.partySize ?? partySizeNamed(query.get('people'), rules.limits.groupSize);
  const wished = seatClassNamed(query.get('seat')) ?? moving?.seatClass;
  const fitting = roomHalf?.seats.find(({ free }) => free >= asked)?.seatClass;
  const isThere = room?.seats.some(({ seatClass }) => seatClass === wished);
  const own = half ? await visits.ownVisits(actor) : [];
  const seated: readonly string[] = SEATED;
  const other = own.find(
    (visit) => visit.day === day && visit.half === half && seated.includes(visit.state) && visit.id !== moving?.id,
  );
  return {
    rules,
    ...(session && room && roomHalf ? { at: { session, room, half: roomHalf } } : {}),
    seatClass: isThere ? wished : fitting,
    partySize: String(asked),
    carried,
    moving,
    // One that is only held is let go for another seat.
    ownVisit: other?.state === 'held' ? undefined : other?.id,
    errors: [],
    now: new Date(),
  };
}
