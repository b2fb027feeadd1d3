import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { ONLINE_MEASURES, PUBLIC_HOLDINGS, USE_MEASURES, WHOLE_HOLDINGS } from './measures.ts';
import { before, daysOf, monthsOf, type Period } from './period.ts';
import type { Figures, PeriodFigures, PurposeFigures, Report } from './statistics.ts';
import { countedByMonth, countedIn, type CountedRow } from './storage/counted.ts';
import { heldIn } from './storage/held.ts';
import { personsIn, type Persons } from './storage/persons.ts';

/** Everything that a report tells, from the figures of its days; persons from the visits. */
export async function buildReport(db: Kysely<Database>, period: Period): Promise<Report> {
  const days = daysOf(period);
  const counted = await countedIn(db, days);
  const persons = await personsIn(db, days);
  const earlier = before(period);
  return {
    ...toFigures(period, counted, persons),
    before: await figuresOf(db, earlier),
    yearBefore: await figuresOf(db, { ...period, year: period.year - 1 }),
    purposes: byPurpose(counted, persons),
    months: await monthsIn(db, period),
    holdings: await heldIn(db, { from: daysOf(earlier).from, until: days.until }, [
      ...WHOLE_HOLDINGS,
      ...PUBLIC_HOLDINGS,
    ]),
  };
}

export async function figuresOf(db: Kysely<Database>, period: Period): Promise<PeriodFigures> {
  const days = daysOf(period);
  return toFigures(period, await countedIn(db, days), await personsIn(db, days));
}

/** All months of a period, also those in which nothing happened. */
export async function monthsIn(db: Kysely<Database>, period: Period): Promise<Report['months']> {
  const rows = Map.groupBy(await countedByMonth(db, daysOf(period)), ({ month }) => month);
  return monthsOf(period).map((month) => ({ month, figures: sumsOf(rows.get(month) ?? []) }));
}

function toFigures(period: Period, counted: readonly CountedRow[], persons: Persons): PeriodFigures {
  const abroad = counted.filter(({ is_foreign }) => is_foreign === 1);
  return {
    period,
    days: daysOf(period),
    figures: { ...sumsOf(counted), persons: persons.all },
    foreign: { visits: sumsOf(abroad).visits, persons: persons.foreign },
  };
}

function sumsOf(rows: readonly { measure: string; value: number }[]): Omit<Figures, 'persons'> {
  const sumOf = (wanted: string) =>
    rows.filter(({ measure }) => measure === wanted).reduce((sum, { value }) => sum + value, 0);
  const sums = [...USE_MEASURES, ...ONLINE_MEASURES].map((measure) => [measure, sumOf(measure)] as const);
  return Object.fromEntries(sums) as Omit<Figures, 'persons'>;
}

/** Use on line has no purpose, and is not told by it. */
function byPurpose(counted: readonly CountedRow[], persons: Persons): PurposeFigures[] {
  const used = counted.filter(({ measure }) => (USE_MEASURES as readonly string[]).includes(measure));
  const purposes = [...Map.groupBy(used, ({ purpose }) => purpose)].map(([purpose, rows]) => {
    const { visits, files, documents, pages, drawings, copies, authentications } = sumsOf(rows);
    const things = { files, documents, pages, drawings, copies, authentications };
    return { purpose, visits, persons: persons.byPurpose.get(purpose) ?? 0, ...things };
  });
  return purposes.sort((a, b) => b.visits - a.visits || b.files - a.files || (a.purpose < b.purpose ? -1 : 1));
}
