import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { vi } from '../../../src/i18n/vi.ts';
import { writeStoredLetter } from '../../../src/interchange/mail/write-stored-letter.ts';

const ORIGIN = 'https://phongdoc.songchau.example';
const LETTERHEAD = {
  origin: ORIGIN,
  archive: { name: { vi: 'Lưu trữ <A&B>', en: 'Archives <A&B>' }, telephone: '0200 000 000', email: 'a@b.example' },
};
/** Everything that any letter takes. */
const DATA = {
  token: 'tok"en&x',
  change: 'on',
  caseId: 'abc',
  number: 'YC-2026-7KQ4-M3TZ',
  items: 2,
  position: 2,
  dueOn: '2026-03-11',
  answerBy: '2026-03-12',
  untilDay: '2026-03-13',
  outcome: 'partly',
  orderId: 'abc',
  lines: 2,
  until: '2026-03-15',
  visitId: 'abc',
  day: '2026-03-14',
  half: 'morning',
  files: 3,
  accounts: 4,
  fromDay: '2026-03-10',
  fromHalf: 'afternoon',
  confirmed: true,
  untilTime: '14:30',
};
const NAMES = Object.keys(vi.mail.letters);
const letters = (['vi', 'en'] as const).flatMap((language) => NAMES.map((template) => ({ language, template })));

describe('a letter by mail', () => {
  it('is there in both languages, whatever it is about', () => {
    expect(Object.keys(en.mail.letters).sort()).toEqual(NAMES.toSorted());
  });

  it.each(letters)('$template says in $language what there is to say, and where to go', ({ language, template }) => {
    const { subject, text, html } = writeStoredLetter({ template, language, data: JSON.stringify(DATA) }, LETTERHEAD);
    expect(subject).not.toBe('');
    expect(`${subject}${text}${html}`).not.toMatch(/undefined|null|\[object|\{\w+\}/);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toContain('<A&B>');
    const links = [...text.matchAll(/https?:\S+/g)].map(([link]) => link);
    expect(links).toHaveLength(template === 'account-erased' ? 0 : 1);
    for (const link of links) {
      expect(link.startsWith(language === 'en' ? `${ORIGIN}/en/` : `${ORIGIN}/`)).toBe(true);
      expect(html).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
    }
    // What a letter says in one form it says in the other.
    const plain = html
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    for (const line of text.split('\n').filter((part) => part.trim().length > 3)) {
      expect(plain).toContain(line.replace(/:$/, ''));
    }
  });

  it('that tells of a case holds its number, and a day as the language writes it', () => {
    const asked = { template: 'case-question', data: JSON.stringify(DATA) };
    expect(writeStoredLetter({ ...asked, language: 'vi' }, LETTERHEAD).text).toContain('chậm nhất vào ngày 12/03/2026');
    const english = writeStoredLetter({ ...asked, language: 'en' }, LETTERHEAD);
    expect(english.text).toContain(en.words.dayMonthYear('12', '03', '2026'));
    expect(english.subject).toContain(DATA.number);
  });

  it('hands a token on as it was made, and lets nothing out of its place', () => {
    const { text, html } = writeStoredLetter(
      { template: 'reset-password', language: 'vi', data: JSON.stringify(DATA) },
      LETTERHEAD,
    );
    const [link] = /https:\S+/.exec(text) ?? [''];
    expect(new URL(link).searchParams.get('token')).toBe(DATA.token);
    expect(html).not.toContain('tok"en');
  });

  it.each([
    ['no such letter', { template: 'toString', data: '{}' }],
    ['no data', { template: 'case-lapsed', data: 'nothing' }],
  ])('cannot be written of %s', (_, stored) => {
    expect(() => writeStoredLetter({ language: 'vi', ...stored }, LETTERHEAD)).toThrow();
  });
});
