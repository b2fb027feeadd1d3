import type { BudgetTable } from '../budget-table.ts';
import { measureReading } from '../ocr-bench.ts';

/** Scans made for it, read by machine on one core. */
export async function benchReading(table: BudgetTable): Promise<void> {
  const { page, errors, error } = await measureReading();
  table.note('reading a scanned A4 page by machine, p50', page.p50 / 1000, 's');
  table.most(`the same, slowest of ${page.runs}`, page.max / 1000, 's', 4);
  for (const { kind, rate } of errors) table.note(`letters misread, ${kind}`, rate * 100, '%');
  table.most('letters misread, all', error * 100, '%', 3);
}
