import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeCases } from '../../../src/requests/keeping-time/close-cases.ts';
import { expireGrants } from '../../../src/requests/keeping-time/expire-grants.ts';
import { purgeDrafts } from '../../../src/requests/keeping-time/purge-drafts.ts';
import { remindAndLapse } from '../../../src/requests/keeping-time/remind-and-lapse.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { caseIn } from './case-in-state.ts';
import {
  claimed,
  decided,
  GRANTED,
  MONDAY,
  openRequestRoom,
  refusal,
  REFUSED,
  send,
  value,
  withoutLimits,
  type RequestRoom,
} from './request-room.ts';
import { storedRequests } from './stored-requests.ts';

describe.each(DATABASES)('the work of jobs, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind, withoutLimits);
  });
  afterEach(() => room.close());

  async function letters(template: string): Promise<number> {
    const rows = await room.db.selectFrom('mail').select('pk').where('template', '=', template).execute();
    return rows.length;
  }

  it('reminds a reader who owes an answer on each day that policy names, once however often it is done', async () => {
    await caseIn(room, 'awaiting-applicant');
    for (const [days, sent] of [
      [9, 0],
      [1, 1],
      [9, 1],
      [1, 2],
      [10, 2],
    ] as const) {
      room.later(days);
      await Promise.all([remindAndLapse(room.room), remindAndLapse(room.room)]);
      await remindAndLapse(room.room);
      expect(await letters('case-answer-reminder')).toBe(sent);
    }
    expect(await letters('case-lapsed')).toBe(0);
  });

  it('closes what was not answered in time, on the day after the last one, and never what was', async () => {
    const { requests, readers, db } = room;
    const [silent, spoken] = [await caseIn(room, 'awaiting-applicant'), await caseIn(room, 'awaiting-applicant')];
    room.later(30);
    expect(await remindAndLapse(room.room)).toMatchObject({ lapsed: 0 });
    value(await requests.reply(readers.lan, spoken.id, { ...spoken, text: 'Đây ạ' }));
    room.later(1);
    expect(await remindAndLapse(room.room)).toMatchObject({ lapsed: 1 });
    expect(await remindAndLapse(room.room)).toMatchObject({ lapsed: 0 });
    const closed = value(await requests.ownCase(readers.lan, silent.id));
    expect(closed).toMatchObject({ state: 'closed', closedHow: 'lapsed', answerBy: null, dueOn: null, can: ['reply'] });
    expect(closed.items.map(({ state }) => state)).toEqual(['withdrawn']);
    expect(value(await requests.ownCase(readers.lan, spoken.id)).state).toBe('in-review');
    expect(await letters('case-lapsed')).toBe(1);
    expect(await db.selectFrom('clock_pause').select('pk').where('until_day', 'is', null).execute()).toEqual([]);
  });

  it('leaves what lapsed to be opened again by an answer that comes late, once, with the time that was left', async () => {
    const { requests, staff, readers } = room;
    const open = await caseIn(room, 'closed');
    const suspended = { ...readers.lan, status: 'suspended' as const };
    room.later(35);
    expect(refusal(await requests.reply(suspended, open.id, { ...open, text: 'Muộn' })).code).toBe('suspended');
    const answered = value(await requests.reply(readers.lan, open.id, { ...open, text: 'Muộn' }));
    const own = value(await requests.ownCase(readers.lan, open.id));
    expect(own).toMatchObject({ state: 'in-review', closedHow: null, closedAt: null, dueOn: '2027-01-13' });
    expect(own.items.map(({ state }) => state)).toEqual(['pending']);
    const decisions = open.itemIds.map((itemId) => ({ itemId, decision: REFUSED }));
    const proposed = value(await requests.propose(staff.an, open.id, { ...answered, decisions }));
    const asked = value(await requests.ask(staff.an, open.id, { ...proposed, text: 'Còn thiếu' }));
    room.later(31);
    expect(await remindAndLapse(room.room)).toMatchObject({ lapsed: 1 });
    expect(value(await requests.ownCase(readers.lan, open.id)).can).toEqual([]);
    const again = { version: asked.version + 1, text: 'Lại muộn' };
    expect(refusal(await requests.reply(readers.lan, open.id, again)).code).toBe('wrong-state');
  });

  it('opens nothing again that its reader withdrew', async () => {
    const { requests, readers } = room;
    const sent = await send(room, ['closed']);
    const withdrawn = value(await requests.withdraw(readers.lan, sent.id, sent));
    const late = { ...withdrawn, text: 'Đổi ý' };
    expect(refusal(await requests.reply(readers.lan, sent.id, late)).code).toBe('wrong-state');
  });

  it('tells who has a case that it is due, once for each due day', async () => {
    const { requests, staff } = room;
    const open = await claimed(room, ['closed']);
    room.at('2026-12-08T03:00:00.000Z');
    expect(await remindAndLapse(room.room)).toMatchObject({ reminded: 0 });
    room.later(1);
    expect(await remindAndLapse(room.room)).toMatchObject({ reminded: 1 });
    room.later(1);
    expect(await remindAndLapse(room.room)).toMatchObject({ reminded: 0 });
    value(await requests.extend(staff.chi, open.id, { ...open, workingDays: 2, reason: 'Chờ' }));
    room.later(3);
    expect(await remindAndLapse(room.room)).toMatchObject({ reminded: 1 });
    expect(await letters('desk-due')).toBe(2);
  });

  it('tells all who may take it that a case is due which nobody has, or whose holder is gone, and waits for somebody', async () => {
    const { db, staff } = room;
    await send(room, ['open']);
    const left = await claimed(room, ['open']);
    await caseIn(room, 'appealed');
    const status = (to: 'active' | 'disabled') =>
      db.updateTable('account').set({ status: to }).where('pk', 'in', [staff.an.pk, staff.binh.pk]).execute();
    await status('disabled');
    room.later(1);
    expect(await remindAndLapse(room.room)).toMatchObject({ reminded: 0 });
    await status('active');
    await db.updateTable('account').set({ status: 'disabled' }).where('pk', '=', staff.an.pk).execute();
    await Promise.all([remindAndLapse(room.room), remindAndLapse(room.room)]);
    room.later(40);
    await remindAndLapse(room.room);
    const sent = await db
      .selectFrom('mail')
      .select(['recipient', 'data'])
      .where('template', '=', 'desk-due-unheld')
      .orderBy('pk')
      .execute();
    expect(sent.map(({ recipient }) => recipient)).toEqual(
      [...['binh', 'binh'], ...['chi', 'dung', 'em']].map((name) => `${name}@example.vn`),
    );
    expect(sent.map(({ data }) => data).filter((data) => data.includes(left.id))).toHaveLength(1);
    expect(await letters('desk-due')).toBe(0);
  });

  it('tells who has a case that another body has not given its opinion by its day, once', async () => {
    const { requests, staff } = room;
    const open = await claimed(room, ['closed']);
    const asked = { body: 'Công an tỉnh', question: 'Ý kiến?', answerBy: '2026-12-04', isBinding: false };
    const { version } = value(await requests.consult(staff.an, open.id, { ...open, ...asked }));
    room.later(4);
    expect(await remindAndLapse(room.room)).toMatchObject({ reminded: 0 });
    room.later(1);
    const both = await Promise.all([remindAndLapse(room.room), remindAndLapse(room.room)]);
    expect(both.map(({ reminded }) => reminded).sort()).toEqual([0, 1]);
    expect(await letters('desk-opinion-due')).toBe(1);
    const consultationId = value(await room.desk.open(staff.an, open.id)).consultations[0]!.id;
    const opinion = { version, consultationId, opinion: 'Đồng ý', consents: true };
    value(await requests.recordOpinion(staff.an, open.id, opinion));
    expect(await remindAndLapse(room.room)).toMatchObject({ reminded: 0 });
  });

  it('ends grants after their last day, having told the reader some days before', async () => {
    const { grants, readers, ids } = room;
    await decided(room, ['closed'], GRANTED);
    room.later(26);
    expect(await expireGrants(room.room)).toBe(0);
    expect(await letters('grant-ending')).toBe(0);
    room.later(1);
    await expireGrants(room.room);
    await expireGrants(room.room);
    expect(await letters('grant-ending')).toBe(1);
    room.later(3);
    expect(await grants.forRecord(readers.lan, ids.closed)).toBeDefined();
    expect(await expireGrants(room.room)).toBe(0);
    room.later(1);
    expect(await grants.forRecord(readers.lan, ids.closed)).toBeUndefined();
    expect(await expireGrants(room.room)).toBe(1);
    expect(await expireGrants(room.room)).toBe(0);
  });

  it('closes a decided case when the time to appeal is over and nothing is granted any more', async () => {
    const { requests, readers } = room;
    const refused = await decided(room, ['closed'], REFUSED);
    const given = await decided(room, ['conditional'], {
      outcome: 'granted',
      words: '',
      conditions: { untilDay: '2027-03-20', onSiteOnly: false, noDownload: false, maxViews: null },
    });
    room.later(90);
    expect(await closeCases(room.room)).toBe(0);
    room.later(1);
    expect(await closeCases(room.room)).toBe(1);
    expect(value(await requests.ownCase(readers.lan, refused.id))).toMatchObject({
      state: 'closed',
      closedHow: 'done',
      outcome: 'refused',
    });
    room.later(60);
    await expireGrants(room.room);
    expect(await closeCases(room.room)).toBe(1);
    expect(value(await requests.ownCase(readers.lan, given.id)).state).toBe('closed');
  });

  it('forgets drafts and browsers’ carts that nobody has touched for as long as policy says, and nothing else', async () => {
    const { cart, requests, readers, ids } = room;
    const draft = await caseIn(room, 'draft');
    await caseIn(room, 'submitted');
    const { token } = value(await cart.add({ actor: { kind: 'guest' } }, ids.open));
    room.later(59);
    expect(await purgeDrafts(room.room)).toBe(0);
    const kept = await storedRequests(room.db);
    room.later(2);
    expect(await purgeDrafts(room.room)).toBe(1);
    expect(await purgeDrafts(room.room)).toBe(0);
    expect(refusal(await requests.ownCase(readers.lan, draft.id)).code).toBe('not-found');
    expect(await requests.ownCases(readers.lan)).toHaveLength(1);
    expect(await cart.count({ actor: { kind: 'guest' }, cart: token! })).toBe(0);
    expect(kept).toContain(draft.id);
    room.at(MONDAY);
  });
});
