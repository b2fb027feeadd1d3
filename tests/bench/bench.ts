/**
 * npm run bench -- [FOLDER …] [--files N] [--pages N] [--only SECTION …]
 *
 * Measures the budgets of DESIGN.md §9, section by section: `reading` (scans read by machine), `documents` (their
 * serving), `requests` (sending one, the desk's queues), `visits` (calendar, booking, counter), `figures` (a year's report, registers), `records` (import,
 * search, tree and pages), `counts` (whether all that stands in the folders was taken, by a `SOURCES.tsv` where there is
 * one, and their dates read), `passages` (searches among pages of documents) and `meilisearch`. `records`, `passages` and `meilisearch` take a
 * made-up province (133,310 files in 44 fonds, or N), the finding aids in the folders, or, with both, all of them
 * together; pages are 500,000 beside as many files as that, or N. Meilisearch is measured where its server is on the
 * PATH, with few pages: it takes in a hundred or two a second.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findMeilisearch } from '../harness/meilisearch.ts';
import { BudgetTable, machine } from './budget-table.ts';
import { PROVINCE, writeProvince } from './province.ts';
import { benchCounts } from './sections/counts.ts';
import { benchDocuments } from './sections/documents.ts';
import { benchFigures } from './sections/figures.ts';
import { benchMeilisearch } from './sections/meilisearch.ts';
import { benchPassages } from './sections/passages.ts';
import { benchReading } from './sections/reading.ts';
import { benchRecords } from './sections/records.ts';
import { benchRequests } from './sections/requests.ts';
import { benchVisits } from './sections/visits.ts';

const PAGES = 500_000;
const PAGES_FOR_MEILISEARCH = 5_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string' }, pages: { type: 'string' }, only: { type: 'string', multiple: true } },
});
const files = Number(values.files ?? (positionals.length > 0 ? 0 : PROVINCE.files));
const pages = Number(values.pages ?? Math.round((PAGES * files) / PROVINCE.files));
const isAsked = (section: string): boolean => values.only === undefined || values.only.includes(section);

const scratch = await mkdtemp(join(tmpdir(), 'phong-doc-bench-'));
const table = new BudgetTable();
console.log(machine());
try {
  if (isAsked('reading')) await benchReading(table);
  if (isAsked('documents')) await benchDocuments(table);
  if (isAsked('requests')) await benchRequests(table, scratch);
  if (isAsked('visits')) await benchVisits(table, scratch);
  if (isAsked('figures')) await benchFigures(table, scratch);
  if (isAsked('counts')) await benchCounts(table, positionals, scratch);
  const folders = [...positionals, ...(files > 0 ? [await madeUpProvince()] : [])];
  const embedded = join(scratch, 'embedded');
  if (isAsked('records') || isAsked('passages')) await benchRecords(table, folders, embedded);
  if (isAsked('passages') && pages > 0) await benchPassages(table, embedded, pages);
  if (isAsked('meilisearch')) await onMeilisearch(folders);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
const missed = table.missed();
console.log(
  missed.length === 0 ? 'All budgets hold' : `${missed.length} missed: ${missed.map(({ what }) => what).join('; ')}`,
);
process.exitCode = missed.length === 0 ? 0 : 1;

async function madeUpProvince(): Promise<string> {
  const folder = join(scratch, 'province');
  const fonds = Math.max(1, Math.round((PROVINCE.fonds * files) / PROVINCE.files));
  await writeProvince(folder, { ...PROVINCE, files, fonds });
  return folder;
}

async function onMeilisearch(folders: string[]): Promise<void> {
  if (!(await findMeilisearch())) return console.log('No `meilisearch` on the PATH: its lines are left out');
  const scope = { folders, dataDir: join(scratch, 'meilisearch'), pages: Math.min(pages, PAGES_FOR_MEILISEARCH) };
  await benchMeilisearch(table, scope);
}
