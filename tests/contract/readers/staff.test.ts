import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindOfAccounts } from '../../../src/readers/accounts-due-job.ts';
import type { Role } from '../../../src/readers/account.ts';
import { ROLES } from '../../../src/readers/account.ts';
import { GUEST, SYSTEM, type Actor } from '../../../src/readers/actor.ts';
import { DATABASES } from '../catalogue/archive.ts';
import {
  chosen,
  client,
  openPeopleRoom,
  PASSWORD,
  refusal,
  registration,
  value,
  type PeopleRoom,
  type Person,
} from './people-room.ts';

describe.each(DATABASES)('%s: readers, as staff look after them', (kind) => {
  let room: PeopleRoom;
  let desk: Person;
  let huong: Person;
  beforeEach(async () => {
    room = await openPeopleRoom(kind);
    desk = await room.colleague('desk');
    huong = await room.reader('huong@thu.example');
  });
  afterEach(() => room.close());

  const found = async (text: string) =>
    value(await room.people.findReaders(desk.actor, { text })).readers.map(({ name }) => name);

  it('are confirmed once, and told so', async () => {
    const { people } = room;
    expect(value(await people.findReaders(desk.actor, { status: 'pending' }))).toMatchObject({
      total: 1,
      waiting: { all: 1, due: 0 },
      readers: [{ id: huong.id, confirmBy: '2026-11-27' }],
    });
    room.pass(24 * 60);
    desk = await room.colleague('desk');
    expect(value(await people.findReaders(desk.actor, {})).waiting).toEqual({ all: 1, due: 1 });
    const both = await Promise.all([1, 2].map(() => people.confirmReader(desk.actor, huong.id)));
    expect(both.map((each) => each.ok || each.refusal.code).sort()).toEqual(['not-now', true]);
    expect((await room.letters(huong.email)).filter(({ template }) => template === 'account-confirmed')).toHaveLength(
      1,
    );
    expect(value(await people.viewReader(desk.actor, huong.id))).toMatchObject({ status: 'active', confirmBy: null });
  });

  it('who wait longer than they should are told of to who confirms them, once a day', async () => {
    const archivist = await room.colleague('archivist');
    await room.colleague('approver');
    expect(await remindOfAccounts(room)).toBe(0);
    room.pass(24 * 60);
    expect(await Promise.all([remindOfAccounts(room), remindOfAccounts(room)])).toEqual([1, 1]);
    const sent = async () => {
      const query = room.db.selectFrom('mail').select(['recipient', 'data']).orderBy('pk');
      const rows = await query.where('template', '=', 'desk-accounts-due').execute();
      return rows.map(({ recipient, data }) => [recipient, data]);
    };
    const day = [desk.email, archivist.email].map((email) => [email, '{"accounts":1}']);
    expect(await sent()).toEqual(day);
    room.pass(24 * 60);
    await remindOfAccounts(room);
    expect(await sent()).toEqual([...day, ...day]);
    desk = await room.colleague('desk');
    value(await room.people.confirmReader(desk.actor, huong.id));
    expect(await remindOfAccounts(room)).toBe(0);
  });

  it('are found by words of the name without accents, by whole address, by whole identity number', async () => {
    await room.reader('dao@thu.example', { name: 'Đào Duy Từ', identityNumber: 'B1234567', identityKind: 'passport' });
    expect(await found('dao tu')).toEqual(['Đào Duy Từ']);
    expect(await found('Nguyễn')).toEqual(['Nguyễn Thị Hường']);
    expect(await found('uyen')).toEqual([]);
    expect(await found('DAO@thu.example')).toEqual(['Đào Duy Từ']);
    expect(await found('dao@thu')).toEqual([]);
    expect(await found('b 123 4567')).toEqual(['Đào Duy Từ']);
    expect(await found('001087000123')).toEqual(['Nguyễn Thị Hường']);
    for (const part of ['00108700012', '0123', '001087%', '%', '_']) expect(await found(part)).toEqual([]);
  });

  it('who state one identity number in two accounts are told to staff, and to nobody else', async () => {
    const twin = await room.reader('khac@thu.example', { name: 'Một Người Khác' });
    await room.reader('minh@thu.example', { identityNumber: '001087000124' });
    const seen = value(await room.people.viewReader(desk.actor, huong.id));
    expect(seen.sameNumber).toEqual([{ id: twin.id, name: 'Một Người Khác' }]);
    expect(JSON.stringify(value(await room.people.ownAccount(huong.actor)))).not.toContain('Khác');
  });

  it('are not found before they have confirmed their address', async () => {
    value(await room.people.register(registration('ai@thu.example', { name: 'Ai Đó' }), client()));
    expect(await found('Ai')).toEqual([]);
  });

  it('who stand at the desk without an account are registered there, confirmed and seen, and kept without an address', async () => {
    const { people } = room;
    const walkIn = registration('', { name: 'Bà Trần Thị Chợ', phone: '0912 345 678', identityNumber: '001203004005' });
    const admin = await room.colleague('administrator');
    for (const actor of [GUEST, huong.actor, admin.actor]) {
      expect(refusal(await people.registerAtDesk(actor, walkIn))).toEqual({ code: 'not-found' });
    }
    const faults = async (change: object) => refusal(await people.registerAtDesk(desk.actor, { ...walkIn, ...change }));
    expect(await faults({ phone: ' ' })).toMatchObject({ fields: { phone: 'missing' } });
    expect(await faults({ privacyVersion: '' })).toMatchObject({ fields: { privacyVersion: 'missing' } });
    expect(await faults({ email: huong.email })).toMatchObject({ fields: { email: 'taken' } });
    const { id } = value(await people.registerAtDesk(desk.actor, walkIn));
    expect(await faults({})).toMatchObject({ fields: { identityNumber: 'taken' } });
    expect(value(await people.viewReader(desk.actor, id))).toMatchObject({
      email: null,
      status: 'active',
      assurance: 'seen',
      seen: { kind: 'citizen' },
    });
    expect(await room.audited(id)).toEqual(['account.registered-at-desk', 'account.viewed']);

    // With an address they choose a password as everybody does; nothing of them goes for want of it.
    const other = { ...walkIn, name: 'Ông Lê Văn Bến', email: 'ben@thu.example', identityNumber: '001203004006' };
    const { id: ben } = value(await people.registerAtDesk(desk.actor, other));
    const first = await room.tokenFrom('ben@thu.example', 'verify-email');
    // The link ran out: the desk sends another, and only that one opens.
    room.pass(room.policy.links.verifyEmailHours * 60 + 1);
    desk = await room.colleague('desk');
    value(await people.sendLinkAgain(desk.actor, ben));
    const token = await room.tokenFrom('ben@thu.example', 'verify-email');
    expect(refusal(await people.verify(first, chosen(PASSWORD), client())).code).toBe('bad-link');
    value(await people.verify(token, chosen(PASSWORD), client()));
    for (const at of [ben, id]) expect(refusal(await people.sendLinkAgain(desk.actor, at)).code).toBe('not-now');
    room.pass(30 * 24 * 60);
    await people.purge();
    desk = await room.colleague('desk');
    expect([await found('tran thi cho'), await found('ben@thu.example')]).toEqual([
      ['Bà Trần Thị Chợ'],
      ['Ông Lê Văn Bến'],
    ]);
  });

  it('are listed by pages, whatever number is asked for', async () => {
    for (const page of [-1, 0, 0.5, NaN, Infinity, 2 ** 60]) {
      const { total, readers } = value(await room.people.findReaders(desk.actor, { page }));
      expect([total, readers.length <= 1]).toEqual([1, true]);
    }
  });

  it('leave a trace of every look and search, without what was looked for', async () => {
    await found('001087000123');
    value(await room.people.viewReader(desk.actor, huong.id));
    expect(await room.audited(huong.id)).toContain('account.viewed');
    const rows = await room.db.selectFrom('audit').selectAll().where('action', '=', 'account.searched').execute();
    expect(rows).toMatchObject([{ actor: desk.id, data: JSON.stringify({ by: 'identity', found: 1 }) }]);
  });

  it('leave a trace where they were only leafed through', async () => {
    value(await room.people.findReaders(desk.actor, { status: 'pending' }));
    value(await room.people.findReaders(desk.actor, { page: 3 }));
    const rows = await room.db.selectFrom('audit').select('data').where('action', '=', 'account.searched').execute();
    expect(rows.map(({ data }) => JSON.parse(data) as unknown)).toEqual([
      { by: 'list', status: 'pending', found: 1 },
      { by: 'list', found: 1, page: 3 },
    ]);
  });

  it('are seen at the desk with their papers: which, by whom, when', async () => {
    value(await room.people.markIdentitySeen(desk.actor, huong.id, 'passport'));
    expect(value(await room.people.viewReader(desk.actor, huong.id))).toMatchObject({
      assurance: 'seen',
      seen: { at: room.now().toISOString(), kind: 'passport' },
    });
    expect((await huong.visitor()).actor).toMatchObject({ assurance: 'seen' });
  });

  it('may be suspended, which holds at once, and come back as they were', async () => {
    const approver = await room.colleague('approver');
    value(await room.people.suspendReader(approver.actor, huong.id, 'damage'));
    expect((await huong.visitor()).actor).toMatchObject({ status: 'suspended' });
    expect(refusal(await room.people.suspendReader(approver.actor, huong.id, 'damage')).code).toBe('not-now');
    value(await room.people.liftSuspension(approver.actor, huong.id));
    expect((await huong.visitor()).actor).toMatchObject({ status: 'pending' });
    const templates = (await room.letters(huong.email)).map(({ template }) => template);
    expect(templates.slice(0, 2)).toEqual(['account-enabled', 'account-suspended']);
  });
});

