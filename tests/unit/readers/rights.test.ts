import { mkdtempSync, mkdirSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lawOn, readAccountPolicy } from '../../../src/readers/account-policy.ts';
import { GUEST, type ReaderActor } from '../../../src/readers/actor.ts';
import { READER_RIGHTS } from '../../../src/readers/reader-rights.ts';
import { readerMay } from '../../../src/readers/rights.ts';

const CONTENT = fileURLToPath(new URL('../../../content', import.meta.url));
const policy = readAccountPolicy(CONTENT);
const reader: ReaderActor = {
  kind: 'reader',
  pk: 1,
  id: 'r',
  name: 'An',
  status: 'active',
  assurance: 'declared',
  emailVerified: true,
};
const rightsOf = (changes: Partial<ReaderActor>) =>
  READER_RIGHTS.filter((right) => readerMay(policy, { ...reader, ...changes }, right));

describe('what readers may do', () => {
  it('follows from how well the archive knows them, as policy says', () => {
    expect(rightsOf({ status: 'pending' })).toEqual(policy.rights.pending);
    expect(rightsOf({ status: 'pending', assurance: 'seen' })).toEqual(policy.rights.pending);
    expect(rightsOf({})).toEqual(policy.rights.declared);
    expect(rightsOf({ assurance: 'seen' })).toEqual(policy.rights.seen);
  });

  it('is nothing for the suspended, the unverified, guests and staff', () => {
    expect(rightsOf({ status: 'suspended', assurance: 'seen' })).toEqual([]);
    expect(rightsOf({ emailVerified: false })).toEqual([]);
    expect(readerMay(policy, GUEST, 'read-conditional')).toBe(false);
    expect(readerMay(policy, { ...reader, kind: 'staff', roles: new Set(['administrator']) }, 'read-closed')).toBe(
      false,
    );
  });
});

describe('the policy of accounts', () => {
  it('is dated: what holds on a day is what had begun by then', () => {
    const set = policy.law[0]!;
    const law = [
      { ...set, validFrom: '2027-01-01', confirmWithinWorkingDays: 3 },
      { ...set, validFrom: '2025-07-01', confirmWithinWorkingDays: 1 },
    ];
    const days = ['2020-01-01', '2026-12-31', '2027-01-01'].map((day) => lawOn({ law }, day).confirmWithinWorkingDays);
    expect(days).toEqual([1, 1, 3]);
  });

  it.each([
    ['shortest: 8', 'shortest: 4', 'key passwords.shortest'],
    ['longest: 256', 'longest: 20', 'key passwords.longest'],
    ['validFrom: 2025-07-01', 'validFrom: 2025-13-01', 'key law.0.validFrom'],
    ['tries: 10', 'tries: 0', 'key throttle.signInByAccount.tries'],
    ['resetPasswordHours: 1', 'resetPasswordHours: 0.5', 'key throttle.lettersByAddress.minutesForOne'],
    ['pending: []', 'pending: [read-closed, rule]', 'key rights.pending.1'],
    ['pending: []', 'pending: []\n  passer-by: []', 'key rights'],
  ])('names what is wrong in it: %s', (from, to, key) => {
    const folder = mkdtempSync(join(tmpdir(), 'phong-doc-policy-'));
    mkdirSync(join(folder, 'policy'));
    const text = readFileSync(join(CONTENT, 'policy/accounts.yaml'), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, 'policy/accounts.yaml'), text.replace(from, to));
    expect(() => readAccountPolicy(folder)).toThrow(`policy/accounts.yaml: ${key}`);
  });
});
