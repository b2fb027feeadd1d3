import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../../src/platform/config.ts';
import { startPostgres } from '../../harness/postgres.ts';
import type { BudgetTable } from '../budget-table.ts';
import { measureDesk } from '../desk-bench.ts';
import { measureMixedLoad, type MixedLoad } from '../mixed-load.ts';
import { importFolders } from '../import-run.ts';
import { PROVINCE, writeProvince } from '../province.ts';

const CASES = 50_000;
/** Records that cases ask for: enough that none is asked for by everybody. */
const FILES = 20_000;
const LOAD: MixedLoad = { readers: 200, staff: 20, seconds: 120 };

/** Requests, the desk, and many people at once, at fifty thousand cases, on both databases. @param scratch a folder to work in */
export async function benchRequests(table: BudgetTable, scratch: string): Promise<void> {
  const province = join(scratch, 'small-province');
  await writeProvince(province, { ...PROVINCE, files: FILES, fonds: 6 });
  await onDatabase(table, 'SQLite', province, { DATA_DIR: join(scratch, 'desk-sqlite') });
  const postgres = await startPostgres();
  try {
    await onDatabase(table, 'PostgreSQL', province, {
      DATA_DIR: join(scratch, 'desk-postgres'),
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
  const { cases, submit, queue } = await measureDesk(readConfig(env), CASES);
  table.note(`a request of ten items sent, ${cases} stored, ${name}, p50`, submit.p50, 'ms');
  table.most(`a request of ten items sent, ${cases} stored, ${name}, p95`, submit.p95, 'ms', 60);
  table.note(`a queue with counts and filters, ${cases} stored, ${name}, p50`, queue.p50, 'ms');
  table.most(`a queue with counts and filters, ${cases} stored, ${name}, p95`, queue.p95, 'ms', 60);
  const { answers, errors } = await measureMixedLoad(readConfig(env), env, LOAD);
  for (const [fault, times] of Map.groupBy(errors, (error) => error)) console.log(`  ${times.length} × ${fault}`);
  const load = `${LOAD.readers} readers and ${LOAD.staff} staff, ${LOAD.seconds} s, ${name}`;
  table.note(`${load}: answers`, answers.runs, '');
  table.most(`${load}: errors`, errors.length, '', 0);
  table.most(`${load}: p95`, answers.p95, 'ms', 300);
}