describe.each(DATABASES)('%s: staff accounts', (kind) => {
  let room: PeopleRoom;
  let boss: Awaited<ReturnType<PeopleRoom['colleague']>>;
  beforeEach(async () => {
    room = await openPeopleRoom(kind);
    boss = await room.colleague('administrator');
  });
  afterEach(() => room.close());

  const invitation = (email: string, ...roles: Role[]) => ({
    name: 'Lê Văn Cảnh',
    email,
    roles,
    language: 'vi' as const,
  });

  it('begin by an invitation, and list who has not come yet', async () => {
    const { people } = room;
    const { id, token } = value(
      await people.invite(boss.actor, invitation('canh@luutru.example', 'desk', 'archivist')),
    );
    expect(token).toBe(await room.tokenFrom('canh@luutru.example', 'invitation'));
    const list = value(await people.colleagues(boss.actor));
    expect(list.find((each) => each.id === id)).toMatchObject({
      status: 'invited',
      roles: ['desk', 'archivist'],
      hasSecondFactor: false,
    });
    const { token: second } = value(await people.inviteAgain(boss.actor, id));
    expect(refusal(await people.acceptInvitation(token, chosen(PASSWORD), client())).code).toBe('bad-link');
    value(await people.acceptInvitation(second, chosen(PASSWORD), client()));
    expect(refusal(await people.inviteAgain(boss.actor, id)).code).toBe('not-now');
  });

  it('cannot be begun with an address that has an account, nor without a role', async () => {
    const huong = await room.reader('huong@thu.example');
    const taken = refusal(await room.people.invite(boss.actor, invitation(huong.email, 'desk')));
    expect(taken).toEqual({ code: 'fields', fields: { email: 'taken' } });
    const wrong = refusal(await room.people.invite(boss.actor, invitation('x')));
    expect(wrong).toEqual({ code: 'fields', fields: { email: 'malformed', roles: 'missing' } });
  });

  it('cannot come in by a forgotten password before they have come by the invitation', async () => {
    value(await room.people.invite(boss.actor, invitation('canh@luutru.example', 'desk')));
    value(await room.people.askForReset('canh@luutru.example', client()));
    expect((await room.letters('canh@luutru.example')).map(({ template }) => template)).toEqual(['invitation']);
  });

  it('lose a role, and all sessions with it, at once', async () => {
    const canh = await room.colleague('desk', 'archivist');
    value(await room.people.setRoles(boss.actor, canh.id, ['desk']));
    expect((await canh.visitor()).actor.kind).toBe('guest');
    const half = value(await room.people.signIn({ email: canh.email, password: PASSWORD }, client()));
    expect(half.owes).toBe('second-factor');
  });

  it('end at once when they are disabled, and come back with their roles', async () => {
    const canh = await room.colleague('desk');
    value(await room.people.disable(boss.actor, canh.id));
    expect((await canh.visitor()).actor.kind).toBe('guest');
    expect(refusal(await room.people.signIn({ email: canh.email, password: PASSWORD }, client())).code).toBe('wrong');
    value(await room.people.askForReset(canh.email, client()));
    expect((await room.letters(canh.email)).some(({ template }) => template === 'reset-password')).toBe(false);
    value(await room.people.enable(boss.actor, canh.id));
    expect((await canh.visitor()).actor.kind).toBe('guest');
    value(await room.people.signIn({ email: canh.email, password: PASSWORD }, client()));
  });

  it('never leave the archive without an administrator, also when two disable each other', async () => {
    const { people } = room;
    expect(refusal(await people.disable(boss.actor, boss.id)).code).toBe('not-now');
    expect(refusal(await people.setRoles(boss.actor, boss.id, ['desk'])).code).toBe('not-now');
    const other = await room.colleague('administrator');
    const both = await Promise.all([people.disable(boss.actor, other.id), people.disable(other.actor, boss.id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('who lost phone and codes get a new second factor from an administrator, who cannot give it to themselves', async () => {
    const canh = await room.colleague('desk');
    value(await room.people.clearSecondFactor(boss.actor, canh.id));
    const half = value(await room.people.signIn({ email: canh.email, password: PASSWORD }, client()));
    expect(half.owes).toBe('second-factor-setup');
    expect(refusal(await room.people.clearSecondFactor(boss.actor, boss.id)).code).toBe('not-now');
  });

  it('are for administrators, readers for whose work it is: whoever else asks finds nothing, and it is logged', async () => {
    const { people } = room;
    const huong = await room.reader('huong@thu.example');
    const staff = new Map<string, Actor>();
    for (const role of ROLES) staff.set(role, (await room.colleague(role)).actor);
    const everybody = new Map<string, Actor>([...staff, ['guest', GUEST], ['reader', huong.actor], ['system', SYSTEM]]);
    const asks: [string, readonly string[], (actor: Actor) => Promise<{ ok: boolean; refusal?: { code: string } }>][] =
      [
        ['findReaders', ROLES, (actor) => people.findReaders(actor, {})],
        ['viewReader', ROLES, (actor) => people.viewReader(actor, huong.id)],
        ['sendLinkAgain', ['desk', 'archivist'], (actor) => people.sendLinkAgain(actor, huong.id)],
        ['confirmReader', ['desk', 'archivist'], (actor) => people.confirmReader(actor, huong.id)],
        ['markIdentitySeen', ['desk', 'archivist'], (actor) => people.markIdentitySeen(actor, huong.id, 'citizen')],
        [
          'suspendReader',
          ['archivist', 'approver', 'administrator'],
          (actor) => people.suspendReader(actor, huong.id, 'other'),
        ],
        [
          'liftSuspension',
          ['archivist', 'approver', 'administrator'],
          (actor) => people.liftSuspension(actor, huong.id),
        ],
        ['colleagues', ['administrator'], (actor) => people.colleagues(actor)],
        ['invite', ['administrator', 'system'], (actor) => people.invite(actor, invitation('malformed', 'desk'))],
        ['inviteAgain', ['administrator'], (actor) => people.inviteAgain(actor, boss.id)],
        ['setRoles', ['administrator'], (actor) => people.setRoles(actor, huong.id, ['desk'])],
        ['setOwnReader', ['administrator'], (actor) => people.setOwnReader(actor, huong.id, '')],
        ['enable', ['administrator'], (actor) => people.enable(actor, huong.id)],
        ['clearSecondFactor', ['administrator'], (actor) => people.clearSecondFactor(actor, huong.id)],
        ['erasuresAsked', ['administrator'], (actor) => people.erasuresAsked(actor)],
      ];
    let denied = 0;
    for (const [name, may, ask] of asks) {
      for (const [who, actor] of everybody) {
        const answer = await ask(actor);
        const isLetIn = answer.ok || answer.refusal?.code !== 'not-found';
        expect(`${name} by ${who}: ${isLetIn}`).toBe(`${name} by ${who}: ${may.includes(who)}`);
        if (!isLetIn && actor.kind !== 'guest' && actor.kind !== 'system') denied += 1;
      }
    }
    expect((await room.audited()).filter((action) => action === 'access.denied')).toHaveLength(denied);
  });

  it('find nothing where there is nothing: the same refusal as for what is not theirs', async () => {
    const { people } = room;
    for (const id of ['', '0', 'x'.repeat(500), "' or 1=1 --", boss.id]) {
      expect(refusal(await people.viewReader(boss.actor, id)).code).toBe('not-found');
      expect(refusal(await people.suspendReader(boss.actor, id, 'other')).code).toBe('not-found');
    }
  });
});
