import { readConfig } from '../../../src/platform/config.ts';
import type { BudgetTable } from '../budget-table.ts';
import { plantPages } from '../planted-pages.ts';
import { measurePageSearches, SEARCHES } from '../search-bench.ts';
import type { PageSearchFigures } from '../search-bench.ts';

/** Searches among pages planted beside the records of an imported archive, with the engine of the portal's own. */
export async function benchPassages(table: BudgetTable, dataDir: string, count: number): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir });
  const planted = await plantPages(config, count);
  table.note('pages of documents into the index, embedded', planted.indexedPerSecond, 'pages/s');
  const figures = await measurePageSearches(config, SEARCHES);
  const what = `search among ${planted.pages} pages, embedded`;
  table.note(`${what}, p50`, figures.whole.p50, 'ms');
  table.most(`${what}, p95`, figures.whole.p95, 'ms', 80);
  table.note('of which ranking, marking, texts and labels, median', figures.ownShare.p50, 'ms');
  noteFound(table, figures);
}

/** The same with Meilisearch. */
export async function benchMeilisearchPassages(
  table: BudgetTable,
  env: Record<string, string>,
  count: number,
): Promise<void> {
  const planted = await plantPages(readConfig(env), count);
  table.note('pages of documents into Meilisearch', planted.indexedPerSecond, 'pages/s');
  const figures = await measurePageSearches(readConfig(env), SEARCHES);
  table.note(`search among ${planted.pages} pages with Meilisearch, p95`, figures.whole.p95, 'ms');
  const what = "the portal's own share on top of it, texts of pages included, median";
  table.most(what, figures.besideServer.p50, 'ms', 5);
  noteFound(table, figures);
}

function noteFound(table: BudgetTable, { found }: PageSearchFigures): void {
  table.note('five words of a page: it is among the first three hits', 100 * found, '%');
}
