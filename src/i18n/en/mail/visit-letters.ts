import type { visitLetters as source } from '../../vi/mail/visit-letters.ts';
import type { MailTexts } from '../../letter-text.ts';

const OPEN = 'Open the visit';
const HALVES = { morning: 'in the morning', afternoon: 'in the afternoon' };
const files = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`;

export const visitLetters = {
  'visit-requested': {
    subject: ({ number }) => `We have received your booking ${number}`,
    says: ({ number, day, half, files: count }, write) => [
      `We have received your booking no. ${number} for ${write(day)}, ${HALVES[half]}, with ${files(count)}.`,
      'The reading room will look at it and let you know; the seat is kept meanwhile.',
    ],
    link: OPEN,
  },
  'visit-confirmed': {
    subject: ({ number }) => `Your visit ${number} is confirmed`,
    says: ({ number, day, half, files: count }, write) => [
      `Your visit no. ${number} is confirmed: ${write(day)}, ${HALVES[half]}, with ${files(count)}.`,
      'Please bring your identity papers.',
    ],
    link: OPEN,
  },
  'visit-reopened': {
    subject: ({ number }) => `Visit ${number} waits for the reading room again`,
    says: ({ number, day, half, files: count }, write) => [
      `You have added files to your visit no. ${number} on ${write(day)}, ${HALVES[half]}; it now has ${files(count)}.`,
      'The reading room must look at what was added, so the visit waits to be confirmed again. The seat is kept meanwhile.',
    ],
    link: OPEN,
  },
  'visit-declined': {
    subject: ({ number }) => `Visit ${number} could not be confirmed`,
    says: ({ number, day, half }, write) => [
      `Visit no. ${number} on ${write(day)}, ${HALVES[half]}, could not be confirmed. The visit says why.`,
    ],
    link: OPEN,
  },
  'visit-lapsed': {
    subject: ({ number }) => `We are sorry: visit ${number} was not answered in time`,
    says: ({ number, day, half }, write) => [
      `The reading room did not answer your booking no. ${number} for ${write(day)}, ${HALVES[half]}, in time. We are sorry.`,
      'Please book another session.',
    ],
    link: OPEN,
  },
  'visit-cancelled': {
    subject: ({ number }) => `Visit ${number} is cancelled`,
    says: ({ number, day, half }, write) => [
      `Visit no. ${number} on ${write(day)}, ${HALVES[half]}, is cancelled as you asked.`,
    ],
    link: OPEN,
  },
  'visit-called-off': {
    subject: ({ number }) => `The reading room had to call off visit ${number}`,
    says: ({ number, day, half }, write) => [
      `We are sorry: the reading room cannot receive you on ${write(day)}, ${HALVES[half]} (visit no. ${number}). The visit says why.`,
      'You are welcome to choose another session.',
    ],
    link: OPEN,
  },
  'visit-moved': {
    subject: ({ number }) => `Your visit has been moved: ${number}`,
    says: ({ number, day, half, fromDay, fromHalf, confirmed, leftOut = 0 }, write) => [
      `Your visit on ${write(fromDay)}, ${HALVES[fromHalf]}, has been moved to ${write(day)}, ${HALVES[half]}; its new number is ${number}.`,
      ...(leftOut > 0 ? [`${files(leftOut)} cannot be had in the new session and did not move along.`] : []),
      confirmed
        ? 'The new session is confirmed.'
        : 'The reading room will look at it and let you know; the seat is kept meanwhile.',
    ],
    link: OPEN,
  },
  'visit-offered': {
    subject: () => 'A seat has come free in the reading room',
    says: ({ day, half, untilDay, untilTime }, write) => [
      `A seat has come free in the session you wait for: ${write(day)}, ${HALVES[half]}.`,
      `It is kept for you until ${untilTime} on ${write(untilDay)}. After that it goes to whoever waits next.`,
    ],
    link: 'Take the seat',
  },
  'visit-reminder': {
    subject: ({ number }) => `Reminder: visit ${number} is tomorrow`,
    says: ({ number, day, half, files: count }, write) => [
      `The reading room expects you on ${write(day)}, ${HALVES[half]}: visit no. ${number}, with ${files(count)}.`,
      'Please bring your identity papers. If you cannot come, please cancel so that somebody else can have the seat.',
    ],
    link: OPEN,
  },
} satisfies Pick<MailTexts, keyof typeof source>;
