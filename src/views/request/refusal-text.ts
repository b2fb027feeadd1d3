import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { CartRefusal } from '../../requests/cart.ts';
import type { Refusal } from '../../requests/refusals.ts';

/** Why it was not done, and what to do, in a sentence or two. What is wrong with single fields: form-problems.ts. */
export function refusalText(lang: Lang, refusal: CartRefusal | Refusal): string {
  const { account, cart, request } = t(lang);
  const { problems } = request;
  switch (refusal.code) {
    case 'not-found':
      return cart.notThere;
    case 'not-requestable':
      return cart.notAskable;
    case 'limit':
      return limitText(lang, refusal.limit, numberText(lang, refusal.most));
    case 'try-later':
      return account.tryLater(numberText(lang, Math.max(1, Math.ceil(refusal.seconds / 60))));
    case 'email-not-verified':
      return problems.email;
    case 'suspended':
      return problems.suspended;
    case 'stale':
      return problems.stale;
    case 'too-late':
      return problems.tooLate(partialDateText(lang, refusal.until));
    case 'wrong-state':
      return problems.wrongState;
    case 'invalid':
      return refusal.problems.some(({ field }) => field === 'items') ? problems.noItems : problems.other;
    case 'not-allowed':
    case 'own-request':
    case 'four-eyes':
    case 'undecided':
    case 'reader-not-confirmed':
      return problems.notAllowed;
  }
}

type Limit = Extract<CartRefusal | Refusal, { code: 'limit' }>['limit'];

function limitText(lang: Lang, limit: Limit, most: string): string {
  const { cart, request } = t(lang);
  switch (limit) {
    case 'cart':
      return cart.full(most);
    case 'drafts':
      return request.problems.drafts(most);
    case 'cases-per-day':
      return request.problems.casesPerDay(most);
    case 'open-cases':
      return request.problems.openCases(most);
    case 'extensions':
      return request.problems.notAllowed;
  }
}
