import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GUEST } from '../../../src/readers/actor.ts';
import { createStatistics } from '../../../src/statistics/create-statistics.ts';
import { daysOf, type Period } from '../../../src/statistics/period.ts';
import type { Statistics } from '../../../src/statistics/statistics.ts';
import { independentFigures } from '../../harness/independent-figures.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';
import { addReader, addStaff } from '../requests/request-room.ts';
import { plantYear } from './planted-year.ts';

const YEAR: Period = { kind: 'year', year: 2025 };
const now = () => new Date('2026-03-02T03:00:00.000Z');

describe.each(DATABASES)('%s: the figures of a year', (kind) => {
  let database: TestDatabase;
  let statistics: Statistics;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await plantYear(database.db, 2025, 120, 7);
    statistics = createStatistics(database.db, now);
  });
  afterAll(() => database.close());

  const report = async (period: Period) => {
    const staff = { kind: 'staff', pk: 0, id: 's', name: '', roles: new Set(['administrator'] as const) } as const;
    const found = await statistics.report(staff, period);
    if (!found.ok) throw new Error(found.refusal);
    return found.value;
  };

  it.each<Period>([
    YEAR,
    { kind: 'quarter', year: 2025, quarter: 2 },
    { kind: 'month', year: 2025, month: 2 },
    { kind: 'year', year: 2024 },
  ])('are what an independent count of the raw rows gives: %o', async (period) => {
    const counted = await independentFigures(database.db, daysOf(period));
    const { figures, foreign } = await report(period);
    const { visits, persons, files, documents, pages, drawings, copies, authentications } = figures;
    expect({ visits, persons, files, documents, pages, drawings, copies, authentications }).toEqual({
      visits: counted.visits,
      persons: counted.persons,
      files: counted.files,
      documents: counted.documents,
      pages: counted.pages,
      drawings: counted.drawings,
      copies: counted.copies,
      authentications: counted.authentications,
    });
    expect(foreign).toEqual({ visits: counted.foreignVisits, persons: counted.foreignPersons });
    if (period.year === 2025) expect(counted.visits).toBeGreaterThan(0);
    else expect(Object.values(counted).every((value) => value === 0)).toBe(true);
  });

  it('add up: months to the year, purposes to the whole', async () => {
    const { figures, months, purposes } = await report(YEAR);
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
    expect(months).toHaveLength(12);
    for (const measure of ['visits', 'files', 'pages', 'drawings', 'copies', 'authentications'] as const) {
      expect(sum(months.map((month) => month.figures[measure]))).toBe(figures[measure]);
      expect(sum(purposes.map((purpose) => purpose[measure]))).toBe(figures[measure]);
    }
    expect(sum(purposes.map(({ documents }) => documents))).toBe(figures.documents);
    expect(purposes.length).toBeGreaterThan(2);
  });

  it('are compared with the period before and the same of the year before', async () => {
    const { before, yearBefore } = await report({ kind: 'quarter', year: 2026, quarter: 1 });
    expect(before.period).toEqual({ kind: 'quarter', year: 2025, quarter: 4 });
    expect(before.figures).toEqual((await report({ kind: 'quarter', year: 2025, quarter: 4 })).figures);
    expect(yearBefore.period).toEqual({ kind: 'quarter', year: 2025, quarter: 1 });
    expect(yearBefore.figures.visits).toBe((await report({ kind: 'quarter', year: 2025, quarter: 1 })).figures.visits);
  });

  it('are for staff, and by the year for everybody', async () => {
    const reader = await addReader(database.db, 'somebody', {});
    for (const actor of [GUEST, reader]) {
      expect(await statistics.report(actor, YEAR)).toEqual({ ok: false, refusal: 'not-found' });
    }
    const desk = await addStaff(database.db, 'anybody', ['desk']);
    expect((await statistics.report(desk, YEAR)).ok).toBe(true);
    const shown = await statistics.publicFigures(2025);
    expect(shown?.year).toEqual(
      (({ period, days, figures, foreign }) => ({ period, days, figures, foreign }))(await report(YEAR)),
    );
    expect(shown?.years).toEqual([2026, 2025]);
    expect(await statistics.publicFigures(2019)).toBeNull();
    expect((await statistics.publicFigures())?.year.figures.visits).toBe(0);
  });
});
