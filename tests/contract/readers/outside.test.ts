import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outsideLinks } from '../../../src/platform/database/migrations/2026-11-30-outside-links.ts';
import { freePort } from '../../harness/free-port.ts';
import { startOidcProvider, type OutsideAnswer, type TestProvider } from '../../harness/oidc-provider.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { client, codeAt, openPeopleRoom, PASSWORD, refusal, value, type PeopleRoom } from './people-room.ts';

const BACK = 'http://127.0.0.1:4321/tai-khoan/dang-nhap-ngoai/ve';

describe.each(DATABASES)('%s: signing in elsewhere', (kind) => {
  let provider: TestProvider;
  let room: PeopleRoom;
  beforeAll(async () => void (provider = await startOidcProvider(BACK)));
  afterAll(() => provider.stop());
  beforeEach(async () => {
    const { issuer, clientId, clientSecret } = provider;
    room = await openPeopleRoom(kind, { outside: { issuer, clientId, clientSecret, name: 'Cổng tỉnh' } });
  });
  afterEach(() => room.close());

  const person = (email: string, more: Partial<OutsideAnswer> = {}): OutsideAnswer => {
    return { subject: `sub-${email}`, email, emailVerified: true, ...more };
  };

  const links = async () => {
    const rows = await room.db.selectFrom('external_identity').select('subject').orderBy('subject').execute();
    return rows.map(({ subject }) => subject);
  };

  async function comeIn(answer: OutsideAnswer, changes: { keep?: string; current?: (url: string) => string } = {}) {
    provider.next(answer);
    const { to, keep } = value(await room.people.beginOutside(BACK, '/gio-yeu-cau'));
    const current = await provider.walk(to);
    const finish = () =>
      room.people.finishOutside(changes.current?.(current) ?? current, changes.keep ?? keep, client());
    return { answer: await finish(), finish };
  }

  it('sends people there with a challenge, a state and a nonce of their own', async () => {
    const [one, other] = [
      value(await room.people.beginOutside(BACK, '')),
      value(await room.people.beginOutside(BACK, '')),
    ];
    const { searchParams } = new URL(one.to);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: BACK,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(searchParams.get(name)).not.toBe(new URL(other.to).searchParams.get(name));
    }
  });

  it('lets a reader in whose confirmed address the service vouches for, and knows them by themselves later', async () => {
    const huong = await room.reader('huong@thu.example');
    const first = value((await comeIn(person('HUONG@thu.example', { subject: 'a7' }))).answer);
    expect(first).toMatchObject({ actor: { kind: 'reader', id: huong.id }, next: '/gio-yeu-cau' });
    expect((await room.visitor(first.token)).actor.kind).toBe('reader');
    const later = await comeIn(person('other@ngoai.example', { subject: 'a7' }));
    expect(value(later.answer).actor).toMatchObject({ id: huong.id });
    expect(value(await room.people.ownAccount(huong.actor)).hasOutsideIdentity).toBe(true);
  });

  it('lets nobody in whom it does not know, nor by an address that the service does not vouch for', async () => {
    await room.reader('huong@thu.example');
    const unverified = person('huong@thu.example', { subject: 'b1', emailVerified: false });
    for (const stranger of [person('nobody@thu.example'), unverified]) {
      expect(refusal((await comeIn(stranger)).answer)).toEqual({ code: 'no-account' });
    }
    expect(await room.db.selectFrom('external_identity').selectAll().execute()).toEqual([]);
  });

  it('lets no second person in who was given the same address there, and tells the holder of the first', async () => {
    const boss = await room.colleague('administrator');
    const letters = async () =>
      (await room.letters(boss.email)).filter(({ template }) => template === 'outside-linked');
    value((await comeIn(person(boss.email, { subject: 'first', amr: ['mfa'] }))).answer);
    expect(await letters()).toHaveLength(1);
    const second = person(boss.email, { subject: 'second', amr: ['mfa'] });
    expect(refusal((await comeIn(second)).answer)).toEqual({ code: 'no-account' });
    expect((await room.audited(boss.id)).slice(-2)).toEqual(['sign-in.done', 'sign-in.failed']);
    value((await comeIn(person(boss.email, { subject: 'first', amr: ['mfa'] }))).answer);
    expect(await letters()).toHaveLength(1);
    expect(await links()).toEqual(['first']);
  });

  it('links one of two who come with one address at the same moment', async () => {
    const huong = await room.reader('huong@thu.example');
    const begun = [];
    for (const subject of ['first', 'second']) {
      provider.next(person(huong.email, { subject }));
      const { to, keep } = value(await room.people.beginOutside(BACK, ''));
      begun.push({ current: await provider.walk(to), keep });
    }
    const both = await Promise.all(
      begun.map(({ current, keep }) => room.people.finishOutside(current, keep, client())),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await links()).toHaveLength(1);
  });

  it.each(['changed password', 'forgotten password', 'other address'])(
    'knows nobody any more after a %s, but whom the service vouches for then',
    async (what) => {
      const { people } = room;
      const huong = await room.reader('huong@thu.example');
      value((await comeIn(person(huong.email, { subject: 'thief' }))).answer);
      const password = { password: 'mot mat khau khac 1961', repeated: 'mot mat khau khac 1961' };
      const visitor = await huong.visitor();
      if (what === 'changed password') {
        value(await people.changePassword(visitor, { current: PASSWORD, ...password }, client()));
      } else if (what === 'forgotten password') {
        value(await people.askForReset(huong.email, client()));
        value(await people.resetPassword(await room.tokenFrom(huong.email, 'reset-password'), password, client()));
      } else {
        value(await people.askForOtherEmail(visitor, { email: 'moi@thu.example', password: PASSWORD }, client()));
        value(await people.confirmOtherEmail(await room.tokenFrom('moi@thu.example', 'change-email')));
      }
      expect(await links()).toEqual([]);
      const elsewhere = person('khac@ngoai.example', { subject: 'thief' });
      expect(refusal((await comeIn(elsewhere)).answer)).toEqual({ code: 'no-account' });
    },
  );

  it('keeps no links of before where several came in as one: nobody can tell whose it is', async () => {
    const { db } = room;
    await db.schema.dropIndex('external_identity_account').execute();
    const pks: number[] = [];
    for (const { actor } of [await room.reader(), await room.reader()]) pks.push('pk' in actor ? actor.pk : 0);
    const [one = 0, other = 0] = pks;
    const rows = [
      { issuer: 'i', subject: 'first', account_pk: one },
      { issuer: 'i', subject: 'second', account_pk: one },
      { issuer: 'j', subject: 'third', account_pk: one },
      { issuer: 'i', subject: 'fourth', account_pk: other },
    ];
    await db.insertInto('external_identity').values(rows).execute();
    await outsideLinks.up(db);
    expect(await links()).toEqual(['fourth', 'third']);
    await expect(
      db
        .insertInto('external_identity')
        .values({ ...rows[2]!, subject: 'fifth' })
        .execute(),
    ).rejects.toThrow();
  });

  it('lets nobody in whose account is closed', async () => {
    const boss = await room.colleague('administrator');
    const huong = await room.reader('huong@thu.example');
    value((await comeIn(person(huong.email))).answer);
    value(await room.people.disable(boss.actor, huong.id));
    expect(refusal((await comeIn(person(huong.email))).answer).code).toBe('no-account');
  });

  it('asks staff for their second factor, unless the service says that it did', async () => {
    const binh = await room.colleague('archivist');
    const half = value((await comeIn(person(binh.email, { amr: ['pwd'] }))).answer);
    expect(half).toMatchObject({ owes: 'second-factor', actor: { kind: 'guest' } });
    const code = codeAt(binh.key, room.now());
    value(await room.people.passSecondStep(await room.visitor(half.token), code, client()));
    const whole = value((await comeIn(person(binh.email, { amr: ['pwd', 'mfa'] }))).answer);
    expect(whole.actor).toMatchObject({ kind: 'staff', id: binh.id });
  });

  it('takes an answer once, in the browser that asked, within its time, unchanged', async () => {
    const huong = await room.reader('huong@thu.example');
    const again = await comeIn(person(huong.email));
    value(again.answer);
    expect(refusal(await again.finish()).code).toBe('bad-link');
    const { keep } = value(await room.people.beginOutside(BACK, ''));
    for (const changes of [
      { keep },
      { keep: 'made up' },
      { keep: '' },
      { current: (url: string) => url.replace(/state=[^&]+/, 'state=another') },
      { current: (url: string) => url.replace(/code=[^&]+/, 'code=another') },
      { current: () => BACK },
    ]) {
      expect(refusal((await comeIn(person(huong.email), changes)).answer).code).toBe('bad-link');
    }
    provider.next(person(huong.email));
    const slow = value(await room.people.beginOutside(BACK, ''));
    const current = await provider.walk(slow.to);
    room.pass(11);
    expect(refusal(await room.people.finishOutside(current, slow.keep, client())).code).toBe('bad-link');
  });

  it('says so where the person said no there', async () => {
    const { answer } = await comeIn(person('huong@thu.example', { refuses: true }));
    expect(refusal(answer)).toEqual({ code: 'given-up' });
  });
});

describe('signing in elsewhere', () => {
  it('is not there where no service is named', async () => {
    const room = await openPeopleRoom('sqlite');
    expect(room.people.outsideName).toBeUndefined();
    expect(refusal(await room.people.beginOutside(BACK, '')).code).toBe('not-found');
    expect(refusal(await room.people.finishOutside(BACK, '', client())).code).toBe('not-found');
    await room.close();
  });

  it('says so while the service is away, and goes on when it is back', async () => {
    const port = await freePort();
    const outside = { issuer: `http://127.0.0.1:${port}`, clientId: 'x', clientSecret: 'y', name: 'Cổng tỉnh' };
    const room = await openPeopleRoom('sqlite', { outside });
    expect(refusal(await room.people.beginOutside(BACK, '')).code).toBe('unavailable');
    const provider = await startOidcProvider(BACK, port);
    value(await room.people.beginOutside(BACK, ''));
    await provider.stop();
    await room.close();
  });
});
