import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { VisitProblem, VisitRefusal } from '../../visits/refusals.ts';
import type { FormError } from '../form/form-error.ts';
import { fileTroubleText, type Told } from './file-trouble-text.ts';
import { notBookableText } from './not-bookable-text.ts';
import { untilText } from './session-words.ts';

/** What was not done, and why, one line for each thing to mend. `not-found` shows no such page at all. */
export function visitErrors(lang: Lang, refusal: VisitRefusal, told: Told): FormError[] {
  if (refusal.code === 'invalid') return refusal.problems.map((problem) => problemError(lang, problem, told));
  return [{ text: refusalText(lang, refusal, told) }];
}

/** The HTTP status of the page that says so. */
export function statusOfVisitRefusal({ code }: VisitRefusal): 403 | 409 | 422 {
  switch (code) {
    case 'invalid':
      return 422;
    case 'not-found':
    case 'not-allowed':
    case 'own-visit':
    case 'email-not-verified':
    case 'suspended':
      return 403;
    default:
      return 409;
  }
}

function refusalText(lang: Lang, refusal: Exclude<VisitRefusal, { code: 'invalid' }>, { now }: Told): string {
  const { problems } = t(lang).visit;
  switch (refusal.code) {
    case 'email-not-verified':
      return problems.email;
    case 'suspended':
      return problems.suspended;
    case 'stale':
      return problems.stale;
    case 'not-bookable':
      return notBookableText(lang, refusal.why, now);
    case 'full':
      return refusal.free > 0 ? problems.full(numberText(lang, refusal.free)) : problems.fullNone;
    case 'hold-over':
      return problems.holdOver;
    case 'already-booked':
      return problems.alreadyBooked;
    case 'limit':
      return refusal.limit === 'waiting'
        ? problems.waiting(numberText(lang, refusal.most))
        : problems.openVisits(numberText(lang, refusal.most));
    case 'too-late':
      return problems.tooLate(untilText(lang, refusal.until, now));
    case 'seats-free':
      return problems.seatsFree;
    case 'not-found':
    case 'not-allowed':
    case 'own-visit':
      return problems.notAllowed;
    // The desk's own, which no page of a reader brings about, and what has changed meanwhile.
    default:
      return problems.wrongState;
  }
}

const FILE = 'files.';

function problemError(lang: Lang, { field, code, most, trouble }: VisitProblem, told: Told): FormError {
  const { nameOf } = told;
  const { problems } = t(lang).visit;
  if (field.startsWith(FILE)) {
    const id = field.slice(FILE.length);
    const name = nameOf?.(id) ?? id;
    if (code === 'reason-needed') return { field: reasonField(id), text: problems.reasonNeeded(name) };
    if (code === 'too-long') return { field: reasonField(id), text: problems.tooLong(numberText(lang, most ?? 0)) };
    const why = trouble ? fileTroubleText(lang, trouble, told) : problems.files.gone;
    return { field: fileField(id), text: problems.files.named(name, why) };
  }
  if (code === 'too-long') return { field, text: problems.tooLong(numberText(lang, most ?? 0)) };
  if (field === 'files') return { field, text: problems.tooManyFiles(numberText(lang, most ?? 0)) };
  if (field === 'partySize') return { field, text: problems.partySize(numberText(lang, most ?? 0)) };
  const texts: Record<string, string> = {
    purpose: problems.purpose,
    partyName: problems.partyName,
    seatClass: problems.seatClass,
  };
  const text = texts[field];
  return text === undefined ? { text: problems.other } : { field, text };
}

/** The id of a file's box, and of what stands beneath it. */
export function fileField(recordId: string): string {
  return `file-${recordId}`;
}

export function reasonField(recordId: string): string {
  return `reason-${recordId}`;
}
