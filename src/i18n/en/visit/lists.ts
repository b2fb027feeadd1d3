import type { lists as source } from '../../vi/visit/lists.ts';

export const lists: typeof source = {
  heading: 'My visits',
  news: {
    waiting: 'On the waiting list. An e-mail tells at once when a seat comes free.',
    stopped: 'No longer waiting for that session.',
  },
  none: 'No visits are booked.',
  files: (n) => (n === '1' ? '1 file' : `${n} files`),
  people: (n) => `${n} people`,
  heldUntil: (time) => `held until ${time}: please finish the form`,
  over: (n) => (n === '1' ? '1 visit that is over' : `${n} visits that are over`),
  book: 'See the calendar and book',
  waits: 'Waiting for a seat',
  ahead: (n) => (n === '1' ? '1 reader before' : `${n} readers before`),
  first: 'first in the queue',
  stop: 'Stop waiting',
  stopOf: (session) => `Stop waiting: ${session}`,
};
