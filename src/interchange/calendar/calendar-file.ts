import { foldLine } from './fold-line.ts';

/** One entry of a calendar, as RFC 5545 knows it. */
export interface CalendarEntry {
  /** The same for the same entry for ever, so that a second file replaces the first. */
  uid: string;
  /** Grows with every change: calendars take the newest. */
  sequence: number;
  /** When this was written. */
  stamp: Date;
  start: Date;
  end: Date;
  summary: string;
  description: string;
  location: string;
  url: string;
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  /** A reminder so many minutes before it begins. */
  remindMinutes?: number;
}

const PRODUCT = '-//Phong Doc//Reading room//VI';

/**
 * A file that calendars on telephones and desks read (iCalendar, RFC 5545), with one entry. Times are written in UTC,
 * which needs no table of time zones; lines end and fold as the standard asks.
 */
export function calendarFile(entry: CalendarEntry): string {
  const reminder =
    entry.remindMinutes === undefined || entry.status === 'CANCELLED'
      ? []
      : [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `DESCRIPTION:${escapeText(entry.summary)}`,
          `TRIGGER:-PT${entry.remindMinutes}M`,
          'END:VALARM',
        ];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escapeText(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${moment(entry.stamp)}`,
    `DTSTART:${moment(entry.start)}`,
    `DTEND:${moment(entry.end)}`,
    `SUMMARY:${escapeText(entry.summary)}`,
    `DESCRIPTION:${escapeText(entry.description)}`,
    `LOCATION:${escapeText(entry.location)}`,
    `URL:${entry.url}`,
    `STATUS:${entry.status}`,
    'TRANSP:OPAQUE',
    ...reminder,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** `20261201T003000Z` */
function moment(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** RFC 5545 §3.3.11; other control characters have no place in a text. */
function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}
