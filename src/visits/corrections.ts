/** Which columns of an entry a correction may mend. Who, what and when stay: such an entry is mended by words. */
export const CORRECTABLE = {
  visits: ['purpose', 'nationality', 'party_size'],
  deliveries: ['sheets_out', 'pages', 'drawings', 'sheets_back'],
  copies: ['pages', 'copies'],
} as const;
export type CorrectedRegister = keyof typeof CORRECTABLE;

/** `{column: [before, after]}`: what RegisterCorrectionTable.changes holds. */
export type Changes = Partial<Record<string, readonly [before: unknown, after: unknown]>>;

export function readChanges(stored: string): Changes {
  return JSON.parse(stored) as Changes;
}

/** An entry as its corrections, in their order, leave it. The row itself is never changed. */
export function asCorrected<Entry extends object>(entry: Entry, corrections: readonly { changes: string }[]): Entry {
  let mended = entry;
  for (const { changes } of corrections) {
    const after = Object.entries(readChanges(changes)).map(([column, change]) => [column, change?.[1]]);
    mended = { ...mended, ...(Object.fromEntries(after) as Partial<Entry>) };
  }
  return mended;
}
