import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/platform/content/read-text.ts';
import { addressesIn, requestPolicyOf } from '../../../src/requests/load-policy.ts';

const YAML = readText('content/policy/requests.yaml', 'requests.yaml');
const read = (from: string | RegExp, to: string) => () => requestPolicyOf(YAML.replace(from, to), 'requests.yaml');

describe('the policy of requests', () => {
  it('is in order as it ships: the times of procedure 1.013932, two people for what is not open', () => {
    const rules = requestPolicyOf(YAML, 'requests.yaml').on('2026-11-27');
    expect(Object.entries(rules.timeLimits).map(([kind, { workingDays }]) => [kind, workingDays])).toEqual([
      ['reading', 1],
      ['copy', 2],
      ['conditional', 7],
      ['appeal', 10],
    ]);
    expect(rules.byAccess.conditional).toMatchObject({ confirmedBy: ['approver'], fourEyes: true });
    expect(rules.byAccess.closed).toMatchObject({ confirmedBy: ['approver'], fourEyes: true });
  });

  it('holds from its day until the next set’s, and a case keeps the one it was sent under', () => {
    const second = YAML.slice(YAML.indexOf('  - validFrom'))
      .replace('2025-07-01', '2027-01-01')
      .replace('workingDays: 7', 'workingDays: 5');
    const policy = requestPolicyOf(`${YAML}\n${second}`, 'requests.yaml');
    const days = (day: string) => policy.on(day).timeLimits.conditional.workingDays;
    expect([days('2020-01-01'), days('2026-12-31'), days('2027-01-01')]).toEqual([7, 7, 5]);
    expect(policy.named('2025-07-01').timeLimits.conditional.workingDays).toBe(7);
  });

  it.each([
    ['a day that does not exist', '2025-07-01', '2025-02-30', 'sets.0.validFrom'],
    ['no working days', 'workingDays: 7', 'workingDays: 0', 'sets.0.timeLimits.conditional.workingDays'],
    ['half a day', 'workingDays: 7', 'workingDays: 1.5', 'sets.0.timeLimits.conditional.workingDays'],
    ['an administrator who decides', 'confirmedBy: [approver]', 'confirmedBy: [administrator]', 'confirmedBy.0'],
    ['nobody who confirms', 'confirmedBy: [approver]', 'confirmedBy: []', 'confirmedBy'],
    ['a grant longer than the longest', 'mostGrantDays: 180', 'mostGrantDays: 20', 'grantDays'],
    ['a reminder after the end', 'remindAfterDays: [10, 20]', 'remindAfterDays: [10, 30]', 'remindAfterDays'],
    ['a code twice', 'code: science', 'code: work', 'purposes'],
    ['an address range that is none', 'onSiteAddresses: []', 'onSiteAddresses: [192.168.1.0/33]', 'onSiteAddresses.0'],
    ['a key that nobody knows', 'draftDays: 60', 'draftDays: 60\n    drafDays: 60', 'drafDays'],
    [
      'a label in one language',
      'label: { vi: Công vụ, en: Official work }',
      'label: { vi: Công vụ }',
      'purposes.0.label.en',
    ],
  ])('refuses %s, naming file and key', (_what, from, to, key) => {
    expect(read(from, to)).toThrow(/^requests\.yaml: /);
    expect(read(from, to)).toThrow(key);
  });

  it('refuses sets out of order', () => {
    expect(() => requestPolicyOf(`${YAML}\n${YAML.slice(YAML.indexOf('  - validFrom'))}`, 'requests.yaml')).toThrow(
      'sets.1.validFrom: must be later',
    );
  });

  it('takes an empty list of addresses for nowhere', () => {
    expect(addressesIn([])('127.0.0.1')).toBe(false);
    expect(addressesIn(['::1/128'])('::1')).toBe(true);
  });
});
