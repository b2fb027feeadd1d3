import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { Visitor } from '../../readers/visitor.ts';
import type { Services } from '../../services.ts';
import type { RegisterEntries, RegisterName } from '../../statistics/registers/register.ts';
import type { DayRange } from '../../statistics/period.ts';
import { answerTable, type TableFormat } from './answer-table.ts';
import type { CodeNames } from './code-names.ts';
import { fileRow } from './file-row.ts';
import { registerColumns, type Column } from './register-columns.ts';
import type { Cell } from './table.ts';

interface Asked<Name extends RegisterName> {
  lang: Lang;
  name: Name;
  days: DayRange;
  format: TableFormat;
  names: CodeNames;
}

/**
 * A register as a file, with what mended its entries in the last column.
 * @returns undefined where there is nothing for whoever asks
 */
export async function answerRegister<Name extends RegisterName>(
  { registers }: Pick<Services, 'registers'>,
  { actor }: Visitor,
  { lang, name, days, format, names }: Asked<Name>,
  request: Request,
): Promise<Response | undefined> {
  const texts = t(lang).registers;
  const found = await registers.whole(actor, name, days);
  if (!found.ok) return undefined;
  const columns = registerColumns(lang, name, names);
  const row = (entry: RegisterEntries[Name]) =>
    fileRow(lang, columns as readonly Column<RegisterEntries[Name]>[], entry, names);
  const sheet = {
    title: texts.names[name],
    columns: [...columns.map(({ heading }) => heading), texts.columns.corrections],
    rows: mapped(found.value, row),
  };
  const fileName = texts.fileName(texts.names[name], days.from, days.until);
  return answerTable({ name: fileName, format, sheets: [sheet] }, request);
}

async function* mapped<Entry>(pieces: AsyncIterable<Entry[]>, row: (entry: Entry) => Cell[]): AsyncGenerator<Cell[][]> {
  for await (const piece of pieces) yield piece.map(row);
}
