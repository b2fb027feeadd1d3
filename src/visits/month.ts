import type { Bilingual } from '../requests/item-decision.ts';
import type { NotBookable } from './opening.ts';
import type { Hours } from './policy.ts';
import type { Half, SeatClass } from './states.ts';

export interface MonthQuery {
  /** `YYYY-MM` */
  month: string;
  /** Only this room, only these seats. */
  room?: string;
  seatClass?: SeatClass;
  /** Seats needed; `fits` goes by it. 1 unless said. */
  partySize?: number;
}

export interface RoomOutline {
  code: string;
  label: Bilingual;
  place: Bilingual;
  seats: { seatClass: SeatClass; total: number }[];
}

/** One room in one half-day. */
export interface RoomHalf {
  room: string;
  /** Null: can be booked now, if `fits`. */
  notBookable: NotBookable | null;
  /** Also where it cannot be booked; empty where the room is closed. */
  seats: { seatClass: SeatClass; total: number; free: number }[];
  /** Some class has enough free seats for the party. */
  fits: boolean;
}

export interface DayHalf {
  half: Half;
  hours: Hours;
  rooms: RoomHalf[];
}

export interface MonthDay {
  day: string;
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  isToday: boolean;
  halves: DayHalf[];
}

export interface MonthView {
  month: string;
  /** Neighbouring months that have anything to book; null where none. */
  previous: string | null;
  next: string | null;
  rooms: RoomOutline[];
  days: MonthDay[];
}

export interface SessionView extends DayHalf {
  day: string;
  /** ISO 8601 UTC. */
  begins: string;
  ends: string;
  /** Until when files for it can be asked for. */
  filesUntil: string;
  outlines: RoomOutline[];
}
