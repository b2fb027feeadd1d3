import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import { readRegistration, registrationLabels } from '../../account/open-register.ts';
import type { FormError } from '../../form/form-error.ts';
import type { PageContext } from '../../form/page-context.ts';
import type { Form } from '../../form/read-form.ts';
import { wordFaults } from '../../account/word-refusal.ts';

type Registered = { kind: 'done'; id: string } | { kind: 'none' } | { kind: 'refused'; errors: FormError[] };

/** Registers who stands at the desk without an account, or says what is wrong with the form. */
export async function registerReader(
  lang: Lang,
  { locals }: Pick<PageContext, 'locals'>,
  form: Form,
): Promise<Registered> {
  const { people, accountPolicy } = locals.services;
  const input = readRegistration(form.oneOf('language', ['vi', 'en']) ?? lang, form);
  const done = await people.registerAtDesk(locals.visitor.actor, input);
  if (done.ok) return { kind: 'done', id: done.value.id };
  if (done.refusal.code === 'not-found') return { kind: 'none' };
  const { fields } = done.refusal;
  const labels = registrationLabels(lang);
  const errors = wordFaults(lang, fields, labels, accountPolicy.passwords.shortest);
  const { newReader } = t(lang).room.day;
  const said = new Map<string, string>([
    ...(fields.identityNumber === 'taken' ? [['identityNumber', newReader.sameNumber] as const] : []),
    ...(fields.phone === 'missing' ? [['phone', newReader.reach] as const] : []),
    ...(fields.privacyVersion ? [['privacyVersion', newReader.privacyMissing] as const] : []),
  ]);
  return {
    kind: 'refused',
    errors: errors.map((error) => ({ ...error, text: said.get(error.field ?? '') ?? error.text })),
  };
}
