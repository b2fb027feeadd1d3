import { describe, expect, it } from 'vitest';
import type { ArchiveProfile } from '../../../src/platform/content.ts';
import { noticesOn } from '../../../src/views/frame/notices.ts';

const text = (vi: string) => ({ text: { vi, en: vi } });
const profile = {
  notices: [
    { from: '2026-11-10', until: '2026-11-24', ...text('nghỉ') },
    { until: '2026-11-20', ...text('cũ') },
    { ...text('luôn luôn') },
  ],
} as ArchiveProfile;

describe('notices', () => {
  it('stand from their first day to their last, both included', () => {
    expect(noticesOn(profile, '2026-11-10', 'vi')).toEqual(['nghỉ', 'cũ', 'luôn luôn']);
    expect(noticesOn(profile, '2026-11-24', 'vi')).toEqual(['nghỉ', 'luôn luôn']);
    expect(noticesOn(profile, '2026-11-25', 'vi')).toEqual(['luôn luôn']);
    expect(noticesOn(profile, '2026-11-09', 'vi')).toEqual(['cũ', 'luôn luôn']);
  });
});
