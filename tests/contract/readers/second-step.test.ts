import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { SYSTEM } from '../../../src/readers/actor.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { chosen, client, codeAt, openPeopleRoom, PASSWORD, refusal, value, type PeopleRoom } from './people-room.ts';

type Colleague = Awaited<ReturnType<PeopleRoom['colleague']>>;

describe.each(DATABASES)('%s: the second step', (kind) => {
  let room: PeopleRoom;
  let binh: Colleague;
  beforeEach(async () => {
    room = await openPeopleRoom(kind);
    binh = await room.colleague('archivist');
  });
  afterEach(() => room.close());

  /** Somebody who has given the password, and owes the rest. */
  async function halfIn(changes = {}) {
    const half = value(await room.people.signIn({ email: binh.email, password: PASSWORD }, client(changes)));
    return { half, visitor: await room.visitor(half.token) };
  }
  const code = (steps = 0) => codeAt(binh.key, room.now(), steps);

  it('is owed by staff: a password alone is good for nothing', async () => {
    const { half, visitor } = await halfIn();
    expect(half).toMatchObject({ owes: 'second-factor', actor: { kind: 'guest' } });
    expect(half.device).toBeUndefined();
    expect(visitor).toMatchObject({ owes: 'second-factor', actor: { kind: 'guest' } });
    const change = { current: PASSWORD, ...chosen('another long secret') };
    expect(refusal(await room.people.changePassword(visitor, change, client())).code).toBe('not-found');
    expect(refusal(await room.people.secondFactorToSetUp(visitor)).code).toBe('not-found');
    expect(await room.people.sessions(visitor)).toEqual([]);
  });

  it('lets in by the code, in a session that takes the place of the half-open one', async () => {
    const { half, visitor } = await halfIn();
    const whole = value(await room.people.passSecondStep(visitor, code(), client()));
    expect(whole.token).not.toBe(half.token);
    expect((await room.visitor(half.token)).owes).toBeUndefined();
    expect((await room.visitor(whole.token)).actor).toMatchObject({ kind: 'staff', id: binh.id });
  });

  it('takes a code of half a minute before or after, typed with blanks, and none further off', async () => {
    for (const steps of [2, -2]) {
      const { visitor } = await halfIn();
      expect(refusal(await room.people.passSecondStep(visitor, code(steps), client())).code).toBe('wrong');
    }
    const { visitor } = await halfIn();
    const typed = code(-1).replace(/^.../, '$& ');
    value(await room.people.passSecondStep(visitor, ` ${typed} `, client()));
    room.pass(1);
    value(await room.people.passSecondStep((await halfIn()).visitor, code(1), client()));
  });

  it('takes a code once, and none older than the last', async () => {
    value(await room.people.passSecondStep((await halfIn()).visitor, code(), client()));
    for (const steps of [0, -1]) {
      const again = await room.people.passSecondStep((await halfIn()).visitor, code(steps), client());
      expect(refusal(again).code).toBe('wrong');
    }
    value(await room.people.passSecondStep((await halfIn()).visitor, code(1), client()));
  });

  it('lets one of five in who send the same code at the same moment', async () => {
    const halves = [await halfIn(), await halfIn(), await halfIn(), await halfIn(), await halfIn()];
    const answers = await Promise.all(
      halves.map(({ visitor }) => room.people.passSecondStep(visitor, code(), client())),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('lets one half-open session become one session, also by two codes at the same moment', async () => {
    const { visitor } = await halfIn();
    const [one, other] = [code(), binh.recoveryCodes[0] ?? ''];
    const both = await Promise.all([one, other].map((each) => room.people.passSecondStep(visitor, each, client())));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('has used the code that set it up', async () => {
    const email = 'moi@luutru.example';
    const invitation = { name: 'Lê Văn Cảnh', email, roles: ['desk'] as const, language: 'vi' as const };
    const { token } = value(await room.people.invite(SYSTEM, invitation));
    const half = value(await room.people.acceptInvitation(token, chosen(PASSWORD), client()));
    expect(half).toMatchObject({ owes: 'second-factor-setup', actor: { kind: 'guest' } });
    const visitor = await room.visitor(half.token);
    const offered = value(await room.people.secondFactorToSetUp(visitor));
    expect(value(await room.people.secondFactorToSetUp(visitor))).toEqual(offered);
    expect(offered.uri).toContain(`secret=${offered.secret}`);
    const first = codeAt(decodeBase32IgnorePadding(offered.secret), room.now());
    const set = value(await room.people.setUpSecondFactor(visitor, { code: first }, client()));
    expect(set.recoveryCodes).toHaveLength(10);
    expect(set.actor).toMatchObject({ kind: 'staff' });
    const again = value(await room.people.signIn({ email, password: PASSWORD }, client()));
    expect(refusal(await room.people.passSecondStep(await room.visitor(again.token), first, client())).code).toBe(
      'wrong',
    );
  });

  it('refuses the sixth try, the right code too, from whichever session; it does not last', async () => {
    const { tries, minutesForOne } = room.policy.throttle.secondStep;
    expect(tries).toBe(5);
    for (let n = 0; n < tries; n++) {
      const { visitor } = await halfIn({ address: `198.51.100.${n}` });
      expect(refusal(await room.people.passSecondStep(visitor, '000000', client())).code).toBe('wrong');
    }
    for (const right of [code(), binh.recoveryCodes[0] ?? '']) {
      const { visitor } = await halfIn({ address: '192.0.2.44' });
      const late = await room.people.passSecondStep(visitor, right, client());
      expect(refusal(late)).toEqual({ code: 'try-later', seconds: minutesForOne * 60 });
    }
    const known = (await halfIn()).visitor;
    value(await room.people.passSecondStep(known, code(), client({ device: binh.signedIn.device })));
    room.pass(minutesForOne);
    value(await room.people.passSecondStep((await halfIn()).visitor, code(), client()));
  });

  it('lets no more than five through when they come all at once', async () => {
    const { visitor } = await halfIn();
    const tries = Array.from({ length: 20 }, (_, n) => String(n).padStart(6, '0'));
    const answers = await Promise.all(tries.map((each) => room.people.passSecondStep(visitor, each, client())));
    const looked = answers.filter((answer) => !answer.ok && answer.refusal.code === 'wrong');
    expect(looked).toHaveLength(5);
  });

  it('takes each recovery code once, says how many are left, and tells the holder', async () => {
    const [first = ''] = binh.recoveryCodes;
    const typed = first.toUpperCase().replace('-', ' ');
    const whole = value(await room.people.passSecondStep((await halfIn()).visitor, typed, client()));
    expect(whole.recoveryCodesLeft).toBe(9);
    expect((await room.letters(binh.email))[0]).toEqual({
      template: 'second-factor-changed',
      data: { change: 'recovery-code-used' },
    });
    expect(refusal(await room.people.passSecondStep((await halfIn()).visitor, first, client())).code).toBe('wrong');
    const codes = value(await room.people.newRecoveryCodes(await binh.visitor(), PASSWORD, client()));
    const old = binh.recoveryCodes[1] ?? '';
    expect(refusal(await room.people.passSecondStep((await halfIn()).visitor, old, client())).code).toBe('wrong');
    value(await room.people.passSecondStep((await halfIn()).visitor, codes[0] ?? '', client()));
  });

  it('takes no recovery code of somebody else', async () => {
    const other = await room.colleague('desk');
    const { visitor } = await halfIn();
    expect(refusal(await room.people.passSecondStep(visitor, other.recoveryCodes[0] ?? '', client())).code).toBe(
      'wrong',
    );
  });

  it('is still owed after a new password by mail', async () => {
    value(await room.people.askForReset(binh.email, client()));
    const token = await room.tokenFrom(binh.email, 'reset-password');
    const half = value(await room.people.resetPassword(token, chosen('another long secret 9'), client()));
    expect(half).toMatchObject({ owes: 'second-factor', actor: { kind: 'guest' } });
    expect((await binh.visitor()).actor.kind).toBe('guest');
  });

  it('is owed for so long only: then the password is asked for again', async () => {
    const { half } = await halfIn();
    room.pass(room.policy.sessions.secondStepMinutes + 1);
    const late = await room.visitor(half.token);
    expect(late.owes).toBeUndefined();
    expect(refusal(await room.people.passSecondStep(late, code(), client())).code).toBe('not-found');
  });

  it('keeps secret and codes where a copy of the tables does not tell them', async () => {
    const tables = JSON.stringify([
      await room.db.selectFrom('account').selectAll().execute(),
      await room.db.selectFrom('recovery_code').selectAll().execute(),
      await room.db.selectFrom('audit').selectAll().execute(),
    ]);
    expect(tables).not.toContain(Buffer.from(binh.key).toString('base64url'));
    for (const each of binh.recoveryCodes) expect(tables).not.toContain(each.replace('-', ''));
  });

  it('may be set up and removed by readers, with their password; not removed by staff', async () => {
    const { people } = room;
    const huong = await room.reader('huong@thu.example');
    const { secret } = value(await people.secondFactorToSetUp(await huong.visitor()));
    const first = codeAt(decodeBase32IgnorePadding(secret), room.now());
    const without = await people.setUpSecondFactor(await huong.visitor(), { code: first, password: 'wrong' }, client());
    expect(refusal(without).code).toBe('wrong');
    const set = value(
      await people.setUpSecondFactor(await huong.visitor(), { code: first, password: PASSWORD }, client()),
    );
    const half = value(await people.signIn({ email: huong.email, password: PASSWORD }, client()));
    expect(half.owes).toBe('second-factor');
    const after = value(await people.removeSecondFactor(await room.visitor(set.token), PASSWORD, client()));
    expect((await room.visitor(set.token)).actor.kind).toBe('guest');
    expect((await room.visitor(after.token)).actor).toMatchObject({ id: huong.id });
    expect(value(await people.signIn({ email: huong.email, password: PASSWORD }, client())).owes).toBeUndefined();
    expect(refusal(await people.removeSecondFactor(await binh.visitor(), PASSWORD, client())).code).toBe('not-found');
  });
});
