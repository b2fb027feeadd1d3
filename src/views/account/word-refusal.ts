import type { Busy, FieldFault, TryLater, Wrong } from '../../readers/refusals.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { FormError } from '../form/form-error.ts';

/** A refusal as the page shows it, and the status it answers with. */
export interface WordedRefusal {
  status: 422 | 429 | 503;
  errors: FormError[];
}

/** @param wrong what it says, and of which field, where password or code were wrong */
export function wordRefusal(lang: Lang, refusal: Wrong | TryLater | Busy, wrong: FormError): WordedRefusal {
  return refusal.code === 'wrong' ? { status: 422, errors: [wrong] } : wordDelay(lang, refusal);
}

export function wordDelay(lang: Lang, refusal: TryLater | Busy): WordedRefusal {
  const texts = t(lang).account;
  if (refusal.code === 'busy') return { status: 503, errors: [{ text: texts.busy }] };
  const minutes = Math.max(1, Math.ceil(refusal.seconds / 60));
  return { status: 429, errors: [{ text: texts.tryLater(numberText(lang, minutes)) }] };
}

/**
 * What is wrong with fields, in the order in which they stand on the page.
 * @param labels of every field of the form
 * @param shortest the fewest characters of a password
 */
export function wordFaults<Field extends string>(
  lang: Lang,
  faults: Partial<Record<Field, FieldFault>>,
  labels: Record<Field, string>,
  shortest: number,
): FormError[] {
  const texts = t(lang).account;
  return (Object.entries(labels) as [Field, string][]).flatMap(([field, label]) => {
    const fault = faults[field];
    return fault ? [{ field, text: special(field, fault) ?? texts.faults[fault](label) }] : [];
  });

  function special(field: Field, fault: FieldFault): string | undefined {
    if (field === 'privacyVersion') return texts.privacyMissing;
    if (field === 'email' && fault === 'malformed') return texts.emailMalformed;
    if (field === 'password' && fault === 'too-short') return texts.passwordTooShort(numberText(lang, shortest));
    return undefined;
  }
}
