import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { DeliveryProblem, DeliveryRefusal } from '../../visits/delivery/refusals.ts';
import type { FormError } from '../form/form-error.ts';

export interface Explained {
  status: 403 | 409 | 422;
  errors: FormError[];
}

/**
 * Why a step at the counter was not taken, in words.
 * @param fieldOf the id of a field on this page; undefined where the page has no such field
 * @returns undefined for what is not there
 */
export function explainDelivery(
  lang: Lang,
  refusal: DeliveryRefusal,
  fieldOf: (field: DeliveryProblem['field']) => string | undefined = (field) => field,
): Explained | undefined {
  const { refusals: texts, states } = t(lang).room;
  const now = (text: string): Explained => ({ status: 409, errors: [{ text }] });
  switch (refusal.code) {
    case 'not-found':
      return undefined;
    case 'not-allowed':
      return { status: 403, errors: [{ text: texts.notAllowed }] };
    case 'own-visit':
      return { status: 403, errors: [{ text: texts.ownVisit }] };
    case 'invalid':
      return { status: 422, errors: refusal.problems.map((problem) => explainProblem(lang, problem, fieldOf)) };
    case 'stale':
      return now(texts.stale);
    case 'wrong-state':
      return now(texts.wrongState(states.items[refusal.state]));
    case 'visit-not-standing':
      return now(texts.notStanding(states.visits[refusal.state]));
    case 'reader-not-here':
      return now(texts.notHere(states.visits[refusal.state]));
    case 'suspended':
      return now(texts.suspended);
    case 'may-not-be-used':
      return now(texts.mayNotBeUsed);
    case 'may-be-used':
      return now(texts.mayBeUsed);
    case 'not-served':
      return now(texts.notServed);
    case 'unit-taken':
      return now(texts.unitTaken(refusal.until ? partialDateText(lang, refusal.until) : undefined));
    case 'not-out':
      return now(texts.notOut);
    case 'limit':
      return now(texts.limit(numberText(lang, refusal.most)));
    case 'kept-too-long':
      return now(texts.keptTooLong(partialDateText(lang, refusal.until)));
  }
}

function explainProblem(
  lang: Lang,
  { field, code, most }: DeliveryProblem,
  fieldOf: (field: DeliveryProblem['field']) => string | undefined,
): FormError {
  const texts = t(lang).room.refusals;
  const limit = most === undefined ? '' : texts.most(numberText(lang, most));
  const text = texts.problem(texts.fields[field], texts.problems[code], limit);
  const id = fieldOf(field);
  return id === undefined ? { text } : { field: id, text };
}
