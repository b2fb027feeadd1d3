import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../catalogue/archive.ts';
import { actorFor, ATTEMPTS, isAllowed, WHO } from './attempts.ts';
import { caseIn, SITUATIONS } from './case-in-state.ts';
import { openRequestRoom, value, withoutLimits, type RequestRoom } from './request-room.ts';
import { storedRequests } from './stored-requests.ts';

const NAMES = Object.keys(ATTEMPTS);
const ALL = SITUATIONS.flatMap((situation) =>
  WHO.flatMap((who) => NAMES.map((name) => ({ situation, who, name, allowed: isAllowed(name, situation, who) }))),
);
const REFUSED_ONES = ALL.filter(({ allowed }) => !allowed);
const ALLOWED_ONES = ALL.filter(({ allowed }) => allowed);

describe.each(DATABASES)('the tables of transitions, on %s', (kind) => {
  let room: RequestRoom;
  beforeAll(async () => {
    room = await openRequestRoom(kind, withoutLimits);
  });
  afterAll(() => room.close());

  it(`refuse all ${REFUSED_ONES.length} combinations of situation, action and actor that are not in them, and nothing is written`, async () => {
    let tried = 0;
    for (const situation of SITUATIONS) {
      const on = await caseIn(room, situation);
      for (const who of WHO) {
        const before = await storedRequests(room.db);
        const attempts = REFUSED_ONES.filter((one) => one.situation === situation && one.who === who);
        for (const { name } of attempts) {
          const result = await ATTEMPTS[name]!.make(room, actorFor(room, who), on);
          expect(result.ok, `${who} could ${name} (${situation})`).toBe(false);
          tried += 1;
        }
        expect(await storedRequests(room.db), `${who}, ${situation}`).toBe(before);
      }
    }
    expect(tried).toBe(REFUSED_ONES.length);
  }, 600_000);

  it(`let all ${ALLOWED_ONES.length} others be done`, async () => {
    for (const { situation, who, name } of ALLOWED_ONES) {
      const on = await caseIn(room, situation);
      const result = await ATTEMPTS[name]!.make(room, actorFor(room, who), on);
      expect(result, `${who} could not ${name} (${situation})`).toMatchObject({ ok: true });
      value(result);
    }
  }, 600_000);
});
