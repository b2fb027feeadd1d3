import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../catalogue/archive.ts';
import {
  chosen,
  client,
  openPeopleRoom,
  PASSWORD,
  refusal,
  registration,
  type PeopleRoom,
  value,
} from './people-room.ts';

const VICTIM = 'nan-nhan@thu.example';

describe.each(DATABASES)('%s: what anybody may set off', (kind) => {
  let room: PeopleRoom;
  let numbered = 0;
  beforeAll(async () => {
    room = await openPeopleRoom(kind);
  });
  // Whatever was counted has drained by then.
  afterEach(() => room.pass(7 * 24 * 60));
  afterAll(() => room.close());

  /** Somebody who comes from elsewhere each time. */
  const stranger = () => client({ address: `192.0.${(numbered += 1) >> 8}.${numbered & 255}` });
  const setRule = (name: keyof PeopleRoom['policy']['throttle'], tries: number, minutesForOne: number) => {
    room.policy.throttle[name] = { tries, minutesForOne };
  };

  it('is so many letters to one address, by whichever form and from whichever machines, and as many again in the time policy says', async () => {
    const { people, policy } = room;
    const { tries, minutesForOne } = policy.throttle.lettersByAddress;
    await room.reader(VICTIM);
    const attacker = await room.reader('ke-xau@thu.example');
    const floods = [
      () => people.register(registration(VICTIM), stranger()),
      () => people.register(registration(VICTIM.toUpperCase()), stranger()),
      () => people.askForReset(VICTIM, stranger()),
      () => people.askForReset(` ${VICTIM} `, stranger()),
    ];
    for (let turn = 0; turn < 6; turn++) {
      for (const flood of floods) value(await flood());
      const visitor = await attacker.visitor();
      value(await people.askForOtherEmail(visitor, { email: VICTIM, password: PASSWORD }, stranger()));
    }
    // The letter of the registration was one. Those for a forgotten password are counted by themselves.
    const sent = async () => {
      const all = (await room.letters(VICTIM)).map(({ template }) => template);
      const resets = all.filter((template) => template === 'reset-password').length;
      return { resets, others: all.length - resets };
    };
    expect(await sent()).toEqual({ resets: tries, others: tries });
    room.pass(minutesForOne);
    for (const flood of floods) value(await flood());
    expect(await sent()).toEqual({ resets: tries + 1, others: tries + 1 });
  });

  it.each(['register', 'askForReset'] as const)(
    'keeps no holder out, by whatever is tried with their address at once: %s',
    async (flood) => {
      const { people, policy } = room;
      const { minutesForOne } = policy.throttle.lettersByAddress;
      const email = `${flood}@thu.example`;
      const victim = await room.reader(email);
      const attack = async () => {
        for (let turn = 0; turn < 12; turn++) {
          if (flood === 'register') value(await people.register(registration(email), stranger()));
          else value(await people.askForReset(email, stranger()));
          await people.signIn({ email, password: 'not the password' }, stranger());
        }
      };
      for (let hour = 0; hour < 5; hour++) {
        await attack();
        room.pass(minutesForOne - 1);
        await attack();
        const away = client({ address: '203.0.113.99' });
        expect(refusal(await people.signIn({ email, password: PASSWORD }, away)).code).toBe('try-later');
        value(await people.askForReset(email, away));
        const token = await room.tokenFrom(email, 'reset-password');
        const signedIn = value(await people.resetPassword(token, chosen(PASSWORD), away));
        expect(signedIn.actor).toMatchObject({ id: victim.id });
        room.pass(1);
      }
    },
  );

  it('is no letter to somebody else: each goes to the address that was typed, or to the one the account has', async () => {
    const minh = await room.reader();
    const sent = () => room.db.selectFrom('mail').select(['recipient', 'data']).orderBy('pk', 'desc').execute();
    const before = (await sent()).length;
    const claims = { from: 'giam-doc@luutru.example', sender: 'x@luutru.example', recipient: 'y@z.example' };
    value(await room.people.register({ ...registration('an@thu.example'), ...claims }, client()));
    value(await room.people.askForReset(minh.email, client()));
    const [reset, first, ...rest] = await sent();
    expect([reset?.recipient, first?.recipient, rest.length]).toEqual([minh.email, 'an@thu.example', before]);
    expect(`${reset?.data}${first?.data}`).not.toMatch(/luutru\.example|z\.example/);
  });

  it('is no line and no second address in the head of a letter', async () => {
    for (const email of ['an@thu.example\r\nBcc: x@y.example', 'an@thu.example, x@y.example', 'A <an@thu.example>']) {
      const answers = [
        await room.people.register(registration(email), client()),
        await room.people.askForReset(email, client()),
      ];
      expect(answers).toEqual(
        Array(2).fill({ ok: false, refusal: { code: 'fields', fields: { email: 'malformed' } } }),
      );
    }
  });

  it('is so many registrations and forgotten passwords from one machine', async () => {
    const { tries } = room.policy.throttle.lettersByClient;
    for (let turn = 0; turn < tries; turn++) {
      const email = `nguoi-${turn}@thu.example`;
      value(
        turn % 2
          ? await room.people.askForReset(email, client())
          : await room.people.register(registration(email), client()),
      );
    }
    expect(refusal(await room.people.register(registration('moi@thu.example'), client())).code).toBe('try-later');
    expect(refusal(await room.people.askForReset('moi@thu.example', client())).code).toBe('try-later');
    value(await room.people.register(registration('moi@thu.example'), stranger()));
  });

  it('is so many letters to strangers from all machines together, which keep no holder from a new password', async () => {
    setRule('lettersInAll', 5, 10);
    const { email } = await room.reader();
    room.pass(60);
    for (let turn = 0; turn < 5; turn++)
      value(await room.people.register(registration(`a${turn}@thu.example`), stranger()));
    expect(refusal(await room.people.register(registration('b@thu.example'), stranger()))).toMatchObject({
      code: 'try-later',
    });
    expect(await room.letters('b@thu.example')).toEqual([]);
    value(await room.people.askForReset(email, stranger()));
    expect((await room.letters(email))[0]?.template).toBe('reset-password');
    room.pass(10);
    value(await room.people.register(registration('b@thu.example'), stranger()));
  });

  it('is so many carts from one machine, and from all of them together', async () => {
    setRule('cartsByClient', 3, 10);
    setRule('cartsInAll', 5, 10);
    for (let turn = 0; turn < 3; turn++) value(await room.people.countGuestCart(client()));
    expect(refusal(await room.people.countGuestCart(client())).code).toBe('try-later');
    value(await room.people.countGuestCart(stranger()));
    value(await room.people.countGuestCart(stranger()));
    expect(refusal(await room.people.countGuestCart(stranger())).code).toBe('try-later');
  });

  it('is one line of the log for a page that is not for them, however often they knock within a minute', async () => {
    const minh = await room.reader();
    const denied = async () =>
      room.db.selectFrom('audit').select(['actor', 'subject', 'data']).where('action', '=', 'access.denied').execute();
    const knock = (route: string) => room.people.noteRefusal(minh.actor, { route, method: 'GET' });
    for (let turn = 0; turn < 20; turn++) await knock('/can-bo');
    expect(await denied()).toEqual([{ actor: minh.id, subject: 'route:/can-bo', data: '{"method":"GET"}' }]);
    await knock('/can-bo/thu');
    room.pass(room.policy.throttle.refusalsNoted.minutesForOne);
    await knock('/can-bo');
    expect((await denied()).map(({ subject }) => subject)).toEqual([
      'route:/can-bo',
      'route:/can-bo/thu',
      'route:/can-bo',
    ]);
    await room.people.noteRefusal({ kind: 'guest' }, { route: '/can-bo', method: 'GET' });
    expect(await denied()).toHaveLength(3);
  });
});
