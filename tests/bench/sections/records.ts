import { readConfig } from '../../../src/platform/config.ts';
import type { BudgetTable } from '../budget-table.ts';
import { importFolders } from '../import-run.ts';
import { measurePages } from '../page-bench.ts';
import { measureSearches, SEARCHES } from '../search-bench.ts';
import { measureTree } from '../tree-bench.ts';

/** From this size on, the budgets of a million records hold. */
const LARGE = 500_000;

/** Import, search, tree and pages, with the engine of the portal's own. @param dataDir is left filled */
export async function benchRecords(table: BudgetTable, folders: string[], dataDir: string): Promise<void> {
  const report = await importFolders(folders, { DATA_DIR: dataDir });
  const { added } = report.records;
  table.note('records imported', added, '');
  table.least('read → stored → searchable, embedded', report.recordsPerSecond, 'records/s', 8000);
  table.most('peak memory of that import', report.peakRssMb, 'MB', 600);
  const config = readConfig({ DATA_DIR: dataDir });
  const { whole, ownShare } = await measureSearches(config, SEARCHES);
  const what = `search, ${added} records, embedded`;
  table.note(`${what}, p50`, whole.p50, 'ms');
  table.most(`${what}, p95`, whole.p95, 'ms', added > LARGE ? 120 : 40);
  if (added > LARGE) table.note(`${what}, p99`, whole.p99, 'ms');
  else table.most(`${what}, p99`, whole.p99, 'ms', 80);
  table.note('of which ranking, marking and labels, median', ownShare.p50, 'ms');
  const tree = await measureTree(config, SEARCHES);
  table.most(`tree window among ${tree.siblings} siblings, p95`, tree.windows.p95, 'ms', 20);
  await benchPages(table, dataDir);
}

async function benchPages(table: BudgetTable, dataDir: string): Promise<void> {
  const pages = await measurePages(dataDir);
  const rates = `results page (${Math.round(pages.results)}/s) to bare Astro page (${Math.round(pages.bare)}/s)`;
  table.least(rates, pages.ratio, '', 0.5);
  const scripts = [
    ['search', pages.searchScripts],
    ['record', pages.recordScripts],
  ] as const;
  for (const [page, { bytes, compressed }] of scripts) {
    table.most(`JavaScript on the ${page} page`, bytes / 1000, 'kB', 25);
    table.most('the same, compressed', compressed / 1000, 'kB', 15);
  }
}
