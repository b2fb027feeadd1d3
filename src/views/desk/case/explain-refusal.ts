import { partialDateText } from '../../../i18n/dates.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { DeskCase } from '../../../requests/desk-case.ts';
import type { Problem, Refusal } from '../../../requests/refusals.ts';
import type { FormError } from '../../form/form-error.ts';
import { stateText } from './describe-state.ts';

export interface Explained {
  status: 403 | 409 | 422 | 429;
  errors: FormError[];
}

/** How fields begin that are not named as the button that reads them. */
const FIELDS_OF: Readonly<Record<string, string>> = {
  uphold: 'appeal',
  vary: 'appeal',
  'preview-uphold': 'appeal',
  'preview-vary': 'appeal',
};

/** Why a change was refused, in words. `stale` has no words here: the page shows what changed. */
export function explainRefusal(
  lang: Lang,
  refusal: Exclude<Refusal, { code: 'not-found' }>,
  { shown, action }: { shown: DeskCase; action: string },
): Explained {
  const texts = t(lang).desk.case.refusals;
  const named = (ids: readonly string[]): string => ids.map((id) => itemName(lang, shown, id)).join('; ');
  const one = (status: Explained['status'], text: string): Explained => ({ status, errors: [{ text }] });
  switch (refusal.code) {
    case 'stale':
      return { status: 409, errors: [] };
    case 'invalid':
      return { status: 422, errors: refusal.problems.map((problem) => explainProblem(lang, problem, shown, action)) };
    case 'four-eyes':
      return one(403, refusal.items.length > 0 ? texts['four-eyes-items'](named(refusal.items)) : texts['four-eyes']);
    case 'wrong-state':
      return one(409, texts['wrong-state'](stateText(lang, refusal.state)));
    case 'undecided':
      return one(409, texts.undecided(named(refusal.items)));
    case 'limit':
      return one(409, texts.limit(String(refusal.most)));
    case 'too-late':
      return one(409, texts['too-late'](partialDateText(lang, refusal.until)));
    case 'not-allowed':
    case 'own-request':
      return one(403, texts[refusal.code]);
    case 'reader-not-confirmed':
    case 'email-not-verified':
    case 'suspended':
      return one(409, texts[refusal.code]);
  }
}

/** `decision.ITEM.opensOn` → the field `decision-opensOn`, its item named in the text; `text` of asking → `ask-text`. */
function explainProblem(lang: Lang, { field, code, most }: Problem, shown: DeskCase, action: string): FormError {
  const texts = t(lang).desk.case.refusals;
  const parts = field.split('.');
  const words = (texts.problems[code] ?? code) + (most === undefined ? '' : texts.most(mostText(lang, most)));
  const [first = '', item = '', last = ''] = parts;
  const named = `${itemName(lang, shown, item)}: ${words}`;
  // What was decided before and cannot stand any more: there is no field to mend it in.
  if (parts.length === 3 && (action === 'issue' || action === 'confirm')) return { text: `${named} ${texts.again}` };
  if (parts.length === 3) return { field: `${first}-${last}`, text: named };
  return { field: `${FIELDS_OF[action] ?? action}-${first}`, text: words };
}

function mostText(lang: Lang, most: number | string): string {
  return typeof most === 'number' ? String(most) : partialDateText(lang, most);
}

/** An item by the name that staff know it by. */
export function itemName(lang: Lang, shown: DeskCase, id: string): string {
  const item = shown.items.find((each) => each.id === id);
  return item?.facts?.title ?? item?.snapshot.title ?? t(lang).desk.case.untitled;
}
