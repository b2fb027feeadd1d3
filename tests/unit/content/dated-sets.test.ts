import { expect, it } from 'vitest';
import { refuseDisorder } from '../../../src/platform/content/dated-sets.ts';

const sets = (...days: string[]) => days.map((validFrom) => ({ validFrom }));

it('takes sets of which each holds from a later day on', () => {
  expect(() => refuseDisorder(sets('2025-07-01', '2026-01-01'), 'policy/fees.yaml')).not.toThrow();
});

it.each([
  ['one day', sets('2025-07-01', '2026-01-01', '2026-01-01'), 2],
  ['days in disorder', sets('2026-01-01', '2025-07-01'), 1],
])('refuses sets with %s and names the one', (_, given, at) => {
  expect(() => refuseDisorder(given, 'policy/fees.yaml')).toThrow(
    `policy/fees.yaml: key sets.${at}.validFrom: must be later than the set before.`,
  );
});
