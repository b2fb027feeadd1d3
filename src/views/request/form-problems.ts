import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { RequestRules } from '../../requests/policy.ts';
import type { Problem } from '../../requests/refusals.ts';
import type { RequestForm } from '../../requests/request-form.ts';
import type { FormError } from '../form/form-error.ts';
import type { FormStep } from './form-steps.ts';
import { recordName, type NamedRecord } from './name-record.ts';
import { itemField, wordsField } from './read-request-form.ts';

/** Something wrong with a form, and on which page of it. */
export interface StepError extends FormError {
  step: FormStep;
}

/** What the words for a problem are made of. */
interface Asked {
  form: RequestForm;
  rules: Pick<RequestRules, 'evidence'>;
  records: ReadonlyMap<string, NamedRecord>;
}

/** What sending refuses a form for, at the fields and in the words of its pages. */
export function formErrors(lang: Lang, problems: readonly Problem[], asked: Asked): StepError[] {
  return problems.map((problem) => stepError(lang, problem, asked));
}

/** Problems name fields by their way into the form: `purpose`, `items.RECORD.reason`, `evidence.GROUND.words`. */
function stepError(lang: Lang, problem: Problem, asked: Asked): StepError {
  const texts = t(lang).request.problems;
  const [area = '', ...rest] = problem.field.split('.');
  const most = typeof problem.most === 'number' ? numberText(lang, problem.most) : (problem.most ?? '');
  const tooLong = problem.code === 'too-long' ? texts.tooLong(most) : undefined;
  switch (area) {
    case 'items':
      return itemError(lang, problem, rest, asked);
    case 'evidence':
      return evidenceError(lang, problem, rest, asked);
    case 'purpose':
      return { step: 'purpose', field: 'purpose', text: problem.code === 'unknown' ? texts.unknown : texts.purpose };
    case 'subject':
      return { step: 'purpose', field: 'subject', text: tooLong ?? texts.subject };
    case 'note':
      return { step: 'purpose', field: 'note', text: tooLong ?? texts.other };
    case 'agreed':
      return { step: 'check', field: 'agreed', text: texts.agreed };
    default:
      return { step: 'check', text: texts.other };
  }
}

/** @param way behind `items`: a record's id, which may hold dots itself, and what of it */
function itemError(lang: Lang, { code, most, field }: Problem, way: string[], { form, records }: Asked): StepError {
  const { problems, form: words } = t(lang).request;
  const place = form.items.findIndex(({ recordId }) => `${field}.`.startsWith(`items.${recordId}.`));
  if (way.length === 0 || place === -1) {
    const text = code === 'too-many' ? problems.tooManyItems(String(most ?? '')) : problems.noItems;
    return { step: 'items', field: 'items', text };
  }
  const id = form.items[place]?.recordId ?? '';
  const record = records.get(id);
  const title = record ? recordName(lang, record) : words.items.gone;
  const at = { step: 'items' as const, field: itemField.reason(place) };
  switch (code) {
    case 'no-record':
      return { ...at, text: problems.itemGone(title) };
    case 'not-requestable':
      return { ...at, text: problems.itemWhole(title) };
    case 'too-long':
      return { ...at, text: problems.tooLong(String(most ?? '')) };
    case 'unknown':
      return { step: 'items', field: itemField.use(place), text: problems.unknown };
    default:
      return { ...at, text: problems.reason(title) };
  }
}

function evidenceError(lang: Lang, { code, most }: Problem, [ground]: string[], { rules }: Asked): StepError {
  const { problems } = t(lang).request;
  const rule = rules.evidence.find((each) => each.code === ground);
  if (!rule) return { step: 'evidence', field: 'evidence', text: problems.evidence };
  const label = rule.label[lang];
  if (code === 'file-needed') return { step: 'evidence', field: 'file', text: problems.fileNeeded(label) };
  const text = code === 'too-long' ? problems.tooLong(String(most ?? '')) : problems.words(label);
  return { step: 'evidence', field: wordsField(rule.code), text };
}
