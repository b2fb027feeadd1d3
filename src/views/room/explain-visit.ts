import { momentText, partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { FileTrouble } from '../../visits/file-check.ts';
import type { NotBookable } from '../../visits/opening.ts';
import type { VisitProblem, VisitRefusal } from '../../visits/refusals.ts';
import type { VisitItemState, VisitState } from '../../visits/states.ts';
import type { FormError } from '../form/form-error.ts';
import type { Explained } from './explain-delivery.ts';

export interface Naming {
  /** The id of a field on this page; undefined where the page has no such field. */
  fieldOf?: (field: string) => string | undefined;
  /** What a file is called that a problem is about. */
  fileName?: (recordId: string) => string | undefined;
}

/** Why staff could not do something with a visit, in words. @returns undefined for what is not there */
export function explainVisit(lang: Lang, refusal: VisitRefusal, naming: Naming = {}): Explained | undefined {
  const { refusals, visitRefusals: texts } = t(lang).room;
  const number = (value: number) => numberText(lang, value);
  const day = (value: string) => partialDateText(lang, value);
  const now = (text: string): Explained => ({ status: 409, errors: [{ text }] });
  const never = (text: string): Explained => ({ status: 403, errors: [{ text }] });
  switch (refusal.code) {
    case 'not-found':
      return undefined;
    case 'not-allowed':
      return never(refusals.notAllowed);
    case 'own-visit':
      return never(texts.ownVisit);
    case 'email-not-verified':
      return never(texts.emailNotVerified);
    case 'suspended':
      return never(texts.suspended);
    case 'wrong-state':
      return now(refusals.wrongState(stateText(lang, refusal.state)));
    case 'stale':
      return now(refusals.stale);
    case 'invalid':
      return { status: 422, errors: refusal.problems.map((problem) => explainProblem(lang, problem, naming)) };
    case 'not-bookable':
      return now(notBookableText(lang, refusal.why));
    case 'full':
      return now(texts.full(number(refusal.free)));
    case 'hold-over':
      return now(texts.holdOver);
    case 'already-booked':
      return now(texts.alreadyBooked);
    case 'limit':
      return now(texts.limit[refusal.limit](number(refusal.most)));
    case 'too-late':
      return now(texts.tooLate(momentText(lang, refusal.until)));
    case 'another-day':
      return now(texts.anotherDay(day(refusal.day)));
    case 'session-not-over':
      return now(texts.notOver(momentText(lang, refusal.until)));
    case 'still-holding':
      return now(texts.stillHolding(number(refusal.units)));
    case 'handed-over':
      return now(texts.handedOver);
    case 'corrected':
      return now(texts.corrected);
    case 'seats-free':
      return now(texts.seatsFree);
    case 'choice-failed': {
      const inner = explainVisit(lang, refusal.refusal, naming)?.errors ?? [{ text: texts.choicesMissing }];
      const field = naming.fieldOf?.(`choices.${refusal.visitId}`);
      return { status: 409, errors: inner.map(({ text }) => (field ? { field, text } : { text })) };
    }
    case 'choices-missing':
      return now(texts.choicesMissing);
    case 'no-card-yet':
      return now(texts.noCardYet(number(refusal.days), number(refusal.needed)));
    case 'has-card':
      return now(texts.hasCard(refusal.number));
  }
}

/** Of a visit or of one of its items. */
function stateText(lang: Lang, state: VisitState | VisitItemState): string {
  const { visits, items } = t(lang).room.states;
  const names: Partial<Record<string, string>> = { ...items, ...visits };
  return names[state] ?? state;
}

/** Why nobody can book a session. */
export function notBookableText(lang: Lang, why: NotBookable): string {
  const { notBookable } = t(lang).room.visitRefusals;
  switch (why.because) {
    case 'day-off':
    case 'closure':
      return notBookable[why.because](why.label);
    case 'too-far':
      return notBookable['too-far'](partialDateText(lang, why.last));
    case 'week':
    case 'past':
    case 'too-soon':
    case 'no-such-room':
      return notBookable[why.because];
  }
}

/** `files.RECORDID` is one of the files; everything else is a field by its own name. */
function explainProblem(lang: Lang, { field, code, most, trouble, called }: VisitProblem, naming: Naming): FormError {
  const texts = t(lang).room.visitRefusals;
  const [first = '', ...rest] = field.split('.');
  const file = rest.length > 0 ? (naming.fileName?.(rest.join('.')) ?? called ?? rest.join('.')) : undefined;
  const why = trouble ? troubleText(lang, trouble) : texts.problems[code];
  const limit = most === undefined ? '' : texts.most(numberText(lang, most));
  const text = texts.problem(file ?? texts.fields[first] ?? first, why, limit);
  const id = naming.fieldOf ? naming.fieldOf(first) : first;
  return id === undefined ? { text } : { field: id, text };
}

function troubleText(lang: Lang, trouble: FileTrouble): string {
  const { troubles } = t(lang).room.visitRefusals;
  switch (trouble.is) {
    case 'grant-ends':
    case 'in-use':
      return troubles[trouble.is](partialDateText(lang, trouble.untilDay));
    case 'gone':
    case 'not-requestable':
    case 'permission-needed':
    case 'fragile':
    case 'in-processing':
    case 'ordered-too-late':
    case 'same-unit':
      return troubles[trouble.is];
  }
}
