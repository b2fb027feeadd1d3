import type { BudgetTable } from '../budget-table.ts';
import { measureDocuments } from '../document-bench.ts';
import { measurePdfImport } from '../pdf-import-bench.ts';

/** What it takes to bring in PDFs with text, and to serve documents of 300 pages. */
export async function benchDocuments(table: BudgetTable): Promise<void> {
  table.least('pages of PDFs with text, read → searchable', await measurePdfImport(), 'pages/s', 40);
  const found = await measureDocuments();
  table.most('page image not in cache, 1,000 px of a page of text, p95', found.drawnText.p95, 'ms', 800);
  table.most('page image not in cache, 1,000 px of a scan of 300 dpi, p95', found.drawnScan.p95, 'ms', 800);
  table.note('the very first, with the start of the process that draws', found.firstMs, 'ms');
  table.most('page image in cache, in the server, p95', found.keptMs, 'ms', 15);
  table.most('the same where the browser has it (304), p95', found.unchangedMs, 'ms', 15);
  table.note('tile of a scan of 300 dpi, median', found.tileMs.p50, 'ms');
  table.note('download of a document', found.downloadMbPerSecond, 'MB/s');
  table.most('memory of the server while 20 readers turn pages of 300-page PDFs', found.serverMb, 'MB', 400);
  table.note('the same with the process that draws', found.togetherMb, 'MB');
  table.note('and with the program that they share counted once', found.onceMb, 'MB');
  for (const [page, { all, script }] of Object.entries(found.firstPages)) {
    table.most(`first page on a phone, ${page}, with image`, all / 1000, 'kB', 250);
    table.most('of which script', script / 1000, 'kB', 25);
  }
  table.note('a page turned by one of those 20, median', found.turned.p50, 'ms');
}
