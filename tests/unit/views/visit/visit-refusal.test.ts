import { describe, expect, it } from 'vitest';
import type { FileTrouble } from '../../../../src/visits/file-check.ts';
import type { NotBookable } from '../../../../src/visits/opening.ts';
import type { VisitRefusal } from '../../../../src/visits/refusals.ts';
import { fileTroubleText } from '../../../../src/views/visit/file-trouble-text.ts';
import { notBookableText, notBookableWords } from '../../../../src/views/visit/not-bookable-text.ts';
import {
  fileField,
  reasonField,
  statusOfVisitRefusal,
  visitErrors,
} from '../../../../src/views/visit/visit-refusal.ts';

const now = new Date('2026-11-30T01:00:00Z');
const told = { now, nameOf: (id: string) => `Hồ sơ ${id}` };

describe('why a visit could not be booked', () => {
  it('says until when, by the clock of Việt Nam, and the day where it is not today', () => {
    const until = (at: string) => visitErrors('vi', { code: 'too-late', until: at }, told)[0]?.text;
    expect(until('2026-11-30T05:30:00Z')).toContain('12:30.');
    expect(until('2026-12-01T05:30:00Z')).toContain('12:30 ngày 01/12/2026');
  });

  it('leads to the box of the file that cannot be had, and to the field of a reason that is missing', () => {
    const refusal: VisitRefusal = {
      code: 'invalid',
      problems: [
        { field: 'files.a', code: 'file', trouble: { is: 'in-use', untilDay: '2026-12-02' } },
        { field: 'files.b', code: 'reason-needed' },
        { field: 'purpose', code: 'missing' },
        { field: 'files', code: 'too-many', most: 20 },
      ],
    };
    const errors = visitErrors('vi', refusal, told);
    expect(errors.map(({ field }) => field)).toEqual([fileField('a'), reasonField('b'), 'purpose', 'files']);
    expect(errors[0]?.text).toContain('“Hồ sơ a”');
    expect(errors[0]?.text).toContain('02/12/2026');
    expect(errors[3]?.text).toContain('20');
    expect(statusOfVisitRefusal(refusal)).toBe(422);
  });

  it('answers 403 for who may not, and 409 for what has changed meanwhile', () => {
    expect(statusOfVisitRefusal({ code: 'suspended' })).toBe(403);
    expect(statusOfVisitRefusal({ code: 'email-not-verified' })).toBe(403);
    expect(statusOfVisitRefusal({ code: 'full', free: 0 })).toBe(409);
    expect(statusOfVisitRefusal({ code: 'hold-over' })).toBe(409);
    expect(statusOfVisitRefusal({ code: 'stale', current: 3 })).toBe(409);
  });

  it('has its own words for each reason, in both languages', () => {
    const whys: NotBookable[] = [
      { because: 'week' },
      { because: 'day-off', label: 'Tết' },
      { because: 'closure', label: 'Sửa điện' },
      { because: 'past' },
      { because: 'too-soon', until: now.toISOString() },
      { because: 'too-far', last: '2027-01-26' },
      { because: 'no-such-room' },
    ];
    const troubles: FileTrouble[] = [
      { is: 'gone' },
      { is: 'not-requestable' },
      { is: 'permission-needed' },
      { is: 'grant-ends', untilDay: '2026-12-01' },
      { is: 'fragile' },
      { is: 'in-processing', work: 'tu bổ', until: null },
      { is: 'in-processing', work: 'tu bổ', until: '2027' },
      { is: 'in-use', untilDay: '2026-12-01' },
      { is: 'same-unit', recordId: 'a' },
      { is: 'ordered-too-late', until: now.toISOString() },
    ];
    for (const lang of ['vi', 'en'] as const) {
      const texts = [
        ...whys.map((why) => notBookableText(lang, why, now)),
        ...troubles.map((trouble) => fileTroubleText(lang, trouble, told)),
      ];
      expect(new Set(texts).size).toBe(whys.length + troubles.length);
      expect(notBookableWords(lang, whys[2]!)).toContain('Sửa điện');
    }
  });
});
