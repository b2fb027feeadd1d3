import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '../../../src/readers/actor.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { insertGrant } from '../requests/grant-rows.ts';
import { addReader, refusal, value } from '../requests/request-room.ts';
import { faultsOfSeats } from './seats-in-order.ts';
import {
  booked,
  held,
  MONDAY,
  newKey,
  openRooms,
  TUESDAY_AFTERNOON,
  TUESDAY_MORNING,
  visitForm,
  WEDNESDAY_MORNING,
  type RecordName,
  type TestRooms,
} from './visit-room.ts';

describe.each(DATABASES)('booking files for a visit, on %s', (kind) => {
  let rooms: TestRooms;
  let people = 0;
  /** Somebody who has booked nothing yet. */
  const somebody = () => addReader(rooms.db, `somebody-${people++}`, { assurance: 'seen' });
  beforeAll(async () => {
    rooms = await openRooms(kind, (yaml) =>
      yaml.replace('standard: 16', 'standard: 60').replace('camera: 2', 'camera: 1'),
    );
  });
  beforeEach(() => rooms.at(MONDAY));
  afterAll(async () => {
    expect(await faultsOfSeats(rooms.db)).toEqual([]);
    await rooms.close();
  });

  it('says of each file whether it can be had, and why not', async () => {
    const { visits, ids, db } = rooms;
    const reader = await somebody();
    const names = [
      'open',
      'conditional',
      'masked',
      'hidden',
      'fragile',
      'treated',
      'whole',
      'part',
      'otherPart',
    ] as const;
    const check = async (actor: Parameters<typeof visits.checkFiles>[0], day = '2026-12-03') => {
      const recordIds = [...names.map((name) => ids[name]), 'nothing'];
      const checks = await visits.checkFiles(actor, recordIds, { day, half: 'morning' });
      return Object.fromEntries(checks.map(({ trouble }, at) => [names[at] ?? 'nothing', trouble]));
    };
    const everybody = {
      open: null,
      conditional: { is: 'permission-needed' },
      masked: { is: 'permission-needed' },
      hidden: { is: 'gone' },
      fragile: { is: 'fragile' },
      treated: { is: 'in-processing', work: 'Tu bổ', until: '2026-12' },
      whole: { is: 'not-requestable' },
      part: null,
      otherPart: { is: 'same-unit', recordId: ids.part },
      nothing: { is: 'gone' },
    };
    expect(await check(GUEST)).toEqual(everybody);
    expect(await check(reader)).toEqual(everybody);
    await insertGrant(db, reader, ids.masked, { until_day: '2026-12-03' });
    expect(await check(reader)).toEqual({ ...everybody, masked: null });
    const [masked] = await visits.checkFiles(reader, [ids.masked], { day: '2026-12-03', half: 'morning' });
    expect(masked).toMatchObject({ title: 'Đơn tố cáo của ông Nguyễn Văn Tý', by: 'grant' });
    expect((await visits.checkFiles(GUEST, [ids.masked], { day: '2026-12-03', half: 'morning' }))[0]?.title).toBeNull();
    expect((await check(reader, '2026-12-04')).masked).toEqual({ is: 'grant-ends', untilDay: '2026-12-03' });
    // What is treated until December is there in January.
    expect((await check(reader, '2027-01-05')).treated).toBeNull();
    // After three in the afternoon nothing is fetched for tomorrow.
    rooms.at('2026-11-30T08:00:00.000Z');
    expect((await check(reader, '2026-12-01')).open).toEqual({
      is: 'ordered-too-late',
      until: '2026-11-30T08:00:00.000Z',
    });
  });

  it('asks for a grant again when the visit is asked for, and never takes a file without it', async () => {
    const { visits, ids, db } = rooms;
    const reader = await somebody();
    const grant = await insertGrant(db, reader, ids.conditional);
    const seat = await held(rooms, { actor: reader, session: WEDNESDAY_MORNING });
    const ask = () =>
      visits.request(reader, seat.id, {
        version: seat.version,
        ...visitForm([ids.conditional]),
        submissionKey: newKey(),
      });
    await db.updateTable('access_grant').set({ state: 'revoked' }).where('id', '=', grant).execute();
    expect(refusal(await ask())).toEqual({
      code: 'invalid',
      problems: [
        {
          field: `files.${ids.conditional}`,
          code: 'file',
          trouble: { is: 'permission-needed' },
          called: 'Hồ sơ cán bộ đi B',
        },
      ],
    });
    await db.updateTable('access_grant').set({ state: 'active' }).where('id', '=', grant).execute();
    value(await ask());
    const item = await db.selectFrom('visit_item').selectAll().where('grant_id', '=', grant).executeTakeFirstOrThrow();
    expect(item).toMatchObject({ record_id: ids.conditional, state: 'planned', out_of_stack: 0 });
  });

  it('says of a file that another reader has booked until when it is in use, and to its own reader nothing', async () => {
    const { visits, ids } = rooms;
    const [first, second] = [await somebody(), await somebody()];
    const session = { ...TUESDAY_MORNING, day: '2026-12-08' };
    await booked(rooms, ['third'], { actor: first, session });
    const when = { day: session.day, half: session.half };
    const trouble = async (actor: typeof first, change = {}) =>
      (await visits.checkFiles(actor, [ids.part], { ...when, ...change }))[0]?.trouble;
    // A part of it is the same box.
    expect(await trouble(second)).toEqual({ is: 'in-use', untilDay: '2026-12-08' });
    expect(await trouble(first)).toBeNull();
    expect(await trouble(second, { half: 'afternoon' })).toBeNull();
  });

  it('asks staff again where a reader adds to a confirmed visit what they would not have been spared', async () => {
    const { visits, desk, staff, ids, db } = rooms;
    const reader = await somebody();
    await insertGrant(db, reader, ids.conditional);
    const session = { ...TUESDAY_MORNING, day: '2026-12-08' };
    const visit = await booked(rooms, ['open'], { actor: reader, session });
    const change = async (names: RecordName[], version: number) => {
      const { files } = visitForm(names.map((name) => ids[name]));
      return value(await visits.changeFiles(reader, visit.id, { version, files }));
    };
    const stateNow = async () => value(await visits.ownVisit(reader, visit.id)).state;
    expect(visit.state).toBe('confirmed');
    const more = await change(['open', 'second'], visit.version);
    expect([more.reopened, await stateNow()]).toEqual([false, 'confirmed']);
    const granted = await change(['open', 'conditional'], more.version);
    expect([granted.reopened, await stateNow()]).toEqual([true, 'requested']);
    const letters = await db.selectFrom('mail').select('data').where('template', '=', 'visit-reopened').execute();
    expect(letters.map(({ data }) => JSON.parse(data) as unknown)).toMatchObject([{ visitId: visit.id, files: 2 }]);
    const seen = value(await desk.open(staff.hoa, visit.id));
    expect(seen).toMatchObject({ confirmedAt: null, confirmedBy: null });
    expect(seen.history.map(({ action }) => action).slice(-1)).toEqual(['reopen']);

    // What staff have confirmed stands where files are left out or open ones are added, and not where others are.
    const { version } = value(await desk.confirm(staff.hoa, visit.id, { version: granted.version }));
    const open = await change(['conditional', 'second'], version);
    expect([open.reopened, await stateNow()]).toEqual([false, 'confirmed']);
    const fewer = await change(['second'], open.version);
    expect(fewer.reopened).toBe(false);
    expect((await change(['second', 'conditional'], fewer.version)).reopened).toBe(true);
  });

  it('is not moved by staff to where a file is another’s, unless they leave it behind, nor confirmed so', async () => {
    const { visits, desk, staff, ids } = rooms;
    const [first, second] = [await somebody(), await somebody()];
    const [from, to] = [
      { ...TUESDAY_MORNING, day: '2026-12-10' },
      { ...TUESDAY_MORNING, day: '2026-12-11' },
    ];
    await booked(rooms, ['open'], { actor: second, session: to });
    const visit = await booked(rooms, ['open', 'second'], { actor: first, session: from });
    const inUse = { field: `files.${ids.open}`, trouble: { is: 'in-use', untilDay: to.day }, called: 'Hồ sơ đê điều' };
    const move = { version: visit.version, to, reason: 'Sửa điện' };
    const moved = await desk.move(staff.hoa, visit.id, move);
    expect(refusal(moved)).toMatchObject({ code: 'invalid', problems: [inUse] });
    const closure = { kind: 'closed', room: null, fromDay: from.day, untilDay: from.day, half: null } as const;
    const choice = { visitId: visit.id, then: 'move', to } as const;
    const closed = await desk.setException(staff.hoa, { ...closure, label: 'Sửa điện', choices: [choice] });
    expect(refusal(closed)).toMatchObject({ code: 'choice-failed', refusal: { problems: [inUse] } });
    expect(value(await visits.ownVisit(first, visit.id)).state).toBe('confirmed');
    const choices = [{ ...choice, leaveOut: true }];
    value(await desk.setException(staff.hoa, { ...closure, label: 'Sửa điện', choices }));
    expect(value(await visits.ownVisit(first, visit.id)).items.map(({ state }) => state)).toEqual(['cancelled']);
    const anew = (await visits.ownVisits(first))[0]!;
    expect(anew).toMatchObject({ state: 'confirmed', day: to.day, files: 1 });
    const letter = await rooms.db
      .selectFrom('mail')
      .select('data')
      .where('account_pk', '=', first.pk)
      .where('template', '=', 'visit-moved')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(letter.data)).toMatchObject({ leftOut: 1 });

    // Away longer than was thought since it was asked for: staff are told, and may confirm without it.
    const late = await booked(rooms, ['third'], { actor: await somebody(), session: WEDNESDAY_MORNING, partySize: 2 });
    await rooms.db
      .updateTable('visit_item')
      .set({ out_of_stack: 1, state: 'on-shelf', keep_until: '2026-12-20', record_id: ids.third, unit_id: ids.third })
      .where('record_id', '=', ids.second)
      .where('visit_pk', 'in', (e) => e.selectFrom('visit').select('pk').where('id', '=', anew.id))
      .execute();
    expect(refusal(await desk.confirm(staff.hoa, late.id, { version: late.version }))).toMatchObject({
      problems: [{ field: `files.${ids.third}`, trouble: { is: 'in-use', untilDay: '2026-12-20' } }],
    });
    value(await desk.confirm(staff.hoa, late.id, { version: late.version, leaveOut: true }));
    expect(value(await desk.open(staff.hoa, late.id))).toMatchObject({ state: 'confirmed', files: 0 });
    await rooms.db
      .updateTable('visit_item')
      .set({ out_of_stack: 0, state: 'reshelved' })
      .where('out_of_stack', '=', 1)
      .execute();
  });

  it('lets files be changed: dropped, added, never what is not there', async () => {
    const { visits, ids, desk, staff } = rooms;
    const reader = await somebody();
    const session = { ...TUESDAY_AFTERNOON, day: '2026-12-09' };
    const { id, version } = await booked(rooms, ['open', 'second'], { actor: reader, session });
    const files = (...names: RecordName[]) => names.map((name) => ({ recordId: ids[name], reason: '' }));
    const changed = value(await visits.changeFiles(reader, id, { version, files: files('second', 'part') }));
    const own = value(await visits.ownVisit(reader, id));
    expect(own.items.map(({ recordId, state }) => [recordId, state])).toEqual([
      [ids.open, 'cancelled'],
      [ids.second, 'planned'],
      [ids.part, 'planned'],
    ]);
    const both = await visits.changeFiles(reader, id, { ...changed, files: files('second', 'part', 'otherPart') });
    expect(refusal(both)).toMatchObject({ problems: [{ trouble: { is: 'same-unit', recordId: ids.part } }] });
    // What is being fetched is called back by staff only.
    const [, second] = own.items;
    value(await rooms.delivery.printSlips(staff.hoa, [second!.id]));
    expect(refusal(await visits.changeFiles(reader, id, { ...changed, files: files('part') }))).toEqual({
      code: 'wrong-state',
      state: 'to-pull',
    });
    value(await desk.changeFiles(staff.hoa, id, { ...changed, files: files('part') }));
  });
});
