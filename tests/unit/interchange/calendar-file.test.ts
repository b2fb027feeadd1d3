import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarFile, type CalendarEntry } from '../../../src/interchange/calendar/calendar-file.ts';

const ENTRY: CalendarEntry = {
  uid: 'visit-7KQ4@luutru.example.vn',
  sequence: 3,
  stamp: new Date('2026-11-27T01:02:03.456Z'),
  start: new Date('2026-12-01T00:30:00Z'),
  end: new Date('2026-12-01T04:30:00Z'),
  summary: 'Đọc tại phòng: Phòng đọc chung, buổi sáng',
  description: 'Mang theo căn cước; đến đúng giờ.\nSố: LD-2026-7KQ4-M3TZ',
  location: 'Tầng 1, nhà A',
  url: 'https://luutru.example.vn/luot-doc/abc',
  status: 'CONFIRMED',
  remindMinutes: 60,
};

/** As a calendar reads it (RFC 5545 §3.1): lines put together again, each cut at its first colon. */
function read(file: string): [string, string][] {
  const lines = file.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at), line.slice(at + 1)];
  });
}

function valueOf(file: string, name: string): string | undefined {
  return read(file).find(([at]) => at === name)?.[1];
}

function unescape(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

describe('the file of a visit for calendars', () => {
  test('opens and closes what RFC 5545 asks for, in its order', () => {
    const frame = read(calendarFile(ENTRY)).filter(([name]) => name === 'BEGIN' || name === 'END');
    expect(frame.map(([name, value]) => `${name}:${value}`)).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'BEGIN:VALARM',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  test('gives times in UTC, to the second', () => {
    const file = calendarFile(ENTRY);
    expect(valueOf(file, 'DTSTART')).toBe('20261201T003000Z');
    expect(valueOf(file, 'DTEND')).toBe('20261201T043000Z');
    expect(valueOf(file, 'DTSTAMP')).toBe('20261127T010203Z');
    expect(valueOf(file, 'TRIGGER')).toBe('-PT60M');
  });

  test('one that was called off reminds of nothing', () => {
    const file = calendarFile({ ...ENTRY, status: 'CANCELLED' });
    expect(valueOf(file, 'STATUS')).toBe('CANCELLED');
    expect(valueOf(file, 'TRIGGER')).toBeUndefined();
  });

  test('whatever stands in a text, it comes back as it was and begins no line of its own', () => {
    const said = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => !/\p{Cc}/u.test(text));
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 4 }), (lines) => {
        const text = lines.join('\n');
        const file = calendarFile({ ...ENTRY, summary: text, description: text, location: text });
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(read(file)).toHaveLength(read(calendarFile(ENTRY)).length);
        expect(unescape(valueOf(file, 'SUMMARY') ?? '')).toBe(text);
        expect(unescape(valueOf(file, 'LOCATION') ?? '')).toBe(text);
      }),
    );
  });

  test('a line that would smuggle in another entry stays within its text', () => {
    const file = calendarFile({ ...ENTRY, summary: 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0007' });
    expect(read(file).filter(([name]) => name === 'BEGIN')).toHaveLength(3);
    expect(valueOf(file, 'SUMMARY')).toBe('a\\nEND:VEVENT\\nBEGIN:VEVENT');
  });
});
