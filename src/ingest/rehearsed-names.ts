import { basename } from 'node:path';
import type { FileReference } from '../catalogue/description.ts';
import type { RecordTable } from '../platform/database/schema.ts';
import { claimsOnFile } from './documents/matching/claims-on-file.ts';
import { codeKey, codesInName, isCode } from './documents/matching/name-codes.ts';
import { foldersAbove, pathSuffixes } from './documents/matching/path-suffixes.ts';
import { referenceKey } from './file-reference.ts';
import type { Claim } from './withheld-claims.ts';

/** What the finding aids of a dry run would bring: their records are stored nowhere, but documents may be theirs. */
export class RehearsedNames {
  readonly #codes = new Set<string>();
  readonly #paths = new Set<string>();
  readonly #withheld = new Set<Claim>();

  add(row: Pick<RecordTable, 'level' | 'reference_code'>, files: readonly FileReference[] = []): void {
    const isNamed = row.level === 'file' || row.level === 'item';
    if (isNamed && row.reference_code !== null) this.#codes.add(codeKey(row.reference_code));
    for (const { path } of files) this.#paths.add(referenceKey(path));
  }

  withhold(claims: readonly Claim[]): void {
    for (const claim of claims) this.#withheld.add(claim);
  }

  /** Whether a part that a finding aid leaves out claims this file. */
  withholds(file: { location: string; root: string }): boolean {
    return this.#withheld.size > 0 && claimsOnFile(file).own.some((claim) => this.#withheld.has(claim));
  }

  /** Whether one of them may be the record of this file. */
  mayName(file: { location: string; root: string }): boolean {
    const codes = [
      ...codesInName(basename(file.location)).map(({ code }) => code),
      ...foldersAbove(file).filter(isCode),
    ];
    return (
      codes.some((code) => this.#codes.has(codeKey(code))) ||
      pathSuffixes(file.location).some((suffix) => this.#paths.has(suffix))
    );
  }
}
