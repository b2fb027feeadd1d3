import { describe, expect, it } from 'vitest';
import type { Lang } from '../../../src/i18n/languages.ts';
import type { ArchiveProfile } from '../../../src/platform/content.ts';
import { noticesMarkup, noticesOn } from '../../../src/views/frame/notices.ts';

const text = (vi: string, en = vi) => ({ text: { vi, en } });
const profile = {
  notices: [
    { from: '2026-11-10', until: '2026-11-24', ...text('nghỉ', 'closed') },
    { until: '2026-11-20', ...text('cũ') },
    { ...text('luôn luôn', 'always') },
  ],
} as ArchiveProfile;

describe('notices', () => {
  it('stand from their first day to their last, both included', () => {
    expect(noticesOn(profile, '2026-11-10', 'vi')).toEqual(['nghỉ', 'cũ', 'luôn luôn']);
    expect(noticesOn(profile, '2026-11-24', 'vi')).toEqual(['nghỉ', 'luôn luôn']);
    expect(noticesOn(profile, '2026-11-25', 'vi')).toEqual(['luôn luôn']);
    expect(noticesOn(profile, '2026-11-09', 'vi')).toEqual(['cũ', 'luôn luôn']);
  });

  it('stand over a page on the day that it is, though those of the day before were written already', () => {
    const shown = (today: string, lang: Lang = 'vi') =>
      Array.from(noticesMarkup(profile, today, lang).markup.matchAll(/<li>([^<]*)/g), ([, notice]) => notice);
    expect(shown('2026-11-24')).toEqual(['nghỉ', 'luôn luôn']);
    expect(shown('2026-11-25')).toEqual(['luôn luôn']);
    expect(shown('2026-11-24', 'en')).toEqual(['closed', 'always']);
    expect(shown('2026-11-24')).toEqual(['nghỉ', 'luôn luôn']);
    expect(noticesMarkup({ ...profile, notices: [] }, '2026-11-24', 'vi').markup).toBe('');
  });
});
