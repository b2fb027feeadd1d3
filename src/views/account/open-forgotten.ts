import { accountAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { FormError } from '../form/form-error.ts';
import { go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { clientOf } from './client-of.ts';
import { wordDelay, wordFaults } from './word-refusal.ts';

export interface ForgottenData {
  sent: boolean;
  email: string;
  errors: FormError[];
}

/** Asks for a link to a new password. The answer says nothing about whether there is such an account. */
export async function openForgotten(lang: Lang, context: PageContext): Promise<PageAnswer<ForgottenData>> {
  const { locals, request, url } = context;
  const { people, accountPolicy } = locals.services;
  if (request.method !== 'POST') return show({ sent: url.searchParams.has('sent'), email: '', errors: [] });
  const email = (await readForm(request)).line('email');
  const asked = await people.askForReset(email, clientOf(context));
  if (asked.ok) return go(accountAddress(lang, 'forgotten', new URLSearchParams({ sent: 'yes' })));
  const { refusal } = asked;
  if (refusal.code !== 'fields') {
    const { status, errors } = wordDelay(lang, refusal);
    return show({ sent: false, email, errors }, status);
  }
  const labels = { email: t(lang).account.fields.email };
  const errors = wordFaults(lang, refusal.fields, labels, accountPolicy.passwords.shortest);
  return show({ sent: false, email, errors }, 422);
}
