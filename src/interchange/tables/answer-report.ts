import type { Lang } from '../../i18n/languages.ts';
import { periodText } from '../../i18n/period-text.ts';
import { t } from '../../i18n/translate.ts';
import type { Visitor } from '../../readers/visitor.ts';
import type { Services } from '../../services.ts';
import type { Period } from '../../statistics/period.ts';
import { answerTable, type TableFormat } from './answer-table.ts';
import { codeNames } from './code-names.ts';
import { reportTables } from './report-tables.ts';
import type { Cell, Table } from './table.ts';
import type { Sheet } from './write-xlsx.ts';

/**
 * A report as a file: a sheet for each of its tables; CSV, which has one table only, names table, row and column of
 * each value.
 * @returns undefined where there is nothing for whoever asks
 */
export async function answerReport(
  { statistics, registers }: Pick<Services, 'statistics' | 'registers'>,
  { actor }: Visitor,
  { lang, period, format }: { lang: Lang; period: Period; format: TableFormat },
  request: Request,
): Promise<Response | undefined> {
  const found = await statistics.report(actor, period);
  if (!found.ok) return undefined;
  const name = t(lang).figures.fileName(periodText(lang, period));
  const { room, ...others } = reportTables(lang, found.value, codeNames(lang, registers.labels()));
  const rest = Object.values(others).map(sheetOf);
  const sheets: [Sheet, ...Sheet[]] =
    format === 'csv' ? [longSheet(lang, [room, ...Object.values(others)])] : [sheetOf(room), ...rest];
  return answerTable({ name, format, sheets }, request);
}

function sheetOf({ title, columns, rows }: Table): Sheet {
  return { title, columns, rows: atOnce(rows) };
}

function longSheet(lang: Lang, tables: readonly Table[]): Sheet {
  const { section, item, column, value, title } = t(lang).figures;
  const rows = tables.flatMap((table) =>
    table.rows.flatMap(([name = null, ...cells]) =>
      cells.map((cell, at): Cell[] => [table.title, name, table.columns[at + 1] ?? null, cell]),
    ),
  );
  return { title, columns: [section, item, column, value], rows: atOnce(rows) };
}

async function* atOnce(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield await Promise.resolve(rows);
}
