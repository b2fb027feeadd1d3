import { registerAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { codeNames, type CodeNames } from '../../interchange/tables/code-names.ts';
import { correctionText } from '../../interchange/tables/correction-text.ts';
import { registerColumns } from '../../interchange/tables/register-columns.ts';
import type { Cell } from '../../interchange/tables/table.ts';
import type { DayRange } from '../../statistics/period.ts';
import {
  CORRECTED_AS,
  REGISTERS,
  type CodeLabels,
  type RegisterEntries,
  type RegisterName,
} from '../../statistics/registers/register.ts';
import type { FormError } from '../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm, type Form } from '../form/read-form.ts';
import { correctEntry, type CorrectableRegister } from './correct-entry.ts';
import { correctionFields, type CorrectableEntry, type CorrectionField } from './correction-fields.ts';
import { readDays, writeDays } from './read-days.ts';

/** An entry as a row: what the columns say, and what mends it. */
export interface RegisterRow {
  id: string;
  number: number;
  cells: Cell[];
  corrections: string[];
  /** It was written by mistake and does not count. */
  isVoid: boolean;
  /** What has not happened yet is put right where it is worked on. */
  isCorrectable: boolean;
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
  /** The entry that is being corrected. */
  correction?: OpenCorrection;
  /** One was corrected just now. */
  isCorrected: boolean;
}

export interface OpenCorrection {
  id: string;
  number: number;
  fields: CorrectionField[];
  /** How many corrections it has: whoever writes without having seen one is told so. */
  seen: number;
  isVoid: boolean;
  /** What was typed, where it was refused. */
  typed?: Form;
}

/**
 * A page of a register, with the form that corrects one of its entries where the address names it; or what that form
 * does. Days that are none are said to be so, and this month is shown.
 */
export async function openRegister(lang: Lang, context: PageContext): Promise<PageAnswer<RegisterPageData>> {
  const name = REGISTERS.find((known) => known === context.params.register);
  if (!name) return NONE;
  const shown = await showRegister(lang, context, name);
  if (context.request.method !== 'POST' || shown.kind !== 'show') return shown;
  return correct(lang, context, shown.page);
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
  const labels = services.registers.labels();
  const names = codeNames(lang, labels);
  const columns = registerColumns(lang, name, names);
  const { entries, ...rest } = found.value;
  const entry = entries.find(({ id }) => id === url.searchParams.get('correct'));
  const page: RegisterPageData = {
    ...rest,
    name,
    days,
    headings: columns.map(({ heading }) => heading),
    rows: entries.map((one) => rowOf(lang, columns as readonly AnyColumn[], one, names)),
    errors,
    isCorrectable: isCorrectable(name),
    isCorrected: url.searchParams.has('corrected'),
    ...(entry && mayBeMended(entry) ? { correction: openCorrection(lang, entry, labels) } : {}),
  };
  return show(page, errors.length > 0 ? 422 : 200);
}

function isCorrectable(name: RegisterName): name is CorrectableRegister {
  return name in CORRECTED_AS;
}

/** What was counted: a visit, a hand-over, a copy once it was handed over. */
function mayBeMended(entry: RegisterEntries[RegisterName]): entry is CorrectableEntry {
  if ('deliveredOn' in entry) return entry.deliveredOn !== null;
  return 'arrivedAt' in entry || 'issuedAt' in entry;
}

function openCorrection(lang: Lang, entry: CorrectableEntry, labels: CodeLabels): OpenCorrection {
  const { id, number, corrections, isVoid } = entry;
  return { id, number, fields: correctionFields(lang, entry, labels), seen: corrections.length, isVoid };
}

async function correct(
  lang: Lang,
  { locals, request }: PageContext,
  page: RegisterPageData,
): Promise<PageAnswer<RegisterPageData>> {
  const { correction, name, days } = page;
  const { actor } = locals.visitor;
  if (!correction || !isCorrectable(name) || actor.kind !== 'staff') return NONE;
  const form = await readForm(request);
  const { id, fields } = correction;
  const answer = await correctEntry(lang, { services: locals.services, actor, form }, { register: name, id, fields });
  switch (answer.kind) {
    case 'none':
      return NONE;
    case 'done':
      return go(registerAddress(lang, name, writeDays(days, { page: String(page.page), corrected: '1' })));
    case 'refused':
      return show({ ...page, correction: { ...correction, typed: form }, errors: answer.errors }, answer.status);
  }
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
  return {
    id: entry.id,
    number: entry.number,
    cells: columns.map(({ cell }) => cell(entry as never)),
    corrections: entry.corrections.map((correction) => correctionText(lang, correction, names)),
    isVoid: entry.isVoid,
    isCorrectable: mayBeMended(entry),
  };
}
