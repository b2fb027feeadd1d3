import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../catalogue/archive.ts';
import { actorFor, ATTEMPTS, isAllowed, WHO } from './attempts.ts';
import { storedVisits } from './stored-visits.ts';
import { SITUATIONS, visitIn } from './visit-in-state.ts';
import { openRooms, type TestRooms } from './visit-room.ts';

const NAMES = Object.keys(ATTEMPTS);
const ALL = SITUATIONS.flatMap((situation) =>
  WHO.flatMap((who) => NAMES.map((name) => ({ situation, who, name, allowed: isAllowed(name, situation, who) }))),
);
const REFUSED_ONES = ALL.filter(({ allowed }) => !allowed);
const ALLOWED_ONES = ALL.filter(({ allowed }) => allowed);

describe.each(DATABASES)('the table of a visit, on %s', (kind) => {
  let rooms: TestRooms;
  beforeAll(async () => {
    rooms = await openRooms(kind, (yaml) => yaml.replace('standard: 16', 'standard: 2000'));
  });
  afterAll(() => rooms.close());

  it(`refuses all ${REFUSED_ONES.length} combinations of situation, action and actor that are not in it, and nothing is written`, async () => {
    let tried = 0;
    for (const situation of SITUATIONS) {
      const on = await visitIn(rooms, situation);
      const before = await storedVisits(rooms.db);
      const attempts = REFUSED_ONES.filter((one) => one.situation === situation);
      // All at once: there is nothing for which one would have to wait for another.
      const results = await Promise.all(
        attempts.map(({ name, who }) => ATTEMPTS[name]!.make(rooms, actorFor(rooms, who, on), on)),
      );
      attempts.forEach(({ name, who }, at) => {
        expect(results[at]!.ok, `${who} could ${name} (${situation})`).toBe(false);
      });
      tried += results.length;
      expect(await storedVisits(rooms.db), situation).toBe(before);
    }
    expect(tried).toBe(REFUSED_ONES.length);
  }, 120_000);

  it(`lets all ${ALLOWED_ONES.length} others be done`, async () => {
    for (const { situation, who, name } of ALLOWED_ONES) {
      const on = await visitIn(rooms, situation);
      const result = await ATTEMPTS[name]!.make(rooms, actorFor(rooms, who, on), on);
      expect(result, `${who} could not ${name} (${situation})`).toMatchObject({ ok: true });
    }
  }, 120_000);
});
