import type { booking as source } from '../../vi/visit/booking.ts';

export const booking: typeof source = {
  title: (session) => `Book: ${session}`,
  titleMove: (session) => `Move to: ${session}`,
  back: 'Reading room calendar',
  seat: 'Seat',
  seatLeft: (free, total) => `${free} of ${total} free`,
  seatNone: (total) => (total === '1' ? 'taken' : `all ${total} taken`),
  partySize: 'People',
  partySizeHint: (most) => `1 for a single reader. A group has at most ${most} people, each with a seat.`,
  hold: 'Hold a seat and fill in the form',
  holdHint: (minutes) =>
    `The seat is held for ${minutes} minutes, to choose files and state the purpose. It is no visit before it is sent.`,
  filesUntil: (moment) => `Files for this session can be asked for until ${moment}.`,
  filesOver: (moment) =>
    `Files for this session had to be asked for by ${moment}. A seat can still be booked; for files please choose a later session.`,
  move: 'Move to this session',
  moveHint: 'The old seat is given back once the new one is booked; files, purpose and number of people stay.',
  moveFrom: (number, session) => `Visit ${number} is booked now for: ${session}.`,
  notNow: 'This session cannot be booked',
  noSession: 'There is no such session',
  noSessionText: 'The day or the session in this address is wrong. Please choose one in the calendar.',
  toCalendar: 'Open the calendar',
  full: 'This session is full. Please choose another one in the calendar, or join the waiting list.',
  wait: {
    heading: 'Join the waiting list',
    text: (hours) =>
      `When a seat comes free it is held for whoever has waited longest, and an e-mail tells so. It is held for ${hours} hours, or until the session can no longer be booked.`,
    seat: 'Which kind of seat?',
    button: 'Join the waiting list',
  },
  own: 'There is a visit booked for this session already.',
  ownLink: 'Open the visit',
};
