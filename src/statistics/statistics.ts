import type { Result } from '../platform/result.ts';
import type { Actor } from '../readers/actor.ts';
import type { UseMeasure } from '../visits/counting.ts';
import type { HoldingsMeasure, OnlineMeasure } from './measures.ts';
import type { DayRange, Period } from './period.ts';

/** How many; persons are counted from visits, since a person who comes twice is one person. */
export type Figure = UseMeasure | 'persons' | OnlineMeasure;

export type Figures = Record<Figure, number>;

/** Visits and persons among them who are no citizens of Việt Nam. */
export interface ForeignFigures {
  visits: number;
  persons: number;
}

export interface PurposeFigures {
  /** Code of content/policy/requests.yaml; empty where none was given. */
  purpose: string;
  visits: number;
  persons: number;
  files: number;
  documents: number;
  pages: number;
  drawings: number;
  copies: number;
  authentications: number;
}

export interface PeriodFigures {
  period: Period;
  days: DayRange;
  figures: Figures;
  foreign: ForeignFigures;
}

/** What was held at the end of a month. Measures that were not noted then are missing. */
export interface HoldingsOn {
  day: string;
  held: Partial<Record<HoldingsMeasure, number>>;
}

export interface Report extends PeriodFigures {
  /** The period just before, and the same one of the year before. */
  before: PeriodFigures;
  yearBefore: PeriodFigures;
  /** Most visits first. */
  purposes: PurposeFigures[];
  /** `YYYY-MM` of the period, in order. */
  months: { month: string; figures: Omit<Figures, 'persons'> }[];
  /** At the end of the period before and as far as noted in this one, in order. */
  holdings: HoldingsOn[];
}

/** What everybody may read: whole years. */
export interface PublicFigures {
  /** The years that have figures, latest first; this year among them. */
  years: number[];
  year: PeriodFigures;
  yearBefore: PeriodFigures;
  months: Report['months'];
  /** Now, and at the ends of years before. */
  holdings: HoldingsOn[];
}

/** One figure that is not what happened. */
export interface Difference {
  day: string;
  measure: UseMeasure;
  purpose: string;
  isForeign: boolean;
  /** What the figures say, and what deliveries, visits, orders and their corrections add up to. */
  counted: number;
  happened: number;
}

export interface Statistics {
  /** For staff of every role; to others it is not there. */
  report(actor: Actor, period: Period): Promise<Result<Report, 'not-found'>>;
  /** For everybody; kept for a minute. @param year this year without it; null where nothing is known of it */
  publicFigures(year?: number): Promise<PublicFigures | null>;
}
