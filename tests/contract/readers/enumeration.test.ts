import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, openPeopleRoom, PASSWORD, registration, type PeopleRoom, type Person } from './people-room.ts';

const ROUNDS = 14;

/** Without the hash a sign-in takes a tenth of the time, and without the floor a registration does. */
const APART = 0.4;

/** The quickest of them: whatever else the machine does only ever adds. */
function quickest(times: number[]): number {
  return Math.min(...times);
}

describe('nobody finds out who has an account, by the clock either', () => {
  let room: PeopleRoom;
  let huong: Person;
  beforeAll(async () => {
    room = await openPeopleRoom('sqlite', { byTheWatch: true, realHashes: true });
    huong = await room.reader('huong@thu.example');
  });
  afterAll(() => room.close());

  /** Asks about a known and an unknown address by turns. @returns the quickest times, milliseconds, and all answers */
  async function compare(ask: (email: string, n: number) => Promise<unknown>) {
    const known: number[] = [];
    const unknown: number[] = [];
    const answers = new Set<string>();
    for (let n = 0; n < ROUNDS; n++) {
      for (const [email, times] of [
        [huong.email, known],
        [`nobody-${n}@thu.example`, unknown],
      ] as const) {
        const began = performance.now();
        answers.add(JSON.stringify(await ask(email, n)));
        times.push(performance.now() - began);
      }
      room.pass(240);
    }
    return { known: quickest(known), unknown: quickest(unknown), answers: [...answers] };
  }

  it.each([
    ['register', (email: string, n: number) => room.people.register(registration(email), from(n))],
    ['ask for a new password', (email: string, n: number) => room.people.askForReset(email, from(n))],
    ['sign in', (email: string, n: number) => room.people.signIn({ email, password: 'not the password' }, from(n))],
  ])('%s: one answer, and as long', async (_, ask) => {
    const { known, unknown, answers } = await compare(ask);
    expect(answers).toHaveLength(1);
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) * APART);
  });

  it('give another address: one answer, and as long', async () => {
    const signedIn = await room.people.signIn({ email: huong.email, password: PASSWORD }, client());
    const visitor = await room.visitor(signedIn.ok ? signedIn.value.token : '');
    const minh = await room.reader('minh@thu.example');
    const times: Record<string, number[]> = { taken: [], free: [] };
    for (let n = 0; n < 6; n++) {
      for (const [kind, email] of [
        ['taken', minh.email],
        ['free', `free-${n}@thu.example`],
      ] as const) {
        const began = performance.now();
        const answer = await room.people.askForOtherEmail(visitor, { email, password: PASSWORD }, client());
        expect(answer).toEqual({ ok: true });
        times[kind]?.push(performance.now() - began);
      }
    }
    const [taken, free] = [quickest(times['taken'] ?? []), quickest(times['free'] ?? [])];
    expect(Math.abs(taken - free)).toBeLessThan(Math.max(taken, free) * APART);
  });
});

function from(n: number) {
  return client({ address: `198.51.100.${n}` });
}
