import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/platform/content/read-text.ts';
import { loadVisitPolicy, visitPolicyOf } from '../../../src/visits/load-policy.ts';

const OWN = readText('content/policy/visits.yaml', 'visits.yaml');

function changed(from: string | RegExp, to: string): string {
  const text = OWN.replace(from, to);
  if (text === OWN) throw new Error(`nothing to change: ${String(from)}`);
  return text;
}

describe('the rules of the reading rooms', () => {
  it('as they are shipped can be read', () => {
    const rules = loadVisitPolicy('content').on('2026-11-30');
    expect(rules.rooms.map(({ code }) => code)).toEqual(['main', 'media']);
    expect(rules.rooms[1]?.sessions[5]).toEqual(['morning']);
    expect(rules.rooms[0]?.sessions[6]).toBeUndefined();
    expect(rules.limits.filesPerDelivery).toBe(10);
  });

  it('are those of the day, or those a visit was booked under', () => {
    const [, first] = OWN.split('sets:\n');
    const second = first!.replace('2025-07-01', '2027-01-01').replace('holdMinutes: 20', 'holdMinutes: 30');
    const policy = visitPolicyOf(`sets:\n${first}\n${second.replaceAll('week', 'other')}`, 'visits.yaml');
    expect(policy.on('2026-12-31').holdMinutes).toBe(20);
    expect(policy.on('2027-01-01').holdMinutes).toBe(30);
    expect(policy.named('2025-07-01').holdMinutes).toBe(20);
    expect(policy.on('2020-01-01').validFrom).toBe('2025-07-01');
  });

  it.each([
    [
      'a time without quotes or colon',
      changed("'07:30'", '730'),
      'sets.0.hours.morning.from, line 14: needs a time in quotes',
    ],
    [
      'an end before its beginning',
      changed("'11:30'", "'07:00'"),
      'sets.0.hours.morning.until, line 14: is not after its beginning',
    ],
    [
      'an afternoon within the morning',
      changed("'13:30'", "'11:00'"),
      'afternoon.from, line 15: begins before the morning ends',
    ],
    ['a seat that is none', changed('camera: 2', 'balcony: 2'), 'needs one of standard, large-table'],
    ['half a seat', changed('camera: 2', 'camera: 0.5'), 'sets.0.rooms.1.seats.camera, line 32: needs a whole number'],
    ['a weekday that is none', changed('5: [morning]', '8: [morning]'), 'needs a weekday from 1 (Monday)'],
    ['a half-day that is none', changed('5: [morning]', '5: [evening]'), 'needs one of morning, afternoon'],
    ['a half-day twice', changed('5: [morning]', '5: [morning, morning]'), 'names a half-day twice'],
    ['two rooms of one name', changed('code: media', 'code: main'), 'has a code that stands there twice'],
    ['a word that nobody knows', changed('leadMinutes', 'leedMinutes'), 'sets.0'],
    [
      'a limit of none',
      changed('openVisits: 6', 'openVisits: 0'),
      'sets.0.limits.openVisits, line 53: needs a whole number from 1',
    ],
  ])('with %s are refused, and where is said', (_, text, message) => {
    expect(() => visitPolicyOf(text, 'visits.yaml')).toThrow(message);
  });
});
