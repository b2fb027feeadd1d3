import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BudgetTable } from '../budget-table.ts';
import { importFolders } from '../import-run.ts';
import type { ImportReport } from '../import-run.ts';

/** A list of finding aids with how many components each has, counted by other means than our readers. */
const LIST = 'SOURCES.tsv';
const LEAST_DATED = 0.95;
/** What the report says of components that it left out; of those outside the tree it says how many. */
const OUTSIDE = /^(\d+) components stand in a part/;
const LEFT_OUT = /internal use|state secret|levels deep|^\d+ components stand in a part/;

/** What became of one finding aid. */
interface Taken {
  records: number;
  /** The topmost ones; there are more than one where a file has several finding aids. */
  tops: number;
}

/**
 * Compares what an import takes with what stands in the files: where a folder, or one beneath it, has a list of
 * its finding aids with their components, each must become so many records and its topmost one, less what the report
 * says was left out; and of all dates that hold a year in figures, most must have got years.
 */
export async function benchCounts(table: BudgetTable, folders: readonly string[], scratch: string): Promise<void> {
  for (const [at, folder] of folders.entries()) {
    const dataDir = join(scratch, `counts-${at}`);
    const report = await importFolders([folder], { DATA_DIR: dataDir });
    const catalogue = new DatabaseSync(join(dataDir, 'catalogue.sqlite'), { readOnly: true });
    table.least(`dates with a year in figures that got years, ${folder}`, shareDated(catalogue), '', LEAST_DATED);
    const again = await importFolders([folder], { DATA_DIR: dataDir });
    table.most('added and changed by a second import', again.records.added + again.records.changed, 'records', 0);
    compare(table, listed(folder), taken(catalogue), report);
    catalogue.close();
  }
}

function compare(
  table: BudgetTable,
  listed: ReadonlyMap<string, number>,
  taken: ReadonlyMap<string, Taken>,
  report: ImportReport,
): void {
  if (listed.size === 0) return;
  const refused = new Set(report.problems.flatMap(({ file, reason }) => (LEFT_OUT.test(reason) ? [file] : [])));
  const told = report.problems.reduce((sum, { reason }) => sum + Number(OUTSIDE.exec(reason)?.[1] ?? 0), 0);
  let leftOut = 0;
  const wrong: string[] = [];
  for (const [file, components] of listed) {
    const { records, tops } = taken.get(file) ?? { records: 0, tops: 0 };
    const missing = components + Math.max(1, tops) - records;
    if (missing === 0) continue;
    console.log(`  ${file}: ${components} components, ${records} records${refused.has(file) ? ', some left out' : ''}`);
    if (missing < 0 || !refused.has(file)) wrong.push(file);
    else leftOut += missing;
  }
  table.note('finding aids listed with their components', listed.size, '');
  table.most('of these, with other records than components and no line in the report', wrong.length, '', 0);
  table.most('records left out of them beyond those the report counts', leftOut - told - report.records.refused, '', 0);
}

/** Files below the folder by their path in it, with the components that the lists give. */
function listed(folder: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const below of ['', 'ead', 'csv']) {
    const list = join(folder, below, LIST);
    if (!existsSync(list)) continue;
    const [head = '', ...lines] = readFileSync(list, 'utf8').trimEnd().split('\n');
    const column = (name: string): number => head.split('\t').indexOf(name);
    const [file, components, kind] = [column('file'), column('components'), column('kind')];
    for (const cells of lines.map((line) => line.split('\t'))) {
      const count = Number(cells[components] ?? '');
      const isAid = /^ead/.test(cells[kind] ?? '') && (cells[components] ?? '') !== '';
      if (isAid && Number.isInteger(count))
        counts.set(
          join(below, cells[file] ?? '')
            .split(sep)
            .join('/'),
          count,
        );
    }
  }
  return counts;
}

function taken(catalogue: DatabaseSync): Map<string, Taken> {
  const rows = catalogue
    .prepare(
      `select aid.path as path, count(*) as records, sum(record.parent_pk is null) as tops
         from record join finding_aid as aid on aid.pk = record.finding_aid_pk
        where record.removed_at is null group by aid.path`,
    )
    .all();
  return new Map(
    rows.map(({ path, records, tops }) => [String(path), { records: Number(records), tops: Number(tops) }]),
  );
}

function shareDated(catalogue: DatabaseSync): number {
  let [withYear, dated] = [0, 0];
  for (const row of catalogue.prepare("select date_text, year_from from record where date_text <> ''").iterate()) {
    if (!/(?<!\d)[12]\d{3}(?!\d)/.test(String(row.date_text))) continue;
    withYear++;
    if (row.year_from !== null) dated++;
  }
  return withYear === 0 ? 1 : dated / withYear;
}
