import type { WantedFile } from '../file-check.ts';
import type { VisitRules } from '../policy.ts';
import type { VisitProblem } from '../refusals.ts';
import type { VisitForm } from '../visits.ts';
import type { CheckedFile } from './check-files.ts';

const MOST = { subject: 500, note: 2_000, partyName: 200, reason: 1_000 } as const;

/** What is wrong with a booking's form, its files apart. */
export function formProblems(
  form: Omit<VisitForm, 'files'>,
  { partySize, purposes }: { partySize: number; purposes: readonly { code: string }[] },
): VisitProblem[] {
  const problems: VisitProblem[] = [];
  if (form.purpose === '') problems.push({ field: 'purpose', code: 'missing' });
  else if (!purposes.some(({ code }) => code === form.purpose)) problems.push({ field: 'purpose', code: 'unknown' });
  if (partySize > 1 && form.partyName.trim() === '') problems.push({ field: 'partyName', code: 'missing' });
  for (const field of ['subject', 'note', 'partyName'] as const) {
    if (form[field].length > MOST[field]) problems.push({ field, code: 'too-long', most: MOST[field] });
  }
  return problems;
}

/** What is wrong with the files of a visit: their number, and each by itself. */
export function fileProblems(
  files: readonly WantedFile[],
  checks: readonly CheckedFile[],
  { limits }: Pick<VisitRules, 'limits'>,
  alreadyThere = 0,
): VisitProblem[] {
  const most = limits.filesPerVisit;
  const problems: VisitProblem[] = [];
  if (files.length + alreadyThere > most) problems.push({ field: 'files', code: 'too-many', most });
  for (const check of checks) {
    const field = `files.${check.recordId}`;
    const reason = files.find(({ recordId }) => recordId === check.recordId)?.reason.trim() ?? '';
    const called = check.title ?? check.referenceCode;
    if (check.trouble) problems.push({ field, code: 'file', trouble: check.trouble, ...(called ? { called } : {}) });
    else if (check.reasonNeeded && reason === '') problems.push({ field, code: 'reason-needed' });
    else if (reason.length > MOST.reason) problems.push({ field, code: 'too-long', most: MOST.reason });
  }
  return problems;
}

/** Every record once; the first reason counts. */
export function distinctFiles(files: readonly WantedFile[]): WantedFile[] {
  return [...new Map([...files].reverse().map((file) => [file.recordId, file])).values()].reverse();
}
