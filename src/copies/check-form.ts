import type { LiveGrant } from '../requests/grants.ts';
import type { Labelled } from '../requests/policy.ts';
import type { PublicRecordFacts } from '../requests/record-facts.ts';
import type { CopyForm, CopyFormLine } from './copy-form.ts';
import { permitToCopy } from './may-be-copied.ts';
import type { CopyRules } from './policy.ts';
import type { CopyProblem } from './refusals.ts';

export interface CheckedLine {
  recordId: string;
  fromPage: string;
  toPage: string;
  pages: number;
  kind: string;
  copies: number;
  authenticated: boolean;
  grantId: string | null;
}

interface CheckedForm {
  lines: CheckedLine[];
  problems: CopyProblem[];
}

interface Rules {
  rules: CopyRules;
  purposes: readonly Labelled[];
  facts: ReadonlyMap<string, PublicRecordFacts>;
  grants: readonly LiveGrant[];
}

/** What the form says, and everything that keeps it from being sent. */
export function checkCopyForm(form: CopyForm, against: Rules): CheckedForm {
  const { rules, purposes } = against;
  const problems: CopyProblem[] = [];
  if (form.lines.length === 0) problems.push({ field: 'lines', code: 'missing' });
  if (form.lines.length > rules.limits.linesPerOrder) {
    problems.push({ field: 'lines', code: 'too-many', most: rules.limits.linesPerOrder });
  }
  if (!purposes.some(({ code }) => code === form.purpose)) problems.push({ field: 'purpose', code: 'missing' });
  const lines = form.lines.map((line, at) => {
    const checked = checkLine(line, against);
    problems.push(...checked.problems.map((problem) => ({ ...problem, field: `lines.${at}.${problem.field}` })));
    return checked.line;
  });
  return { lines, problems };
}

function checkLine(
  typed: CopyFormLine,
  { rules, facts, grants }: Rules,
): { line: CheckedLine; problems: CopyProblem[] } {
  const problems: CopyProblem[] = [];
  const record = facts.get(typed.recordId);
  const permit = permitToCopy(record, grants);
  const kind = rules.kinds.find(({ code }) => code === typed.kind);
  const pages = countIn(typed.pages, rules.limits.pagesPerLine);
  const copies = countIn(typed.copies, rules.limits.copiesPerLine);
  if (!record) problems.push({ field: 'record', code: 'no-record' });
  else if (!record.requestable) problems.push({ field: 'record', code: 'not-copyable' });
  else if (!permit) problems.push({ field: 'record', code: 'needs-permission' });
  if (typed.fromPage === '') problems.push({ field: 'from', code: 'missing' });
  if (typed.toPage === '') problems.push({ field: 'to', code: 'missing' });
  if (pages === undefined) problems.push({ field: 'pages', code: 'not-a-count', most: rules.limits.pagesPerLine });
  if (copies === undefined) problems.push({ field: 'copies', code: 'not-a-count', most: rules.limits.copiesPerLine });
  if (!kind) problems.push({ field: 'kind', code: typed.kind === '' ? 'missing' : 'unknown' });
  else if (permit?.onPaperOnly && !kind.onPaper) problems.push({ field: 'kind', code: 'paper-only' });
  if (kind && typed.authenticated && !kind.authenticable) {
    problems.push({ field: 'authenticated', code: 'not-authenticable' });
  }
  const { recordId, fromPage, toPage, authenticated } = typed;
  const grantId = permit?.grantId ?? null;
  return {
    line: {
      recordId,
      fromPage,
      toPage,
      authenticated,
      grantId,
      kind: typed.kind,
      pages: pages ?? 0,
      copies: copies ?? 0,
    },
    problems,
  };
}

/** A whole number from 1 to `most`, as typed. */
export function countIn(typed: string, most: number): number | undefined {
  if (!/^\d{1,6}$/.test(typed)) return undefined;
  const count = Number(typed);
  return count >= 1 && count <= most ? count : undefined;
}
