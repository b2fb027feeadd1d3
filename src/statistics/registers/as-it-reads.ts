import type { Correction } from './register.ts';

/** Columns that are mended, by the names that entries of registers have for them. */
const READ_AS: Partial<Record<string, string>> = {
  party_size: 'partySize',
  sheets_out: 'sheetsOut',
  condition_out: 'conditionOut',
  note_out: 'noteOut',
  sheets_back: 'sheetsBack',
  condition_back: 'conditionBack',
  note_back: 'noteBack',
  authentication_number: 'authenticationNumber',
};

/** An entry with what is right in the place of what was written first, which its corrections go on naming. */
export function asItReads<Entry extends object>(
  entry: Entry,
  corrections: readonly Correction[],
): Entry & { isVoid: boolean } {
  const reads: Record<string, unknown> = { ...entry, isVoid: false };
  for (const { changes } of corrections) {
    for (const [column, [, after]] of Object.entries(changes)) {
      if (column === 'void') reads['isVoid'] = after === true;
      // Kept as 0 and 1, told as yes and no.
      else if (column === 'authenticated') reads[column] = after === 1;
      else reads[READ_AS[column] ?? column] = after;
    }
  }
  return reads as Entry & { isVoid: boolean };
}
