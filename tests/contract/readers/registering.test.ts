import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
} from './people-room.ts';

describe.each(DATABASES)('%s: registering', (kind) => {
  let room: PeopleRoom;
  beforeEach(async () => void (room = await openPeopleRoom(kind)));
  afterEach(() => room.close());

  it('sends a link to the address, and the account begins when it is followed', async () => {
    const { people } = room;
    value(await people.register(registration('huong@thu.example'), client()));
    const token = await room.tokenFrom('huong@thu.example', 'verify-email');
    expect(await people.lookAtLink('verify-email', token)).toEqual({
      name: 'Nguyễn Thị Hường',
      email: 'huong@thu.example',
    });
    const signedIn = value(await people.verify(token, chosen(PASSWORD), client()));
    expect(signedIn.actor).toMatchObject({
      kind: 'reader',
      status: 'pending',
      assurance: 'declared',
      emailVerified: true,
    });
    expect((await room.visitor(signedIn.token)).actor).toEqual(signedIn.actor);
    expect(value(await people.ownAccount(signedIn.actor))).toMatchObject({
      confirmBy: '2026-11-27',
      identity: { kind: 'citizen', last4: '0123' },
      privacy: { version: '2026-11-27', at: '2026-11-26T02:00:00.000Z' },
    });
  });

  it('keeps the identity number where nobody can read it', async () => {
    await room.reader('huong@thu.example');
    const rows = JSON.stringify(await room.db.selectFrom('account').selectAll().execute());
    const log = JSON.stringify(await room.db.selectFrom('audit').selectAll().execute());
    expect(rows).not.toContain('001087000123');
    expect(log).not.toMatch(/001087000123|huong|Hường/);
  });

  it('names every field that cannot be taken, and writes nothing', async () => {
    const wrong = registration('no address', { name: ' ', identityNumber: '12', phone: 'abc', privacyVersion: '' });
    expect(refusal(await room.people.register(wrong, client()))).toEqual({
      code: 'fields',
      fields: {
        name: 'missing',
        email: 'malformed',
        identityNumber: 'malformed',
        phone: 'malformed',
        privacyVersion: 'missing',
      },
    });
    expect(await room.db.selectFrom('account').selectAll().execute()).toEqual([]);
  });

  it.each([
    'a@b.example\r\nBcc: all@b.example',
    'An <a@b.example>',
    'a@b.example,c@d.example',
    'a@b',
    `${'a'.repeat(65)}@b.example`,
  ])('takes no address that is a header or several: %j', async (email) => {
    const refused = refusal(await room.people.register(registration(email), client()));
    expect(refused).toEqual({ code: 'fields', fields: { email: 'malformed' } });
  });

  it('takes nothing that the form does not have: kind, status, roles', async () => {
    const more = {
      ...registration('huong@thu.example'),
      kind: 'staff',
      status: 'active',
      assurance: 'seen',
      roles: ['administrator'],
    };
    value(await room.people.register(more, client()));
    const rows = await room.db.selectFrom('account').select(['kind', 'status', 'assurance']).execute();
    expect(rows).toEqual([{ kind: 'reader', status: 'pending', assurance: 'declared' }]);
    expect(await room.db.selectFrom('account_role').selectAll().execute()).toEqual([]);
  });

  it('tells the holder, and nobody else, that an address has an account', async () => {
    await room.reader('huong@thu.example');
    expect(await room.people.register(registration('HUONG@thu.example'), client())).toEqual({ ok: true });
    expect((await room.letters('huong@thu.example'))[0]).toEqual({ template: 'already-registered', data: {} });
    expect(await room.db.selectFrom('account').selectAll().execute()).toHaveLength(1);
  });

  it('gives an address to whoever reads its mail, whoever registered with it before', async () => {
    const { people } = room;
    value(await people.register(registration('huong@thu.example', { name: 'Kẻ Mạo Danh' }), client()));
    const first = await room.tokenFrom('huong@thu.example', 'verify-email');
    value(await people.register(registration('huong@thu.example'), client()));
    const second = await room.tokenFrom('huong@thu.example', 'verify-email');
    value(await people.verify(second, chosen(PASSWORD), client()));
    // The first link would have made an account of another's making under her address.
    expect(refusal(await people.verify(first, chosen('another long secret'), client()))).toEqual({ code: 'bad-link' });
    const signedIn = value(await people.signIn({ email: 'huong@thu.example', password: PASSWORD }, client()));
    expect(signedIn.actor).toMatchObject({ name: 'Nguyễn Thị Hường' });
  });

  it('uses a link once, also when it is followed twice at the same moment', async () => {
    const { people } = room;
    value(await people.register(registration('huong@thu.example'), client()));
    const token = await room.tokenFrom('huong@thu.example', 'verify-email');
    const both = await Promise.all([1, 2].map(() => people.verify(token, chosen(PASSWORD), client())));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await people.lookAtLink('verify-email', token)).toBeUndefined();
  });

  it('lets a link run out, and takes it for its own purpose only', async () => {
    const { people } = room;
    value(await people.register(registration('huong@thu.example'), client()));
    const token = await room.tokenFrom('huong@thu.example', 'verify-email');
    for (const follow of [people.resetPassword, people.acceptInvitation]) {
      expect(refusal(await follow(token, chosen(PASSWORD), client()))).toEqual({ code: 'bad-link' });
    }
    room.pass(room.policy.links.verifyEmailHours * 60);
    expect(refusal(await people.verify(token, chosen(PASSWORD), client()))).toEqual({ code: 'bad-link' });
  });

  it('keeps tokens as hashes only, and sealed in the letter that waits or was given up', async () => {
    value(await room.people.register(registration('huong@thu.example'), client()));
    const token = await room.tokenFrom('huong@thu.example', 'verify-email');
    const rows = await room.db.selectFrom('account_token').selectAll().execute();
    const letters = await room.db.selectFrom('mail').selectAll().execute();
    expect(JSON.stringify([rows, letters])).not.toContain(token);
    expect(JSON.stringify(letters)).toContain('sealed:');
    expect(refusal(await room.people.verify(rows[0]?.hash ?? '', chosen(PASSWORD), client()))).toEqual({
      code: 'bad-link',
    });
  });

  it.each([
    ['short1', 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['matkhau2026!', 'common'],
    ['12345678', 'common'],
    ['abcabcabc', 'common'],
    ['nguyenthihuong1', 'about-you'],
    ['Song Chau 2026', 'about-you'],
    ['', 'missing'],
  ])('refuses the password %j: %s', async (password, fault) => {
    value(await room.people.register(registration('huong@thu.example'), client()));
    const token = await room.tokenFrom('huong@thu.example', 'verify-email');
    const refused = refusal(await room.people.verify(token, chosen(password), client()));
    expect(refused).toEqual({ code: 'fields', fields: { password: fault } });
    // A slip uses no link up.
    value(await room.people.verify(token, chosen(PASSWORD), client()));
  });

  it('takes long passwords of any signs, whole, and the same from any keyboard', async () => {
    const password = 'Đường về nhà tôi 🏠 '.repeat(12);
    value(await room.people.register(registration('huong@thu.example'), client()));
    const token = await room.tokenFrom('huong@thu.example', 'verify-email');
    value(await room.people.verify(token, chosen(password.normalize('NFD')), client()));
    const signIn = (typed: string) => room.people.signIn({ email: 'huong@thu.example', password: typed }, client());
    value(await signIn(password.normalize('NFC')));
    expect(refusal(await signIn(password.slice(0, -2)))).toEqual({ code: 'wrong' });
  });

  it('forgets registrations that nobody confirmed', async () => {
    value(await room.people.register(registration('huong@thu.example'), client()));
    await room.reader('minh@thu.example');
    room.pass((room.policy.links.verifyEmailHours + 25) * 60);
    await Promise.all([room.people.purge(), room.people.purge()]);
    const rows = await room.db.selectFrom('account').select('email').execute();
    expect(rows).toEqual([{ email: 'minh@thu.example' }]);
    expect(await room.letters('huong@thu.example')).toEqual([]);
  });
});
