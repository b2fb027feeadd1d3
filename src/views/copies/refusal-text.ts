import type { CopyProblem, CopyRefusal } from '../../copies/refusals.ts';
import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { dongText, numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { FormError } from '../form/form-error.ts';

/** What is wrong, in words, each with its field where one is meant. */
export function copyErrors(lang: Lang, refusal: CopyRefusal): FormError[] {
  if (refusal.code === 'invalid') return refusal.problems.map((problem) => problemError(lang, problem));
  return [{ text: refusalText(lang, refusal) }];
}

/** The HTTP status of a page that says why it was not done. */
export function copyStatus({ code }: CopyRefusal): 403 | 409 | 422 | 429 {
  switch (code) {
    case 'invalid':
      return 422;
    case 'limit':
      return 429;
    case 'stale':
    case 'wrong-state':
    case 'too-late':
    case 'not-copyable':
    case 'files-missing':
      return 409;
    case 'not-found':
    case 'not-allowed':
    case 'own-order':
    case 'email-not-verified':
    case 'suspended':
      return 403;
  }
}

function refusalText(lang: Lang, refusal: Exclude<CopyRefusal, { code: 'invalid' }>): string {
  const { problems } = t(lang).copies;
  switch (refusal.code) {
    case 'stale':
      return problems.stale;
    case 'wrong-state':
      return problems.wrongState;
    case 'email-not-verified':
      return problems.email;
    case 'suspended':
      return problems.suspended;
    case 'limit':
      return problems[refusal.limit === 'drafts' ? 'drafts' : 'openOrders'](numberText(lang, refusal.most));
    case 'too-late':
      return problems.tooLate(partialDateText(lang, refusal.until));
    case 'not-copyable':
      return problems.notCopyable;
    case 'files-missing':
      return problems.filesMissing;
    case 'not-found':
    case 'not-allowed':
    case 'own-order':
      return problems.notAllowed;
  }
}

function problemError(lang: Lang, problem: CopyProblem): FormError {
  const [list, at, field] = problem.field.split('.');
  if (list === 'lines' && at !== undefined && field) {
    return { field: problem.field, text: lineText(lang, problem, field, numberText(lang, Number(at) + 1)) };
  }
  return { field: problem.field, text: fieldText(lang, problem) };
}

function lineText(lang: Lang, { code, most = 0 }: CopyProblem, field: string, line: string): string {
  const { problems } = t(lang).copies;
  switch (code) {
    case 'no-record':
      return problems.noRecord(line);
    case 'not-copyable':
      return problems.whole(line);
    case 'needs-permission':
      return problems.permission(line);
    case 'paper-only':
      return problems.paperOnly(line);
    case 'not-authenticable':
      return problems.notAuthenticable(line);
    case 'not-a-count':
      return problems[field === 'copies' ? 'copies' : 'pages'](line, numberText(lang, most));
    case 'missing':
    case 'unknown':
    case 'too-many':
    case 'nothing-to-correct':
    case 'wrong-amount':
      if (field === 'from') return problems.from(line);
      return field === 'to' ? problems.to(line) : problems.kind(line);
  }
}

function fieldText(lang: Lang, { field, code, most }: CopyProblem): string {
  const { problems } = t(lang).copies;
  if (code === 'wrong-amount') {
    return most === undefined ? problems.amount : problems.amountIs(dongText(lang, most));
  }
  if (code === 'too-many' && field !== 'lines') return problems.tooLong(numberText(lang, most ?? 0));
  if (code === 'not-a-count') return problems.count(numberText(lang, most ?? 0));
  switch (field) {
    case 'lines':
      return code === 'too-many' ? problems.tooManyLines(numberText(lang, most ?? 0)) : problems.lines;
    case 'purpose':
    case 'method':
    case 'receipt':
    case 'exemption':
    case 'reason':
      return problems[field];
    default:
      return problems.other;
  }
}
