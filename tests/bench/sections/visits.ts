import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../../src/platform/config.ts';
import { startPostgres } from '../../harness/postgres.ts';
import type { BudgetTable } from '../budget-table.ts';
import { importFolders } from '../import-run.ts';
import { PROVINCE, writeProvince } from '../province.ts';
import { measureVisits } from '../visit-bench.ts';

const VISITS = 100_000;
const FILES = 20_000;

/** The reading room at a hundred thousand visits, on both databases. @param scratch a folder to work in */
export async function benchVisits(table: BudgetTable, scratch: string): Promise<void> {
  const province = join(scratch, 'visited-province');
  await writeProvince(province, { ...PROVINCE, files: FILES, fonds: 6 });
  await onDatabase(table, 'SQLite', province, { DATA_DIR: join(scratch, 'visits-sqlite') });
  const postgres = await startPostgres();
  try {
    await onDatabase(table, 'PostgreSQL', province, {
      DATA_DIR: join(scratch, 'visits-postgres'),
      DATABASE_URL: postgres.url,
    });
  } finally {
    await postgres.stop();
  }
}

async function onDatabase(
  table: BudgetTable,
  name: string,
  province: string,
  env: Record<string, string> & { DATA_DIR: string },
): Promise<void> {
  await mkdir(env.DATA_DIR, { recursive: true });
  await importFolders([province], env);
  const { visits, month, booking } = await measureVisits(readConfig(env), VISITS);
  const stored = `5 rooms, 200 seats, ${visits} visits stored, ${name}`;
  table.note(`a month with free seats, ${stored}, p50`, month.p50, 'ms');
  table.most(`a month with free seats, ${stored}, p95`, month.p95, 'ms', 50);
  table.note(`a seat with ten files booked, ${stored}, p50`, booking.p50, 'ms');
  table.most(`a seat with ten files booked, ${stored}, p95`, booking.p95, 'ms', 80);
}
