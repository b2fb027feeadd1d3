import type { rooms as source } from '../../vi/visit/rooms.ts';

export const rooms: typeof source = {
  title: 'Reading room',
  lead: 'Opening hours, free seats session by session, and booking a seat together with the files to read. Looking needs no account.',
  hours: {
    heading: 'Opening hours',
    room: 'Room',
    caption: 'Sessions of the week',
    closed: 'closed',
    seats: 'Seats',
    seatCount: (name, n) => `${name}: ${n}`,
  },
  filters: {
    heading: 'Narrow the calendar',
    room: 'Room',
    seatClass: 'Kind of seat',
    anySeat: 'Any',
    partySize: 'People',
    show: 'Show',
    calendar: 'As a month',
    list: 'As a list',
  },
  calendar: {
    heading: 'Free seats',
    previous: 'Month before',
    next: 'Month after',
    today: 'today',
    free: (n) => (n === '1' ? '1 seat free' : `${n} free`),
    wait: 'full, waiting list',
    own: 'booked',
    closed: 'closed',
    closedFor: (label) => `closed: ${label}`,
    past: 'over',
    tooSoon: 'too late to book',
    tooFar: 'not yet open',
    tooSmall: (free) => `${free} free, too few`,
    none: 'No session of this month can be booked any more.',
    horizon: (day) => `Sessions can be booked up to ${day}.`,
    key: 'Choose a session to book a seat. The figure is the number of free seats.',
  },
  how: {
    heading: 'How to book',
    steps: (minutes) => [
      'Choose a session with free seats.',
      `Choose a seat. It is held for ${minutes} minutes while the form is filled in.`,
      'Choose files from the cart or from a permit, state the purpose, and send.',
      'The reading room confirms by e-mail. Please bring identity papers.',
    ],
    files: (days, time) =>
      `Files are ready for a session when they are asked for by ${time}, ${
        days === '1' ? 'one working day' : `${days} working days`
      } before it. Later than that only a seat can be booked; please book the files for a session after.`,
    cancel: (hours) => `A visit can be cancelled or moved until ${hours} hours before its session begins.`,
    delivery: (n) => `At most ${n} files are handed out at a time; more follow when they are back.`,
  },
  cart: (n) =>
    n === '1'
      ? 'There is 1 file in the cart. Choose a session: it comes along to the form.'
      : `There are ${n} files in the cart. Choose a session: they come along to the form.`,
  cartEmpty: 'There are no files in the cart yet. A seat can be booked first and files added later; or search first.',
  toCart: 'Open the cart',
  search: 'Search the holdings',
  moving: (number) => `Moving visit ${number}: please choose the new session.`,
  movingText: 'The old one stays until the new one is chosen; files and notes come along.',
  stay: 'Do not move it',
};
