import type { CaseRow, ReaderRow } from '../storage/case-rows.ts';
import type { LetterCase } from './build-letters.ts';

export function letterCaseOf(
  row: Pick<CaseRow, 'language' | 'id' | 'number' | 'submitted_at'>,
  rest: Pick<LetterCase, 'rules' | 'today' | 'archive'> & { reader: ReaderRow },
): LetterCase {
  const { reader, ...others } = rest;
  return {
    ...others,
    language: row.language,
    caseId: row.id,
    caseNumber: row.number ?? '',
    submittedAt: row.submitted_at ?? '',
    reader: { name: reader.name, workplace: reader.workplace },
  };
}
