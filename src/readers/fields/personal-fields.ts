import { foldedWords } from '../../search/vietnamese/tokens.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { IDENTITY_KINDS, type IdentityKind } from '../account.ts';
import type { Correction, CorrectionField } from '../people.ts';
import type { FieldFault } from '../refusals.ts';
import { readIdentityNumber } from './identity-number.ts';

const LONGEST = { name: 120, phone: 30, workplace: 200, priority: 200, note: 1000 } as const;
const CONTROL = /\p{Cc}/u;
/** Text of one's own may have line ends. */
const CONTROL_IN_NOTE = /[^\P{Cc}\n\r\t]/u;
const PHONE = /^\+?\d{8,15}$/;

/** What can be wrong with fields, by name; empty when nothing is. */
export type Faults<Field extends string> = Partial<Record<Field, FieldFault>>;

/** @param needsIdentity false: an empty number stays as it was */
export function personalFaults(input: Correction, needsIdentity: boolean): Faults<CorrectionField> {
  const faults: Faults<CorrectionField> = {};
  const { name, phone, workplace, priority, note, identityKind, identityNumber } = input;
  const texts = { name, phone, workplace, priority, note };
  for (const field of ['name', 'phone', 'workplace', 'priority', 'note'] as const) {
    const fault = textFault(texts[field], LONGEST[field], field === 'note' ? CONTROL_IN_NOTE : CONTROL);
    if (fault) faults[field] = fault;
  }
  if (tidy(name) === '') faults.name = 'missing';
  else if (!/\p{L}/u.test(name)) faults.name ??= 'malformed';
  if (tidy(phone) !== '' && !PHONE.test(phone.replace(/[\s.()-]/g, ''))) faults.phone ??= 'malformed';
  if (!IDENTITY_KINDS.includes(identityKind)) faults.identityKind = 'missing';
  else if (tidy(identityNumber) === '') {
    if (needsIdentity) faults.identityNumber = 'missing';
  } else if (!readIdentityNumber(identityKind, identityNumber)) faults.identityNumber = 'malformed';
  return faults;
}

function textFault(text: string, longest: number, forbidden: RegExp): FieldFault | undefined {
  if ([...text].length > longest) return 'too-long';
  return forbidden.test(text) ? 'malformed' : undefined;
}

/** Columns of an account, of fields without fault. */
export function personalColumns({ name, phone, workplace, priority, note }: Correction) {
  return {
    name: tidy(name),
    name_key: nameKey(name),
    phone: tidy(phone) || null,
    workplace: tidy(workplace) || null,
    priority: tidy(priority) || null,
    note: note.normalize('NFC').trim() || null,
  };
}

/** The columns of an identity number: sealed, its last four, and what the desk finds it by. */
export function identityColumns(secrets: Secrets, kind: IdentityKind, typed: string) {
  const number = readIdentityNumber(kind, typed);
  if (!number) throw new RangeError('an identity number that was not looked at');
  return {
    identity_kind: kind,
    identity_sealed: secrets.seal('identity', number),
    identity_last4: number.slice(-4),
    identity_key: identityKey(secrets, number),
  };
}

/** @param number in its plain form */
export function identityKey(secrets: Secrets, number: string): string {
  return secrets.keyedHash('identity', number);
}

/** Each word with a blank before and behind, folded: `like '% nguyen%'` finds words that begin so. */
export function nameKey(name: string): string {
  return ` ${foldedWords(name).join(' ')} `;
}

/** One line, one blank between words. */
export function tidy(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}
