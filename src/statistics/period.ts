/** What a report is about: a month, a quarter, a year of the calendar. */
export type Period =
  | { kind: 'month'; year: number; month: number }
  | { kind: 'quarter'; year: number; quarter: number }
  | { kind: 'year'; year: number };

/** Its first and last day, `YYYY-MM-DD`. */
export interface DayRange {
  from: string;
  until: string;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Months since the year 0, from the first of the period on. */
function firstMonth(period: Period): number {
  const within = period.kind === 'month' ? period.month - 1 : period.kind === 'quarter' ? (period.quarter - 1) * 3 : 0;
  return period.year * 12 + within;
}

export function daysOf(period: Period): DayRange {
  const first = firstMonth(period);
  return { from: firstDay(first), until: lastDay(first + MONTHS[period.kind] - 1) };
}

/** The period before, to compare with. */
export function before(period: Period): Period {
  return periodFrom(period.kind, firstMonth(period) - MONTHS[period.kind]);
}

export function after(period: Period): Period {
  return periodFrom(period.kind, firstMonth(period) + MONTHS[period.kind]);
}

/** The period of a kind in which a day lies. @param day `YYYY-MM-DD` */
export function periodOn(kind: Period['kind'], day: string): Period {
  return periodFrom(kind, Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
}

/** The months of a period, `YYYY-MM`, in order. */
export function monthsOf(period: Period): string[] {
  const first = firstMonth(period);
  return Array.from({ length: MONTHS[period.kind] }, (_, at) => firstDay(first + at).slice(0, 7));
}

function periodFrom(kind: Period['kind'], month: number): Period {
  const year = Math.floor(month / 12);
  const within = month % 12;
  if (kind === 'year') return { kind, year };
  if (kind === 'quarter') return { kind, year, quarter: Math.floor(within / 3) + 1 };
  return { kind, year, month: within + 1 };
}

function firstDay(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

function lastDay(month: number): string {
  const days = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return `${firstDay(month).slice(0, 8)}${days}`;
}
