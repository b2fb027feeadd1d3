import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '../../../src/readers/actor.ts';
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
} from './people-room.ts';

const OTHER = 'tre lang ben dong song 1975';

describe.each(DATABASES)("%s: one's own account", (kind) => {
  let room: PeopleRoom;
  let huong: Person;
  beforeEach(async () => {
    room = await openPeopleRoom(kind);
    huong = await room.reader('huong@thu.example');
  });
  afterEach(() => room.close());

  const signIn = (password = PASSWORD, email = huong.email) => room.people.signIn({ email, password }, client());

  it('changes the password with the old one, ends all sessions, and begins one here', async () => {
    const elsewhere = value(await signIn());
    const change = { current: PASSWORD, ...chosen(OTHER) };
    const here = value(await room.people.changePassword(await huong.visitor(), change, client()));
    for (const { token } of [elsewhere, huong.signedIn]) expect((await room.visitor(token)).actor.kind).toBe('guest');
    expect((await room.visitor(here.token)).actor.kind).toBe('reader');
    expect(refusal(await signIn()).code).toBe('wrong');
    value(await signIn(OTHER));
    expect((await room.letters(huong.email))[0]?.template).toBe('password-changed');
  });

  it('changes no password without the old one, nor for a guest', async () => {
    const { people } = room;
    const wrong = { current: 'wrong', ...chosen(OTHER) };
    expect(refusal(await people.changePassword(await huong.visitor(), wrong, client())).code).toBe('wrong');
    const right = { current: PASSWORD, ...chosen(OTHER) };
    expect(refusal(await people.changePassword({ actor: GUEST }, right, client())).code).toBe('not-found');
    const unequal = { current: PASSWORD, password: OTHER, repeated: `${OTHER}.` };
    const refused = refusal(await people.changePassword(await huong.visitor(), unequal, client()));
    expect(refused).toEqual({ code: 'fields', fields: { repeated: 'not-equal' } });
  });

  it('asks the new address before it holds, and tells the old one', async () => {
    const { people } = room;
    value(
      await people.askForOtherEmail(await huong.visitor(), { email: 'moi@thu.example', password: PASSWORD }, client()),
    );
    value(await signIn());
    const token = await room.tokenFrom('moi@thu.example', 'change-email');
    expect(value(await people.confirmOtherEmail(token))).toEqual({ email: 'moi@thu.example' });
    expect((await room.letters(huong.email))[0]?.template).toBe('email-changed');
    expect((await huong.visitor()).actor.kind).toBe('guest');
    expect(refusal(await signIn()).code).toBe('wrong');
    value(await signIn(PASSWORD, 'moi@thu.example'));
    expect(refusal(await people.confirmOtherEmail(token)).code).toBe('bad-link');
  });

  it('answers alike where the new address is taken, and tells its holder', async () => {
    const minh = await room.reader('minh@thu.example');
    const ask = { email: minh.email, password: PASSWORD };
    expect(await room.people.askForOtherEmail(await huong.visitor(), ask, client())).toEqual({ ok: true });
    expect((await room.letters(minh.email))[0]).toEqual({ template: 'already-registered', data: {} });
  });

  it('gives an address that two ask for to the first who follows the link', async () => {
    const { people } = room;
    const minh = await room.reader('minh@thu.example');
    const tokens: string[] = [];
    for (const person of [huong, minh]) {
      value(
        await people.askForOtherEmail(
          await person.visitor(),
          { email: 'moi@thu.example', password: PASSWORD },
          client(),
        ),
      );
      tokens.push(await room.tokenFrom('moi@thu.example', 'change-email'));
    }
    const both = await Promise.all(tokens.map((token) => people.confirmOtherEmail(token)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const holders = await room.db
      .selectFrom('account')
      .select('id')
      .where('email_key', '=', 'moi@thu.example')
      .execute();
    expect(holders).toHaveLength(1);
  });

  it('gives a new password to who reads the mail, once, within the hour', async () => {
    const { people } = room;
    value(await people.askForReset(huong.email, client()));
    const token = await room.tokenFrom(huong.email, 'reset-password');
    const elsewhere = value(await signIn());
    value(await people.resetPassword(token, chosen(OTHER), client()));
    expect((await room.visitor(elsewhere.token)).actor.kind).toBe('guest');
    expect(refusal(await people.resetPassword(token, chosen(PASSWORD), client())).code).toBe('bad-link');
    value(await people.askForReset(huong.email, client()));
    const late = await room.tokenFrom(huong.email, 'reset-password');
    room.pass(room.policy.links.resetPasswordHours * 60 + 1);
    expect(refusal(await people.resetPassword(late, chosen(PASSWORD), client())).code).toBe('bad-link');
  });

  it('sends one address only so many letters, whoever asks, and answers alike', async () => {
    const { tries } = room.policy.throttle.lettersByAddress;
    for (let n = 0; n < tries + 4; n++)
      value(await room.people.askForReset(huong.email, client({ address: `192.0.2.${n}` })));
    const resets = (await room.letters(huong.email)).filter(({ template }) => template === 'reset-password');
    expect(resets).toHaveLength(tries);
  });

  it('sees and ends its own sessions, and no others', async () => {
    const { people } = room;
    room.pass(1);
    const phone = value(
      await people.signIn({ email: huong.email, password: PASSWORD }, client({ userAgent: 'Android Chrome/140' })),
    );
    const minh = await room.reader('minh@thu.example');
    const [minhs] = await people.sessions(await minh.visitor());
    const own = await people.sessions(await huong.visitor());
    expect(own.map(({ device, isCurrent }) => ({ device, isCurrent }))).toEqual([
      { device: 'Chrome, Android', isCurrent: false },
      { device: 'Firefox, Windows', isCurrent: true },
    ]);
    expect(refusal(await people.endSession(await huong.visitor(), minhs?.handle ?? '')).code).toBe('not-found');
    value(await people.endSession(await huong.visitor(), own[0]?.handle ?? ''));
    expect((await room.visitor(phone.token)).actor.kind).toBe('guest');
    await signIn();
    await signIn();
    expect(value(await people.endOtherSessions(await huong.visitor()))).toEqual({ ended: 2 });
    expect((await huong.visitor()).actor.kind).toBe('reader');
    expect((await minh.visitor()).actor.kind).toBe('reader');
  });

  it('corrects its own data; what papers proved must be seen anew', async () => {
    const { people } = room;
    const desk = await room.colleague('desk');
    value(await people.markIdentitySeen(desk.actor, huong.id, 'citizen'));
    const same = {
      name: 'Nguyễn Thị Hường',
      phone: '',
      workplace: 'Hưu trí',
      priority: '',
      note: '',
      identityKind: 'citizen',
      identityNumber: '',
    } as const;
    value(await people.correctOwnData(huong.actor, same));
    expect(value(await people.ownAccount(huong.actor))).toMatchObject({
      workplace: 'Hưu trí',
      phone: null,
      assurance: 'seen',
    });
    value(await people.correctOwnData(huong.actor, { ...same, identityNumber: '001087000999' }));
    const facts = value(await people.ownAccount(huong.actor));
    expect(facts).toMatchObject({ assurance: 'declared', seen: null, identity: { last4: '0999' } });
    expect(refusal(await people.correctOwnData(GUEST, same)).code).toBe('not-found');
  });
});
