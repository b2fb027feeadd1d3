import { countries } from '../../i18n/countries.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type {
  AuthenticationsEntry,
  CodeLabels,
  CopiesEntry,
  DeliveriesEntry,
  ReadersEntry,
} from '../../statistics/registers/register.ts';
import { DELIVERY_CONDITIONS } from '../../visits/states.ts';
import type { Option } from '../form/option.ts';

export type CorrectableEntry = ReadersEntry | DeliveriesEntry | CopiesEntry | AuthenticationsEntry;

/** A field of an entry that can be mended: its column, how it reads now, what it may be. */
export interface CorrectionField {
  column: string;
  label: string;
  value: string;
  /** `yes-no` is kept as 1 and 0. */
  kind: 'number' | 'text' | 'choice' | 'yes-no';
  options: Option[];
}

/** What can be mended of an entry, with what stands there now. */
export function correctionFields(lang: Lang, entry: CorrectableEntry, labels: CodeLabels): CorrectionField[] {
  return Object.entries(columnsOf(entry)).map(([column, value]) => {
    const { kind, options } = shapeOf(lang, column, labels);
    const shown = value === null ? '' : String(value);
    const isKnown = options.length === 0 || shown === '' || options.some((option) => option.value === shown);
    return {
      column,
      label: t(lang).registers.correction.fields[column] ?? column,
      value: shown,
      kind,
      // What no list has any more stays as it is until somebody chooses another.
      options: isKnown ? options : [{ value: shown, text: shown }, ...options],
    };
  });
}

function columnsOf(entry: CorrectableEntry): Columns {
  if ('arrivedAt' in entry) return columnsOfVisit(entry);
  return 'issuedAt' in entry ? columnsOfDelivery(entry) : columnsOfLine(entry);
}

function columnsOfVisit(entry: Pick<ReadersEntry, 'purpose' | 'nationality' | 'partySize'>): Columns {
  return { purpose: entry.purpose, nationality: entry.nationality, party_size: entry.partySize };
}

function columnsOfLine({ pages, copies, authenticated }: CopiesEntry | AuthenticationsEntry): Columns {
  return { pages, copies, authenticated: authenticated ? 1 : 0 };
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
  const { conditions, yes, no } = t(lang).registers;
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
      return { kind: 'choice', options: countries(lang).map(({ code, name }) => ({ value: code, text: name })) };
    case 'authenticated':
      return {
        kind: 'yes-no',
        options: [
          { value: '1', text: yes },
          { value: '0', text: no },
        ],
      };
    case 'note_out':
    case 'note_back':
      return { kind: 'text', options: [] };
    default:
      return { kind: 'number', options: [] };
  }
}
