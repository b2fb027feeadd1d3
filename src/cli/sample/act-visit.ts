import { newToken } from '../../platform/secrets.ts';
import type { Result } from '../../platform/result.ts';
import type { VisitItemState } from '../../visits/states.ts';
import type { DeskItem } from '../../visits/delivery/desk-item.ts';
import { mustHold } from './make-accounts.ts';
import type { SampleVisit } from './read-year.ts';
import { momentOf, workingDay, type Moment } from './story-time.ts';
import { AT_THE_DESK, type Stage } from './stage.ts';

const ROOM = 'main';
/** Booked so many working days before, confirmed an hour later, fetched the afternoon before. */
const BOOKED_BEFORE = 3;
const TIMES = {
  morning: { arrives: '07:42', issued: '07:50', returns: '11:05' },
  afternoon: { arrives: '13:36', issued: '13:44', returns: '16:05' },
} as const;
/** Where a description says nothing of sheets. */
const USUAL_SHEETS = 36;
const WAY = ['requested', 'confirmed', 'shelved', 'issued', 'completed'];
/** How far those came of which nothing came. */
const CAME_TO_NOTHING: Partial<Record<SampleVisit['until'], string>> = {
  cancelled: 'requested',
  missed: 'confirmed',
  'called-off': 'confirmed',
};

