import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../src/readers/actor.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { client, openPeopleRoom, PASSWORD, refusal, value, type PeopleRoom, type Person } from './people-room.ts';

describe.each(DATABASES)('%s: privacy of an account', (kind) => {
  let room: PeopleRoom;
  let huong: Person;
  beforeEach(async () => {
    room = await openPeopleRoom(kind);
    huong = await room.reader('huong@thu.example');
  });
  afterEach(() => room.close());

  it('gives readers all that is kept of them, of the identity number four digits, and no secret', async () => {
    const data = value(await room.people.exportOwnData(huong.actor));
    expect(data).toMatchObject({
      account: { name: 'Nguyễn Thị Hường', email: huong.email, identity: { last4: '0123' } },
      sessions: [{ device: 'Firefox, Windows' }],
    });
    expect(JSON.stringify(data)).not.toMatch(/001087000123|argon2|sealed|hash/i);
    expect(refusal(await room.people.exportOwnData(SYSTEM)).code).toBe('not-found');
  });

  it('notes that somebody asked to be erased, until when, and that they took it back', async () => {
    const { people } = room;
    const boss = await room.colleague('administrator');
    const { due } = value(await people.requestErasure(huong.actor));
    expect(refusal(await people.requestErasure(huong.actor)).code).toBe('not-now');
    expect(value(await people.erasuresAsked(boss.actor))).toMatchObject([{ id: huong.id, due }]);
    expect((await room.letters(huong.email))[0]).toEqual({ template: 'erasure-received', data: { dueOn: due } });
    const minh = await room.reader('minh@thu.example');
    expect(refusal(await people.endErasureRequest(minh.actor, huong.id)).code).toBe('not-found');
    value(await people.endErasureRequest(huong.actor, huong.id));
    expect(value(await people.erasuresAsked(boss.actor))).toEqual([]);
    value(await people.requestErasure(huong.actor));
    for (const reason of [undefined, '  ', 'x'.repeat(2_001)]) {
      expect(refusal(await people.endErasureRequest(boss.actor, huong.id, reason)).code).toBe('no-reason');
    }
    value(await people.endErasureRequest(boss.actor, huong.id, ' Còn phải giữ theo luật. '));
    const told = async () => value(await people.ownAccount(huong.actor)).erasureRefusal;
    expect(await told()).toEqual({ reason: 'Còn phải giữ theo luật.', at: room.now().toISOString() });
    expect((await room.letters(huong.email))[0]).toEqual({ template: 'erasure-refused', data: {} });
    value(await people.requestErasure(huong.actor));
    expect(await told()).toBeNull();
  });

  it('moves the days for confirming and erasing with the calendar, once, and none that are over', async () => {
    const { people, db } = room;
    const boss = await room.colleague('archivist');
    const confirmed = await room.reader('minh@thu.example');
    value(await people.confirmReader(boss.actor, confirmed.id));
    room.pass(24 * 60);
    value(await people.requestErasure(huong.actor));
    const days = async () =>
      db
        .selectFrom('account')
        .select(['confirm_by', 'erasure_due'])
        .where('kind', '=', 'reader')
        .orderBy('pk')
        .execute();
    const [own, others] = await days();
    expect(await people.recomputeAccountDays()).toBe(0);
    room.closeDays(3);
    expect(await people.recomputeAccountDays()).toBe(1);
    const later = (day: string | null | undefined) =>
      new Date(Date.parse(day ?? '') + 3 * 86_400_000).toISOString().slice(0, 10);
    expect(await days()).toEqual([
      { confirm_by: later(own?.confirm_by), erasure_due: later(own?.erasure_due) },
      others,
    ]);
    expect(await people.recomputeAccountDays()).toBe(0);
    expect((await room.audited(huong.id)).at(-1)).toBe('account.recompute');
  });

  it('takes the person out, wholly, and leaves a row that says so', async () => {
    const { people } = room;
    const boss = await room.colleague('administrator');
    const erased: number[] = [];
    value(await people.erase(boss.actor, huong.id, async (_trx, pk) => void erased.push(pk)));
    expect(erased).toHaveLength(1);
    expect((await huong.visitor()).actor.kind).toBe('guest');
    const rows = await room.db.selectFrom('account').selectAll().where('id', '=', huong.id).execute();
    expect(rows).toMatchObject([
      { status: 'erased', name: '', email: null, identity_sealed: null, identity_key: null },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/huong|Hường|0123|0912|Đại học/);
    expect((await room.letters(huong.email)).map(({ template }) => template)).toEqual(['account-erased']);
    expect(refusal(await people.signIn({ email: huong.email, password: PASSWORD }, client())).code).toBe('wrong');
    expect(refusal(await people.viewReader(boss.actor, huong.id)).code).toBe('not-found');
    expect(refusal(await people.erase(boss.actor, huong.id)).code).toBe('not-now');
    await room.reader(huong.email);
  });

  it('keeps the last letter until it has gone, and no longer', async () => {
    const boss = await room.colleague('administrator');
    value(await room.people.erase(boss.actor, huong.id));
    await room.people.purge();
    expect(await room.letters(huong.email)).toHaveLength(1);
    await room.db.updateTable('mail').set({ sent_at: room.now().toISOString() }).execute();
    await room.people.purge();
    expect(await room.letters(huong.email)).toEqual([]);
    expect(await room.letters(boss.email)).not.toEqual([]);
  });

  it('erases nobody where what goes with it fails', async () => {
    const boss = await room.colleague('administrator');
    const fails = room.people.erase(boss.actor, huong.id, () => Promise.reject(new Error('the cases stay')));
    await expect(fails).rejects.toThrow('the cases stay');
    expect((await huong.visitor()).actor.kind).toBe('reader');
  });

  it('erases no staff: who decided what stays known', async () => {
    const boss = await room.colleague('administrator');
    const desk = await room.colleague('desk');
    expect(refusal(await room.people.erase(boss.actor, desk.id)).code).toBe('not-found');
    expect(refusal(await room.people.erase(desk.actor, huong.id)).code).toBe('not-found');
  });
});
