import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StaffActor } from '../../../src/readers/actor.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { createStatistics } from '../../../src/statistics/create-statistics.ts';
import { createRegisters } from '../../../src/statistics/registers/create-registers.ts';
import { verifyFigures } from '../../../src/statistics/verify.ts';
import { startPostgres } from '../../harness/postgres.ts';
import type { BudgetTable } from '../budget-table.ts';
import { timeEach } from '../measure.ts';
import { plantUse } from '../planted-use.ts';

const YEAR = 2025;
const USE = { year: YEAR, visits: 100_000, deliveries: 500_000 };
const STAFF: StaffActor = { kind: 'staff', pk: 1, id: 'account-1', name: '', roles: new Set(['archivist']) };

/** The report of a year, the registers and their proof, over a year of heavy use, on both databases. */
export async function benchFigures(table: BudgetTable, scratch: string): Promise<void> {
  const dataDir = join(scratch, 'figures-sqlite');
  await mkdir(dataDir, { recursive: true });
  await onDatabase(table, 'SQLite', { dataDir });
  const postgres = await startPostgres();
  try {
    await onDatabase(table, 'PostgreSQL', { dataDir, databaseUrl: postgres.url });
  } finally {
    await postgres.stop();
  }
}

async function onDatabase(
  table: BudgetTable,
  name: string,
  settings: { dataDir: string; databaseUrl?: string },
): Promise<void> {
  const db = await openDatabase(settings);
  try {
    await plantUse(db, USE);
    const now = () => new Date(`${YEAR + 1}-01-15T03:00:00.000Z`);
    const statistics = createStatistics(db, now);
    const registers = createRegisters(db, { now, labels: () => ({ purposes: [], copyKinds: [] }) });
    const over = `${USE.visits} visits and ${USE.deliveries} deliveries, ${name}`;

    const years = await timeEach([1, 2, 3, 4, 5], () => statistics.report(STAFF, { kind: 'year', year: YEAR }));
    table.most(`report of a year over ${over}, slowest of five`, years.max, 'ms', 2000);
    const days = { from: `${YEAR}-01-01`, until: `${YEAR}-12-31` };
    const pages = await timeEach([1, 2500, 5000], (page) => registers.page(STAFF, 'deliveries', days, page));
    table.note(`page of the register of deliveries of a whole year, ${name}, slowest of three`, pages.max, 'ms');
    const verified = await timeOnce(() => verifyFigures(db));
    if (verified.value.differences.length > 0) throw new Error('the planted figures are not what was planted');
    table.note(`stats verify over ${over}`, verified.ms, 'ms');
  } finally {
    await db.destroy();
  }
}

async function timeOnce<Value>(run: () => Promise<Value>): Promise<{ value: Value; ms: number }> {
  const values: Value[] = [];
  const { max } = await timeEach([run], async (one) => values.push(await one()));
  return { value: values[0]!, ms: max };
}
