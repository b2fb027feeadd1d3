import type { Session } from './opening.ts';
import type { VisitRow } from './storage/visit-rows.ts';

export function sessionOf({
  day,
  half,
  room,
  seat_class,
}: Pick<VisitRow, 'day' | 'half' | 'room' | 'seat_class'>): Session {
  return { day, half, room, seatClass: seat_class };
}
