import type { Half, SeatClass } from './states.ts';

/** One half-day of one room. */
export interface RoomSession {
  /** `YYYY-MM-DD`, Việt Nam's time. */
  day: string;
  half: Half;
  /** Code of content/policy/visits.yaml. */
  room: string;
}

/** Seats of one kind in it: what somebody books. */
export interface Session extends RoomSession {
  seatClass: SeatClass;
}

/** Why a room is closed in a half-day. */
export type Closed =
  /** It is never open at this time of the week. */
  | { because: 'week' }
  /** A day off of the whole archive; in the archive's own words. */
  | { because: 'day-off'; label: string }
  /** Staff closed it; in their words. */
  | { because: 'closure'; label: string };

/** Why nobody can book it, closed or not. */
export type NotBookable =
  | Closed
  /** It is over, or has begun. */
  | { because: 'past' }
  /** Less than the lead time is left; `until` it could be booked, ISO 8601 UTC. */
  | { because: 'too-soon'; until: string }
  /** Beyond the horizon; `last` is the last day that can be booked today. */
  | { because: 'too-far'; last: string }
  /** The room, or the class of seats in it, does not exist. */
  | { because: 'no-such-room' };
