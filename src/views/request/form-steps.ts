import { requestAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';

/** The steps of the request form, in order. */
export const FORM_STEPS = ['items', 'purpose', 'evidence', 'check'] as const;
export type FormStep = (typeof FORM_STEPS)[number];

/** One step, or the form on one page. */
export type FormPart = FormStep | 'all';

export function partNamed(name: string | null | undefined): FormPart {
  return name === 'all' ? 'all' : (FORM_STEPS.find((step) => step === name) ?? 'items');
}

/** What a page of the form shows. */
export function hasStep(part: FormPart, step: FormStep): boolean {
  return part === 'all' || part === step;
}

export function stepAfter(part: FormPart): FormPart {
  return part === 'all' ? 'all' : (FORM_STEPS[FORM_STEPS.indexOf(part) + 1] ?? 'check');
}

/** @param field where on that page */
export function stepAddress(lang: Lang, id: string, part: FormPart, field?: string): string {
  const address = `${requestAddress(lang, id, 'form')}?step=${part}`;
  return field === undefined ? address : `${address}#${field}`;
}
