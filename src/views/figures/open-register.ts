import type { Lang } from '../../i18n/languages.ts';
import { codeNames, type CodeNames } from '../../interchange/tables/code-names.ts';
import { correctionText } from '../../interchange/tables/correction-text.ts';
import { registerColumns } from '../../interchange/tables/register-columns.ts';
import type { Cell } from '../../interchange/tables/table.ts';
import type { DayRange } from '../../statistics/period.ts';
import { REGISTERS, type RegisterEntries, type RegisterName } from '../../statistics/registers/register.ts';
import type { FormError } from '../form/form-error.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readDays } from './read-days.ts';

/** An entry as a row: what the columns say, and what mends it. */
export interface RegisterRow {
  id: string;
  number: number;
  cells: Cell[];
  corrections: string[];
  /** It was written by mistake and does not count. */
  isVoid: boolean;
}

export interface RegisterPageData {
  name: RegisterName;
  days: DayRange;
  headings: string[];
  rows: RegisterRow[];
  total: number;
  page: number;
  pages: number;
  errors: FormError[];
  /** Its entries can be corrected here. */
  isCorrectable: boolean;
}

/** A page of a register. Days that are none are said to be so, and this month is shown. */
export async function openRegister(lang: Lang, context: PageContext): Promise<PageAnswer<RegisterPageData>> {
  const name = REGISTERS.find((known) => known === context.params.register);
  if (!name) return NONE;
  return showRegister(lang, context, name);
}

async function showRegister<Name extends RegisterName>(
  lang: Lang,
  { locals, url }: PageContext,
  name: Name,
): Promise<PageAnswer<RegisterPageData>> {
  const { services, visitor } = locals;
  const { days, errors } = readDays(lang, url.searchParams);
  const asked = Number(/^[1-9]\d{0,5}$/.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1);
  const found = await services.registers.page(visitor.actor, name, days, asked);
  if (!found.ok) return NONE;
  const names = codeNames(lang, services.registers.labels());
  const columns = registerColumns(lang, name, names);
  const { entries, ...rest } = found.value;
  const rows = entries.map((entry) => rowOf(lang, columns as readonly AnyColumn[], entry, names));
  const headings = columns.map(({ heading }) => heading);
  const isCorrectable = name === 'readers' || name === 'deliveries';
  return show({ name, days, headings, rows, errors, isCorrectable, ...rest }, errors.length > 0 ? 422 : 200);
}

interface AnyColumn {
  cell: (entry: never) => Cell;
}

function rowOf(
  lang: Lang,
  columns: readonly AnyColumn[],
  entry: RegisterEntries[RegisterName],
  names: CodeNames,
): RegisterRow {
  const last = entry.corrections.flatMap(({ changes }) => (changes.void ? [changes.void[1]] : [])).at(-1);
  return {
    id: entry.id,
    number: entry.number,
    cells: columns.map(({ cell }) => cell(entry as never)),
    corrections: entry.corrections.map((correction) => correctionText(lang, correction, names)),
    isVoid: last === true,
  };
}
