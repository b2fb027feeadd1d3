import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CalendarDesk } from '../../../src/requests/clock/calendar-desk.ts';
import { readCalendarPolicy } from '../../../src/requests/clock/calendar-policy.ts';
import { createCalendarDesk } from '../../../src/requests/clock/create-calendar-desk.ts';
import { recomputeDueDays } from '../../../src/requests/clock/recompute-due-days.ts';
import { createChangeDay } from '../../../src/visits/closures/change-calendar-day.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { caseIn, SITUATIONS } from './case-in-state.ts';
import { visitRoom } from '../visits/visit-room.ts';
import { MONDAY, openRequestRoom, refusal, send, value, withoutLimits, type RequestRoom } from './request-room.ts';
import { storedRequests } from './stored-requests.ts';

/** The room's Monday is 30 November 2026; a conditional record has seven working days: until Wednesday, 9 December. */
const CLOSED = { day: '2026-12-03', kind: 'closure', label: 'Mất điện', choices: [] };
const HITS_NOBODY = { choices: [] };

describe.each(DATABASES)('the archive’s calendar, %s', (kind) => {
  let room: RequestRoom;
  let desk: CalendarDesk;
  beforeEach(async () => {
    room = await openRequestRoom(kind, withoutLimits);
    desk = createCalendarDesk(room.db, {
      policy: readCalendarPolicy('content'),
      recompute: () => recomputeDueDays(room.room),
      changeDay: createChangeDay(visitRoom(room.db, room.room.now)),
      now: room.room.now,
    });
  });
  afterEach(() => room.close());

  const dueOn = async (id: string) =>
    await room.db
      .selectFrom('access_case')
      .select(['due_on', 'version'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();

  it('moves the last day of open cases when a day is closed, tells their readers once, and moves it back', async () => {
    const { an, admin } = room.staff;
    const sent = await send(room, ['conditional']);
    const before = await dueOn(sent.id);
    expect(before.due_on).toBe('2026-12-09');
    expect(value(await desk.setDay(an, CLOSED))).toEqual({ recomputed: 1 });
    expect(await dueOn(sent.id)).toEqual({ due_on: '2026-12-10', version: before.version + 1 });
    expect(await recomputeDueDays(room.room)).toBe(0);
    const letters = await room.db
      .selectFrom('mail')
      .select(['template', 'data'])
      .where('template', '=', 'case-due-changed')
      .execute();
    expect(letters.map(({ data }) => JSON.parse(data) as unknown)).toEqual([
      { caseId: sent.id, number: expect.stringMatching(/^YC-/), dueOn: '2026-12-10' },
    ]);
    expect(value(await desk.removeDay(admin, CLOSED.day, HITS_NOBODY))).toEqual({ recomputed: 1 });
    expect((await dueOn(sent.id)).due_on).toBe('2026-12-09');
    const audit = await room.db
      .selectFrom('audit')
      .select(['actor', 'action', 'subject'])
      .orderBy('seq', 'desc')
      .limit(4)
      .execute();
    expect(audit.reverse()).toEqual([
      { actor: an.id, action: 'calendar.set', subject: 'calendar:2026-12-03' },
      { actor: 'system', action: 'case.recompute', subject: `case:${sent.id}` },
      { actor: admin.id, action: 'calendar.remove', subject: 'calendar:2026-12-03' },
      { actor: 'system', action: 'case.recompute', subject: `case:${sent.id}` },
    ]);
  });

  it.each([
    { change: 'a Saturday is worked', day: '2026-12-05', as: 'working', due: '2026-12-14' },
    { change: 'a Monday is closed', day: '2026-12-07', as: 'closure', due: '2026-12-16' },
  ])('moves the end of a pause too: $change after an answer came on it', async ({ day, as, due }) => {
    const { requests, readers, staff } = room;
    room.at('2026-12-01T03:00:00.000Z');
    const sent = await send(room, ['conditional']);
    room.at('2026-12-03T03:00:00.000Z');
    const open = value(await requests.claim(staff.an, sent.id, sent));
    const asked = value(await requests.ask(staff.an, sent.id, { ...open, text: 'Vì sao?' }));
    // A Saturday: Monday's post.
    room.at('2026-12-05T03:00:00.000Z');
    value(await requests.reply(readers.lan, sent.id, { ...asked, text: 'Để viết sử ạ' }));
    expect((await dueOn(sent.id)).due_on).toBe('2026-12-15');
    expect(value(await desk.setDay(staff.an, { ...CLOSED, day, kind: as }))).toEqual({ recomputed: 1 });
    expect((await dueOn(sent.id)).due_on).toBe(due);
    expect(value(await requests.ownCase(readers.lan, sent.id)).clock?.sum.day).toBe(due);
    expect(value(await desk.removeDay(staff.an, day, HITS_NOBODY))).toEqual({ recomputed: 1 });
    // Of what was kept by an older version only the day is known.
    await room.db.updateTable('clock_pause').set({ answered_at: null }).execute();
    expect(value(await desk.setDay(staff.an, { ...CLOSED, day, kind: as }))).toEqual({ recomputed: 0 });
    room.at(MONDAY);
  });

  it('leaves alone what is drafted, decided or closed, and what waits for its reader', async () => {
    const cases = new Map<string, string>();
    for (const situation of SITUATIONS) cases.set(situation, (await caseIn(room, situation)).id);
    const before = new Map<string, string | null>();
    for (const [situation, id] of cases) before.set(situation, (await dueOn(id)).due_on);
    await desk.setDay(room.staff.an, CLOSED);
    const moved: string[] = [];
    for (const [situation, id] of cases) {
      if ((await dueOn(id)).due_on !== before.get(situation)) moved.push(situation);
    }
    expect(moved).toEqual(['submitted', 'in-review', 'ready', 'consulting', 'appealed', 'under-appeal']);
  });

  it('lets a case that was late before its question wait in peace, and is late again with the answer', async () => {
    const { requests, readers, staff } = room;
    // An open record has one working day: until Tuesday.
    const sent = await send(room, ['open']);
    room.later(2);
    const open = value(await requests.claim(staff.an, sent.id, sent));
    const asked = value(await requests.ask(staff.an, sent.id, { ...open, text: 'Vì sao?' }));
    const before = await storedRequests(room.db);
    room.later(1);
    expect(await recomputeDueDays(room.room)).toBe(0);
    expect(value(await desk.setDay(staff.an, CLOSED))).toEqual({ recomputed: 0 });
    expect(await storedRequests(room.db)).toBe(before);
    expect(await dueOn(sent.id)).toEqual({ due_on: null, version: asked.version });
    value(await requests.reply(readers.lan, sent.id, { ...asked, text: 'Để viết sử ạ' }));
    expect((await dueOn(sent.id)).due_on).toBe('2026-12-01');
  });

  it('is recomputed by several processes at once with one change for each case', async () => {
    for (let i = 0; i < 6; i++) await send(room, ['conditional']);
    await room.db
      .insertInto('calendar_day')
      .values({
        day: '2026-12-03',
        kind: 'closure',
        label: 'x',
        changed_by: null,
        changed_at: '2026-11-30T03:00:00.000Z',
      })
      .execute();
    const changed = await Promise.all([1, 2, 3].map(() => recomputeDueDays(room.room)));
    expect(changed.reduce((sum, count) => sum + count)).toBe(6);
    const events = await room.db.selectFrom('case_event').select('pk').where('action', '=', 'recompute').execute();
    expect(events).toHaveLength(6);
  });

  it('shows staff the year, with days of the policy file and those entered over them', async () => {
    const { desk: reception, an } = room.staff;
    await desk.setDay(an, { day: '2026-09-02', kind: 'working', label: 'Trực Quốc khánh', ...HITS_NOBODY });
    await desk.setDay(an, CLOSED);
    const days = value(await desk.year(reception, 2026));
    expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).toSorted());
    expect(days.find(({ day }) => day === '2026-02-17')).toMatchObject({
      fromFile: true,
      label: 'Tết Nguyên đán',
      changedAt: null,
    });
    expect(days.filter(({ day }) => day === '2026-09-02')).toEqual([
      { day: '2026-09-02', kind: 'working', label: 'Trực Quốc khánh', fromFile: false, changedAt: expect.any(String) },
    ]);
    expect(value(await desk.year(reception, 2019))).toEqual([]);
    for (const actor of [{ kind: 'guest' } as const, room.readers.lan]) {
      expect(refusal(await desk.year(actor, 2026))).toEqual({ code: 'not-found' });
    }
  });

  it('is changed by archivists and the administrator alone', async () => {
    for (const actor of [{ kind: 'guest' } as const, room.readers.lan]) {
      expect(refusal(await desk.setDay(actor, CLOSED))).toEqual({ code: 'not-found' });
      expect(refusal(await desk.removeDay(actor, CLOSED.day, HITS_NOBODY))).toEqual({ code: 'not-found' });
    }
    for (const actor of [room.staff.desk, room.staff.chi]) {
      expect(refusal(await desk.setDay(actor, CLOSED))).toEqual({ code: 'not-allowed' });
      expect(refusal(await desk.removeDay(actor, CLOSED.day, HITS_NOBODY))).toEqual({ code: 'not-allowed' });
    }
    expect(await room.db.selectFrom('calendar_day').selectAll().execute()).toEqual([]);
  });

  it.each([
    ['no day', { day: '2026-02-30' }, { code: 'bad-day' }],
    ['a day too far away', { day: '2099-01-01' }, { code: 'bad-day' }],
    ['no kind', { kind: 'party' }, { code: 'bad-kind' }],
    ['no words', { label: ' \n' }, { code: 'label-missing' }],
    ['too many words', { label: 'x'.repeat(121) }, { code: 'label-too-long', most: 120 }],
    ['a day of work that is one anyway', { kind: 'working' }, { code: 'pointless' }],
  ])('takes %s for none', async (_, change, refused) => {
    expect(refusal(await desk.setDay(room.staff.an, { ...CLOSED, ...change }))).toEqual(refused);
    expect(refusal(await desk.removeDay(room.staff.an, CLOSED.day, HITS_NOBODY))).toEqual({ code: 'not-found' });
  });
});
