/**
 * npm run bench -- [FOLDER …] [--files N]
 *
 * Measures machine reading on scans made for it, and the budgets of DESIGN.md §9 on a made-up province (133,310
 * files in 44 fonds, or N), on the finding aids in the folders, or, with both, on all of them together. Meilisearch
 * is measured where its server is on the PATH.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/platform/config.ts';
import { findMeilisearch, startMeilisearch } from '../harness/meilisearch.ts';
import { BudgetTable, machine } from './budget-table.ts';
import { importFolders } from './import-run.ts';
import { measureReading } from './ocr-bench.ts';
import { measurePages } from './page-bench.ts';
import { PROVINCE, writeProvince } from './province.ts';
import { rawMeilisearchSpeed } from './raw-meilisearch.ts';
import { measureSearches } from './search-bench.ts';
import { measureTree } from './tree-bench.ts';

const SEARCHES = 300;
/** From this size on, the budgets of a million records hold. */
const LARGE = 500_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { files: { type: 'string' } } });
const files = Number(values.files ?? (positionals.length > 0 ? 0 : PROVINCE.files));
const scratch = await mkdtemp(join(tmpdir(), 'phong-doc-bench-'));
const table = new BudgetTable();
console.log(machine());
try {
  const folders = [...positionals];
  if (files > 0) {
    const fonds = Math.max(1, Math.round((PROVINCE.fonds * files) / PROVINCE.files));
    folders.push(join(scratch, 'province'));
    await writeProvince(folders.at(-1)!, { ...PROVINCE, files, fonds });
  }
  await measureMachineReading();
  await measureEmbedded(folders);
  if (await findMeilisearch()) await measureMeilisearch(folders);
  else console.log('No `meilisearch` on the PATH: its lines are left out');
} finally {
  await rm(scratch, { recursive: true, force: true });
}
const missed = table.missed();
console.log(
  missed.length === 0 ? 'All budgets hold' : `${missed.length} missed: ${missed.map(({ what }) => what).join('; ')}`,
);
process.exitCode = missed.length === 0 ? 0 : 1;

async function measureMachineReading(): Promise<void> {
  const { page, errors, error } = await measureReading();
  table.add({ what: 'reading a scanned A4 page by machine, p50', measured: page.p50 / 1000, unit: 's' });
  table.add({
    what: `the same, slowest of ${page.runs}`,
    measured: page.max / 1000,
    unit: 's',
    budget: { kind: 'most', value: 4 },
  });
  for (const { kind, rate } of errors) table.add({ what: `letters misread, ${kind}`, measured: rate * 100, unit: '%' });
  table.add({
    what: 'letters misread, all',
    measured: error * 100,
    unit: '%',
    budget: { kind: 'most', value: 3 },
  });
}

async function measureEmbedded(folders: string[]): Promise<void> {
  const dataDir = join(scratch, 'embedded');
  const report = await importFolders(folders, { DATA_DIR: dataDir });
  const { added } = report.records;
  table.add({ what: 'records imported', measured: added, unit: '' });
  table.add({
    what: 'read → stored → searchable, embedded',
    measured: report.recordsPerSecond,
    unit: 'records/s',
    budget: { kind: 'least', value: 8000 },
  });
  table.add({
    what: 'peak memory of that import',
    measured: report.peakRssMb,
    unit: 'MB',
    budget: { kind: 'most', value: 600 },
  });
  const config = readConfig({ DATA_DIR: dataDir });
  const search = await measureSearches(config, SEARCHES);
  table.add({ what: `search, ${added} records, embedded, p50`, measured: search.whole.p50, unit: 'ms' });
  table.add({
    what: `search, ${added} records, embedded, p95`,
    measured: search.whole.p95,
    unit: 'ms',
    budget: { kind: 'most', value: added > LARGE ? 120 : 40 },
  });
  table.add({
    what: `search, ${added} records, embedded, p99`,
    measured: search.whole.p99,
    unit: 'ms',
    budget: added > LARGE ? undefined : { kind: 'most', value: 80 },
  });
  table.add({ what: 'of which ranking, marking and labels, median', measured: search.ownShare.p50, unit: 'ms' });
  const tree = await measureTree(config, SEARCHES);
  table.add({
    what: `tree window among ${tree.siblings} siblings, p95`,
    measured: tree.windows.p95,
    unit: 'ms',
    budget: { kind: 'most', value: 20 },
  });
  const pages = await measurePages(dataDir);
  table.add({
    what: `results page (${Math.round(pages.results)}/s) to bare Astro page (${Math.round(pages.bare)}/s)`,
    measured: pages.ratio,
    unit: '',
    budget: { kind: 'least', value: 0.5 },
  });
  for (const [page, size] of [
    ['search', pages.searchScripts],
    ['record', pages.recordScripts],
  ] as const) {
    table.add({
      what: `JavaScript on the ${page} page`,
      measured: size.bytes / 1000,
      unit: 'kB',
      budget: { kind: 'most', value: 25 },
    });
    table.add({
      what: `the same, compressed`,
      measured: size.compressed / 1000,
      unit: 'kB',
      budget: { kind: 'most', value: 15 },
    });
  }
}

async function measureMeilisearch(folders: string[]): Promise<void> {
  const server = await startMeilisearch();
  const dataDir = join(scratch, 'meilisearch');
  const env = { DATA_DIR: dataDir, MEILI_URL: server.url, MEILI_KEY: server.key };
  let speed: number;
  try {
    const report = await importFolders(folders, env);
    speed = report.recordsPerSecond;
    table.add({ what: 'read → stored → searchable, Meilisearch', measured: speed, unit: 'records/s' });
    const search = await measureSearches(readConfig(env), SEARCHES);
    table.add({ what: 'search with Meilisearch, p50', measured: search.whole.p50, unit: 'ms' });
    table.add({ what: 'search with Meilisearch, p95', measured: search.whole.p95, unit: 'ms' });
    table.add({
      what: "the portal's own share on top of Meilisearch, median",
      measured: search.ownShare.p50,
      unit: 'ms',
      budget: { kind: 'most', value: 5 },
    });
  } finally {
    await server.stop();
  }
  const raw = await rawMeilisearchSpeed(dataDir);
  table.add({ what: 'the same records into raw Meilisearch', measured: raw, unit: 'records/s' });
  table.add({
    what: 'import into Meilisearch to raw Meilisearch',
    measured: speed / raw,
    unit: '',
    budget: { kind: 'least', value: 0.8 },
  });
}
