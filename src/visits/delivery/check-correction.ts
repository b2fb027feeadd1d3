import { isCountry } from '../../platform/country.ts';
import { DELIVERY_CONDITIONS } from '../states.ts';
import { countProblems } from './check-handover.ts';
import {
  DELIVERY_FIELDS,
  VISIT_FIELDS,
  type DeliveryCorrections,
  type StoredChanges,
  type VisitCorrections,
} from './corrections.ts';
import type { DeliveryProblem } from './refusals.ts';

const LONGEST = 1000;
const ON_RETURN: readonly string[] = ['sheets_back', 'condition_back', 'note_back'];

/** @param entry isBack: what came back can be corrected once it has */
export function deliveryProblems(
  changes: DeliveryCorrections,
  reason: string,
  { isBack }: { isBack: boolean },
): DeliveryProblem[] {
  const given = Object.entries(changes);
  const counts = (['pages', 'drawings'] as const).flatMap((field) =>
    changes[field] === undefined ? [] : countProblems(field, changes[field]),
  );
  const sheets = [changes.sheets_out, changes.sheets_back].flatMap((sheets) =>
    sheets === undefined ? [] : countProblems('sheets', sheets ?? -1),
  );
  const conditions = [changes.condition_out, changes.condition_back].filter(
    (condition) => condition !== undefined && (condition === null || !DELIVERY_CONDITIONS.includes(condition)),
  );
  const notes = [changes.note_out, changes.note_back].filter((note) => (note ?? '').length > LONGEST);
  const early = given.some(([field, value]) => value !== undefined && ON_RETURN.includes(field)) && !isBack;
  return [
    ...reasonProblems(reason),
    ...unknownFields(changes, [...DELIVERY_FIELDS, 'void']),
    ...counts,
    ...sheets,
    ...(conditions.length > 0 ? [{ field: 'condition', code: 'unknown' } as const] : []),
    ...(notes.length > 0 ? [{ field: 'note', code: 'too-long', most: LONGEST } as const] : []),
    ...(early ? [{ field: 'changes', code: 'nothing-to-correct' } as const] : []),
  ];
}

export function visitProblems(
  { purpose, nationality, party_size, ...rest }: VisitCorrections,
  reason: string,
  { purposes }: { purposes: readonly string[] },
): DeliveryProblem[] {
  return [
    ...reasonProblems(reason),
    ...unknownFields({ ...rest }, [...VISIT_FIELDS, 'void']),
    ...(purpose === undefined || (purpose !== null && purposes.includes(purpose))
      ? []
      : [{ field: 'purpose', code: 'unknown' } as const]),
    ...(nationality === undefined || (nationality !== null && isCountry(nationality))
      ? []
      : [{ field: 'nationality', code: 'unknown' } as const]),
    ...(party_size === undefined || party_size > 0
      ? party_size === undefined
        ? []
        : countProblems('partySize', party_size)
      : [{ field: 'partySize', code: 'out-of-range' } as const]),
  ];
}

function reasonProblems(reason: string): DeliveryProblem[] {
  if (reason.trim() === '') return [{ field: 'reason', code: 'missing' }];
  return reason.length > LONGEST ? [{ field: 'reason', code: 'too-long', most: LONGEST }] : [];
}

/** Who, what and when are not mended: a wrong entry is voided, and made anew. */
function unknownFields(changes: object, known: readonly string[]): DeliveryProblem[] {
  return Object.keys(changes).every((field) => known.includes(field)) ? [] : [{ field: 'changes', code: 'unknown' }];
}

/**
 * What really differs, as it is stored. @returns the entry as it read before with that; null where nothing differs
 * @param entry as it reads now
 */
export function changesBetween<Entry extends object>(
  entry: Entry,
  wanted: object,
): [was: Entry, changes: StoredChanges | null] {
  const now = new Map(Object.entries(entry));
  const differing = Object.entries(wanted).filter(([field, after]) => after !== undefined && now.get(field) !== after);
  if (differing.length === 0) return [entry, null];
  return [entry, Object.fromEntries(differing.map(([field, after]) => [field, [now.get(field), after]]))];
}
