import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { CodeLabels, DeliveriesEntry, ReadersEntry } from '../../statistics/registers/register.ts';
import { corrected, type StoredChanges } from '../../visits/delivery/corrections.ts';
import { DELIVERY_CONDITIONS } from '../../visits/states.ts';
import type { Option } from '../form/option.ts';

/** A field of an entry that can be mended: its column, how it reads now, what it may be. */
export interface CorrectionField {
  column: string;
  label: string;
  value: string;
  kind: 'number' | 'text' | 'choice';
  options: Option[];
}

/** What can be mended of an entry, with what stands there after the corrections so far. */
export function correctionFields(
  lang: Lang,
  entry: ReadersEntry | DeliveriesEntry,
  labels: CodeLabels,
): CorrectionField[] {
  const now = corrected(
    'issuedAt' in entry ? columnsOfDelivery(entry) : columnsOfVisit(entry),
    entry.corrections.map(({ changes }) => changes),
  );
  const { void: _, ...columns } = now;
  return Object.entries(columns).map(([column, value]) => ({
    column,
    label: t(lang).registers.correction.fields[column] ?? column,
    value: value === null ? '' : String(value),
    ...shapeOf(lang, column, labels),
  }));
}

/** Whether it has been found to be a mistake as a whole. */
export function isVoid(corrections: readonly { changes: StoredChanges }[]): boolean {
  return corrected(
    {},
    corrections.map(({ changes }) => changes),
  ).void;
}

function columnsOfVisit(entry: Pick<ReadersEntry, 'purpose' | 'nationality' | 'partySize'>): Columns {
  return { purpose: entry.purpose, nationality: entry.nationality, party_size: entry.partySize };
}

type Columns = Record<string, string | number | null>;

/** What came back can be mended once it has. */
function columnsOfDelivery(entry: DeliveriesEntry): Columns {
  return {
    sheets_out: entry.sheetsOut,
    pages: entry.pages,
    drawings: entry.drawings,
    condition_out: entry.conditionOut,
    note_out: entry.noteOut,
    ...(entry.returnedAt === null
      ? {}
      : { sheets_back: entry.sheetsBack, condition_back: entry.conditionBack, note_back: entry.noteBack }),
  };
}

function shapeOf(lang: Lang, column: string, { purposes }: CodeLabels): Pick<CorrectionField, 'kind' | 'options'> {
  const { conditions } = t(lang).registers;
  switch (column) {
    case 'purpose':
      return { kind: 'choice', options: purposes.map(({ code, label }) => ({ value: code, text: label[lang] })) };
    case 'condition_out':
    case 'condition_back':
      return {
        kind: 'choice',
        options: DELIVERY_CONDITIONS.map((value) => ({ value, text: conditions[value] ?? value })),
      };
    case 'nationality':
    case 'note_out':
    case 'note_back':
      return { kind: 'text', options: [] };
    default:
      return { kind: 'number', options: [] };
  }
}
