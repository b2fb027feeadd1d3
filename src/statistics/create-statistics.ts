import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { done, refused } from '../platform/result.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { buildReport, figuresOf, monthsIn } from './build-report.ts';
import { PUBLIC_HOLDINGS } from './measures.ts';
import { daysOf, type Period } from './period.ts';
import { mayRead } from './may-read.ts';
import type { PublicFigures, Statistics } from './statistics.ts';
import { countedYears } from './storage/counted.ts';
import { heldIn } from './storage/held.ts';

const KEPT_MS = 60_000;

export function createStatistics(db: Kysely<Database>, now: () => Date): Statistics {
  const kept = new Map<number, { at: number; figures: Promise<PublicFigures> }>();
  return {
    async report(actor, period) {
      return mayRead(actor, 'figures') ? done(await buildReport(db, period)) : refused('not-found');
    },
    async publicFigures(year) {
      const thisYear = Number(dayInVietnam(now()).slice(0, 4));
      const years = [...new Set([thisYear, ...(await countedYears(db))])].sort((a, b) => b - a);
      const asked = year ?? thisYear;
      if (!years.includes(asked)) return null;
      const known = kept.get(asked);
      if (known && now().getTime() - known.at < KEPT_MS) return { ...(await known.figures), years };
      const figures = yearFor(db, asked, years);
      kept.set(asked, { at: now().getTime(), figures });
      figures.catch(() => kept.delete(asked));
      return figures;
    },
  };
}

async function yearFor(db: Kysely<Database>, year: number, years: number[]): Promise<PublicFigures> {
  const period: Period = { kind: 'year', year };
  const [figures, yearBefore, months] = [
    await figuresOf(db, period),
    await figuresOf(db, { kind: 'year', year: year - 1 }),
    await monthsIn(db, period),
  ];
  const noted = await heldIn(db, { from: '0000-01-01', until: daysOf(period).until }, PUBLIC_HOLDINGS);
  const lastOfYears = Map.groupBy(noted, ({ day }) => day.slice(0, 4));
  const holdings = [...lastOfYears.values()].map((days) => days.at(-1)!);
  return { years, year: figures, yearBefore, months, holdings };
}
