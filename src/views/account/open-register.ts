import { accountAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { IDENTITY_KINDS } from '../../readers/account.ts';
import type { Registration, RegistrationField } from '../../readers/people.ts';
import type { FormError } from '../form/form-error.ts';
import { ownPath } from '../form/own-path.ts';
import { go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm, type Form } from '../form/read-form.ts';
import { clientOf } from './client-of.ts';
import { wordDelay, wordFaults } from './word-refusal.ts';

export interface RegisterData {
  /** A letter is on its way: nothing else is shown. */
  sent: boolean;
  typed: Registration;
  privacyVersion: string;
  errors: FormError[];
  /** Where to go on to once the address is verified. */
  next?: string;
}

/** The form to register and what it sent. Whether the address has an account already is told by letter only. */
export async function openRegister(lang: Lang, context: PageContext): Promise<PageAnswer<RegisterData>> {
  const { locals, request, url } = context;
  const { people, accountPolicy } = locals.services;
  const { privacyVersion } = people;
  if (request.method !== 'POST') {
    const next = ownPath(url.searchParams.get('next'));
    if (locals.visitor.actor.kind !== 'guest') return go(next ?? accountAddress(lang));
    const typed = readRegistration(lang, undefined);
    return show({ sent: url.searchParams.has('sent'), typed, privacyVersion, errors: [], next });
  }
  if (locals.visitor.actor.kind !== 'guest') return go(accountAddress(lang));
  const form = await readForm(request);
  const next = ownPath(form.line('next'));
  const typed = readRegistration(lang, form);
  const registered = await people.register({ ...typed, ...(next ? { next } : {}) }, clientOf(context));
  if (registered.ok) return go(accountAddress(lang, 'register', new URLSearchParams({ sent: 'yes' })));
  const { refusal } = registered;
  const { status, errors } =
    refusal.code === 'fields'
      ? {
          status: 422 as const,
          errors: wordFaults(lang, refusal.fields, registrationLabels(lang), accountPolicy.passwords.shortest),
        }
      : wordDelay(lang, refusal);
  return show({ sent: false, typed, privacyVersion, errors, next }, status);
}

export function readRegistration(language: Lang, form: Form | undefined): Registration {
  const line = (name: RegistrationField): string => form?.line(name) ?? '';
  return {
    name: line('name'),
    email: line('email'),
    identityKind: form?.oneOf('identityKind', IDENTITY_KINDS) ?? 'citizen',
    identityNumber: line('identityNumber'),
    phone: line('phone'),
    workplace: line('workplace'),
    priority: line('priority'),
    note: form?.lines('note') ?? '',
    privacyVersion: line('privacyVersion'),
    language,
  };
}

/** In the order of the page. */
export function registrationLabels(lang: Lang): Record<RegistrationField, string> {
  const { fields, register } = t(lang).account;
  return {
    name: fields.name,
    identityKind: fields.identityKind,
    identityNumber: fields.identityNumber,
    email: fields.email,
    phone: fields.phone,
    workplace: fields.workplace,
    priority: fields.priority,
    note: fields.note,
    privacyVersion: register.privacy,
  };
}
