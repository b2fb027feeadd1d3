import type { Assurance } from '../readers/account.ts';
import type { Bilingual } from '../requests/item-decision.ts';
import type { Half, SeatClass } from './states.ts';

/** `07:30`, by the clock of Việt Nam. */
export interface Hours {
  from: string;
  until: string;
}

export interface RoomRules {
  code: string;
  label: Bilingual;
  place: Bilingual;
  /** How many seats of each class; classes it lacks are missing. */
  seats: Partial<Record<SeatClass, number>>;
  /** By weekday, 1 for Monday: which half-days are open. */
  sessions: Partial<Record<number, Half[]>>;
}

/** One dated set of `content/policy/visits.yaml`, which explains each. */
export interface VisitRules {
  validFrom: string;
  hours: Record<Half, Hours>;
  rooms: RoomRules[];
  holdMinutes: number;
  offerHours: number;
  horizonDays: number;
  leadMinutes: number;
  filesBy: { workingDaysBefore: number; at: string };
  cancelUntilHours: number;
  confirmedAtOnce: { assurance: Assurance; mostFiles: number; mostPeople: number } | null;
  limits: {
    openVisits: number;
    filesPerVisit: number;
    filesPerDelivery: number;
    groupSize: number;
    waiting: number;
  };
  keepDays: number;
  noShowMinutes: number;
  card: { fromDays: number; validMonths: number };
}

export interface VisitPolicy {
  /** The set in force on a day in Việt Nam, `YYYY-MM-DD`. */
  on(day: string): VisitRules;
  /** The set under which a visit was booked. */
  named(validFrom: string): VisitRules;
}
