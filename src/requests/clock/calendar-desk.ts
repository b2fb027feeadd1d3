import type { Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import type { ClosureChoice } from '../../visits/closures.ts';
import type { VisitRefusal } from '../../visits/refusals.ts';
import type { CalendarDay } from './working-calendar.ts';

/** The staff's page of the archive's calendar. */
export interface CalendarDesk {
  /** The days of a year that differ from the week, in order; for anybody on the staff. */
  year(actor: Actor, year: number): Promise<Result<CalendarEntry[], { code: 'not-found' }>>;
  /**
   * Enters a day, or changes what was entered: by archivists and the administrator. Refused `choices-missing` with the
   * visits whose room it closes and for which nothing was chosen; what was chosen happens with it, or nothing does. Open
   * cases get their new last day before this returns; what could not be reached then is made up for by the hourly job.
   */
  setDay(actor: Actor, input: CalendarInput & WithChoices): CalendarChange;
  /**
   * Takes back what was entered, visits as above; a day of the policy file is taken back by entering it as `working`.
   */
  removeDay(actor: Actor, day: string, input: WithChoices): CalendarChange;
}

type CalendarChange = Promise<Result<{ recomputed: number }, CalendarRefusal>>;

interface WithChoices {
  choices: readonly ClosureChoice[];
}

/** As typed: nothing is believed. */
export interface CalendarInput {
  /** `YYYY-MM-DD` */
  day: string;
  kind: string;
  label: string;
}

export interface CalendarEntry extends CalendarDay {
  /** From `content/policy/calendar.yaml`, and nobody has entered anything over it. */
  fromFile: boolean;
  /** ISO 8601, UTC; null for a day of the file. */
  changedAt: string | null;
}

export type CalendarRefusal =
  /** Not a day that exists, or more than ten years away. */
  | { code: 'bad-day' }
  | { code: 'bad-kind' }
  | { code: 'label-missing' }
  | { code: 'label-too-long'; most: number }
  /** `working`, where the day is worked anyway. */
  | { code: 'pointless' }
  /** Of the visits that it hits. */
  | VisitRefusal;

export const LONGEST_LABEL = 120;