/** One visit from its booking as far as it came. */
export function visitMoments({ room, year, cast, take }: Stage, told: SampleVisit): Moment[] {
  const { visits, visitDesk, delivery, calendar, today } = room;
  const about = year.readers[told.reader];
  if (!about) throw new Error(`year.yaml does not say what "${told.reader}" comes for.`);
  const day = workingDay(calendar, today, told.ago);
  const half = openHalf();
  const files = take(told.fonds, told.files).map((recordId) => ({ recordId, reason: '' }));
  const what = `${told.reader}'s visit of ${day}`;
  const before = Math.max(told.ago + BOOKED_BEFORE, 1);
  const at = (ago: number, time: string): Date => momentOf(calendar, today, { ago, at: time });
  const last = CAME_TO_NOTHING[told.until] ?? told.until;
  const comesTo = (stage: string): boolean => WAY.indexOf(stage) <= WAY.indexOf(last);
  let [id, state] = ['', ''];

  return [
    { time: at(before, '09:12'), happen: book },
    ...(comesTo('confirmed') ? [{ time: at(before, '10:20'), happen: confirm }] : []),
    ...(told.until === 'cancelled' ? [{ time: at(before - 1, '09:00'), happen: cancel }] : []),
    ...(told.until === 'called-off' ? [{ time: at(before - 1, '14:00'), happen: callOff }] : []),
    ...(told.until === 'missed' ? [{ time: at(told.ago - 1, '08:05'), happen: miss }] : []),
    ...(comesTo('shelved') ? [{ time: at(told.ago + 1, '15:20'), happen: fetchFiles }] : []),
    ...(comesTo('issued')
      ? [
          { time: at(told.ago, TIMES[half].arrives), happen: arrive },
          { time: at(told.ago, TIMES[half].issued), happen: () => handOver(comesTo('completed')) },
        ]
      : []),
    ...(comesTo('completed') ? [{ time: at(told.ago, TIMES[half].returns), happen: leave }] : []),
  ];

  /** The half-day that was told, or the other where the room is closed at this time of the week. */
  function openHalf(): SampleVisit['half'] {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    const open = visits.policy.on(day).rooms.find(({ code }) => code === ROOM)?.sessions[weekday] ?? [];
    return open.includes(told.half) ? told.half : (open[0] ?? told.half);
  }

  async function book(): Promise<void> {
    const reader = await cast.readerNamed(told.reader);
    const seat = { room: ROOM, seatClass: 'standard', day, half } as const;
    const partySize = told.party?.size ?? 1;
    const held = mustHold(what, await visits.hold(reader, { ...seat, language: 'vi', partySize }));
    id = held.id;
    const { purpose, subject } = about!;
    const form = { purpose, subject, note: '', partyName: told.party?.name ?? '', files };
    const sending = { version: held.version, submissionKey: newToken(), ...form };
    ({ state } = mustHold(what, await visits.request(reader, id, sending)));
  }

  async function confirm(): Promise<void> {
    if (state === 'requested') await byDesk((staff, version) => visitDesk.confirm(staff, id, { version }));
  }

  async function cancel(): Promise<void> {
    mustHold(what, await visits.cancel(await cast.readerNamed(told.reader), id, { version: await versionNow() }));
  }

  async function callOff(): Promise<void> {
    const reason = 'Kho tài liệu của nông trường đang kiểm kê; xin chọn buổi khác.';
    await byDesk((staff, version) => visitDesk.callOff(staff, id, { version, reason }));
  }

  async function miss(): Promise<void> {
    await byDesk((staff, version) => visitDesk.miss(staff, id, { version }));
  }

  async function fetchFiles(): Promise<void> {
    const staff = await cast.staffNamed(AT_THE_DESK);
    const planned = await items('planned');
    const printed = mustHold(
      what,
      await delivery.printSlips(
        staff,
        planned.map((item) => item.id),
      ),
    );
    if (printed.refused.length > 0) throw new Error(`${what}: ${JSON.stringify(printed.refused[0])}`);
    await each('to-pull', (item) => delivery.pull(staff, item.id, item));
    await each('pulled', (item) => delivery.shelve(staff, item.id, item));
  }

  async function arrive(): Promise<void> {
    const { identity } = cast.story.readers.find(({ key }) => key === told.reader)!;
    const { nationality } = about!;
    await byDesk((staff, version) =>
      visitDesk.arrive(staff, id, { version, identityKind: identity.kind, nationality }),
    );
  }

  /** As many at a time as policy lets be in one pair of hands; the first come back before the last go out. */
  async function handOver(all: boolean): Promise<void> {
    const staff = await cast.staffNamed(AT_THE_DESK);
    const { filesPerDelivery } = visits.policy.on(day).limits;
    for (const [at, item] of (await items('on-shelf')).entries()) {
      if (at > 0 && at % filesPerDelivery === 0 && all) await takeBack();
      const sheets = item.record.sheets ?? USUAL_SHEETS;
      const counted = { sheets, pages: Math.max(1, sheets - (at % 7)), drawings: at === 0 ? told.drawings : 0 };
      const handed = { version: item.version, condition: 'good', note: '', readerAgreed: true, ...counted } as const;
      mustHold(what, await delivery.issue(staff, item.id, handed));
    }
  }

  async function leave(): Promise<void> {
    await takeBack();
    await byDesk((staff, version) => visitDesk.complete(staff, id, { version }));
  }

  async function takeBack(): Promise<void> {
    const staff = await cast.staffNamed(AT_THE_DESK);
    await each('issued', (item) => {
      const sheets = item.issued?.sheets ?? 0;
      const back = { version: item.version, sheets, condition: 'good', note: '', readerAgreed: true } as const;
      return delivery.giveBack(staff, item.id, back);
    });
    await each('returned', (item) => delivery.reshelve(staff, item.id, item));
  }

  async function items(inState: VisitItemState): Promise<DeskItem[]> {
    const staff = await cast.staffNamed(AT_THE_DESK);
    return mustHold(what, await delivery.itemsOf(staff, id)).filter((item) => item.state === inState);
  }

  async function each(
    inState: VisitItemState,
    act: (item: DeskItem) => Promise<Result<unknown, { code: string }>>,
  ): Promise<void> {
    for (const item of await items(inState)) mustHold(`${what}, ${item.record.title}`, await act(item));
  }

  type Staff = Awaited<ReturnType<typeof cast.staffNamed>>;

  async function byDesk(
    act: (staff: Staff, version: number) => Promise<Result<unknown, { code: string }>>,
  ): Promise<void> {
    mustHold(what, await act(await cast.staffNamed(AT_THE_DESK), await versionNow()));
  }

  async function versionNow(): Promise<number> {
    const row = await room.db.selectFrom('visit').select('version').where('id', '=', id).executeTakeFirstOrThrow();
    return row.version;
  }
}
