import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSessions } from '../../../src/readers/sessions.ts';
import { DATABASES } from '../catalogue/archive.ts';
import {
  chosen,
  client,
  openPeopleRoom,
  PASSWORD,
  refusal,
  value,
  type PeopleRoom,
  type Person,
  type RoomOptions,
} from './people-room.ts';

describe.each(DATABASES)('%s: signing in', (kind) => {
  let room: PeopleRoom;
  let huong: Person;
  beforeEach(() => enter());
  afterEach(() => room.close());

  async function enter(options?: RoomOptions): Promise<void> {
    room = await openPeopleRoom(kind, options);
    huong = await room.reader('huong@thu.example');
  }

  const signIn = (password = PASSWORD, changes = {}, email = huong.email) =>
    room.people.signIn({ email, password }, client(changes));

  it('takes the address in any case and with blanks round it', async () => {
    value(await signIn(PASSWORD, {}, '  Huong@THU.example '));
  });

  it('gives each sign-in a session of its own, and ends the one that the browser brought along', async () => {
    const first = value(await signIn());
    const { session } = await room.visitor(first.token);
    const second = value(await signIn(PASSWORD, { session }));
    expect(second.token).not.toBe(first.token);
    expect((await room.visitor(first.token)).actor.kind).toBe('guest');
    expect((await room.visitor(second.token)).actor.kind).toBe('reader');
  });

  it('begins no session under an id that somebody chose', async () => {
    const chosenBefore = 'a'.repeat(40);
    const { token } = value(await signIn(PASSWORD, { session: chosenBefore, device: chosenBefore }));
    expect(token).not.toBe(chosenBefore);
    expect((await room.visitor(chosenBefore)).actor.kind).toBe('guest');
  });

  it('ends a session where it is kept: the same cookie opens nothing any more', async () => {
    const { token } = value(await signIn());
    await room.people.signOut(await room.visitor(token));
    expect((await room.visitor(token)).actor.kind).toBe('guest');
  });

  it('ends a session that was not used for long, and one that is old however much it was used', async () => {
    const { idleMinutes, absoluteHours } = room.policy.sessions.reader;
    const { token: idle } = value(await signIn());
    room.pass(idleMinutes - 1);
    expect((await room.visitor(idle)).actor.kind).toBe('reader');
    room.pass(idleMinutes + 1);
    expect((await room.visitor(idle)).actor.kind).toBe('guest');
    const { token: busy } = value(await signIn());
    for (let hour = 0; hour < absoluteHours; hour++) {
      expect((await room.visitor(busy)).actor.kind).toBe('reader');
      room.pass(60);
    }
    room.pass(1);
    expect((await room.visitor(busy)).actor.kind).toBe('guest');
  });

  it('ends a session of staff that only an open page still asks with', async () => {
    const { token } = (await room.colleague('archivist')).signedIn;
    const { idleMinutes } = room.policy.sessions.staff;
    for (let minute = 0; minute < idleMinutes; minute += 2) {
      expect((await room.visitor(token, false)).actor.kind).toBe('staff');
      room.pass(2);
    }
    room.pass(1);
    expect((await room.visitor(token, false)).actor.kind).toBe('guest');
  });

  it('opens nothing with what stands in the table of sessions', async () => {
    const { token } = value(await signIn());
    const rows = await room.db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    for (const { id, handle } of rows) {
      for (const stolen of [id, handle]) expect((await room.visitor(stolen)).actor.kind).toBe('guest');
    }
  });

  it('says the same of a wrong password, an unknown address and an account that is closed', async () => {
    const boss = await room.colleague('administrator');
    const closed = await room.reader();
    value(await room.people.disable(boss.actor, closed.id));
    const answers = [
      await signIn('wrong password'),
      await signIn(PASSWORD, {}, 'nobody@thu.example'),
      await signIn(PASSWORD, {}, closed.email),
    ];
    for (const answer of answers) expect(refusal(answer)).toEqual({ code: 'wrong' });
  });

  it('makes the hash anew, at sign-in, where it was made with weaker figures', async () => {
    await room.close();
    await enter({ realHashes: true });
    const { argon2Sync, randomBytes } = await import('node:crypto');
    const salt = randomBytes(16);
    const form = { message: PASSWORD, nonce: salt, parallelism: 1, tagLength: 32, memory: 8192, passes: 1 };
    const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=/g, '');
    const old = `$argon2id$v=19$m=8192,t=1,p=1$${bare(salt)}$${bare(argon2Sync('argon2id', form))}`;
    await room.db.updateTable('account').set({ password_hash: old }).where('id', '=', huong.id).execute();
    value(await signIn());
    const { password_hash: hash } = await room.db
      .selectFrom('account')
      .select('password_hash')
      .where('id', '=', huong.id)
      .executeTakeFirstOrThrow();
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    value(await signIn());
  });

  it('refuses after too many tries for one account, the right password too, and says how long', async () => {
    const { tries, minutesForOne } = room.policy.throttle.signInByAccount;
    for (let n = 0; n < tries; n++)
      expect(refusal(await signIn('wrong', { address: `198.51.100.${n}` })).code).toBe('wrong');
    const late = refusal(await signIn(PASSWORD, { address: '192.0.2.1' }));
    expect(late).toEqual({ code: 'try-later', seconds: minutesForOne * 60 });
    room.pass(minutesForOne);
    value(await signIn());
  });

  it('counts tries at an address that has no account just the same', async () => {
    const { tries } = room.policy.throttle.signInByAccount;
    const tryNobody = () => signIn('wrong', {}, 'nobody@thu.example');
    for (let n = 0; n < tries; n++) expect(refusal(await tryNobody()).code).toBe('wrong');
    expect(refusal(await tryNobody()).code).toBe('try-later');
  });

  it('counts tries from one client at many accounts', async () => {
    const { tries } = room.policy.throttle.signInByClient;
    for (let n = 0; n < tries; n++)
      refusal(await signIn('wrong', { address: '198.51.100.9' }, `victim-${n}@thu.example`));
    expect(refusal(await signIn(PASSWORD, { address: '198.51.100.9' })).code).toBe('try-later');
    value(await signIn(PASSWORD, { address: '203.0.113.80' }));
  });

  it('cannot be used to lock somebody out: a browser they came from before still lets them in', async () => {
    const { device } = value(await signIn());
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < room.policy.throttle.signInByAccount.tries; n++) await signIn('wrong');
      expect(refusal(await signIn()).code).toBe('try-later');
      value(await signIn(PASSWORD, { device }));
      room.pass(5);
    }
  });

  it('knows a browser for the account it came from only, and counts its tries too', async () => {
    const minh = await room.reader('minh@thu.example');
    const { device } = value(await signIn());
    for (let n = 0; n < room.policy.throttle.signInByAccount.tries; n++) await signIn('wrong', {}, minh.email);
    for (const forged of [device, `${device}x`, 'x.y', '.', 'x'.repeat(9000)]) {
      expect(refusal(await signIn(PASSWORD, { device: forged }, minh.email)).code).toBe('try-later');
    }
    for (let n = 0; n < room.policy.throttle.knownBrowser.tries; n++) await signIn('wrong', { device });
    expect(refusal(await signIn(PASSWORD, { device })).code).toBe('try-later');
  });

  it('lets who forgot, or was thronged out, come in by mail', async () => {
    for (let n = 0; n < room.policy.throttle.signInByAccount.tries; n++) await signIn('wrong');
    value(await room.people.askForReset(huong.email, client()));
    const token = await room.tokenFrom(huong.email, 'reset-password');
    const signedIn = value(await room.people.resetPassword(token, chosen('another long secret 9'), client()));
    expect(signedIn.actor.kind).toBe('reader');
  });

  it('lets no more tries through when they come all at once', async () => {
    const { tries } = room.policy.throttle.signInByAccount;
    const answers = await Promise.all(Array.from({ length: tries * 3 }, () => signIn('wrong')));
    const wrong = answers.filter((answer) => !answer.ok && answer.refusal.code === 'wrong');
    expect(wrong).toHaveLength(tries);
  });

  it('keeps no address of a client, and no address of a person, to count by', async () => {
    await signIn('wrong', { address: '198.51.100.9' });
    const rows = JSON.stringify(await room.db.selectFrom('throttle').selectAll().execute());
    expect(rows).not.toMatch(/198\.51|huong/);
  });

  it('takes away sessions and buckets that nobody can use any more', async () => {
    await signIn('wrong');
    room.pass(room.policy.sessions.reader.absoluteHours * 60 + 1);
    await room.people.purge();
    expect(await room.db.selectFrom('session').selectAll().execute()).toEqual([]);
    expect(await room.db.selectFrom('throttle').selectAll().execute()).toEqual([]);
    await createSessions(room.db, room.now).purge();
  });
});
