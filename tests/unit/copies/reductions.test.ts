import { describe, expect, it } from 'vitest';
import { copyPolicyOf } from '../../../src/copies/load-policy.ts';
import { reduced, type CopyQuote } from '../../../src/copies/quote.ts';
import { readText } from '../../../src/platform/content/read-text.ts';

const POLICY = readText('content/policy/fees.yaml', 'fees.yaml');
const offer = (total: number | null): CopyQuote => ({ on: '2026-12-01', lines: [], total });

describe('a part of the fees that is let off', () => {
  it.each([
    [32_000, 33, 21_440],
    [101, 50, 50],
    [1, 1, 0],
    [99, 99, 0],
    [0, 50, 0],
    [150_000_000_000_001, 1, 148_500_000_000_000],
  ])('of %i đồng, %i %% less, leaves %i: whole đồng, rounded down', (total, percent, owed) => {
    const quote = reduced(offer(total), { code: 'kin', percent });
    expect(quote.total).toBe(owed);
    expect(quote.reduction).toEqual({ exemption: 'kin', percent, amount: total - owed });
  });

  it('of what nobody knows is kept, and no amount is invented', () => {
    expect(reduced(offer(null), { code: 'kin', percent: 50 })).toEqual({
      ...offer(null),
      reduction: { exemption: 'kin', percent: 50, amount: null },
    });
  });

  it('is everything where the policy names no part', () => {
    const { exemptions } = copyPolicyOf(POLICY, 'fees.yaml').on('2026-12-01');
    expect(new Set(exemptions.map(({ percent }) => percent))).toEqual(new Set([100]));
  });

  it.each(['0', '101', '12.5', 'half'])('is refused at start as %s, with file and key', (percent) => {
    const wrong = POLICY.replace(
      'exemptions:',
      `exemptions:\n      - { code: kin, label: { vi: Thân nhân, en: Kin }, percent: ${percent} }\n`,
    );
    expect(() => copyPolicyOf(wrong, 'fees.yaml')).toThrow(/fees\.yaml.*sets\.0\.exemptions\.0\.percent.*1 to 100/s);
  });
});
