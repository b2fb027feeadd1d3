import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { ROLES } from '../../readers/account.ts';
import type { Colleague, Invitation } from '../../readers/people-at-work.ts';
import { invitationLink } from './invitation-link.ts';
import { wordFaults } from '../account/word-refusal.ts';
import type { FormError } from '../form/form-error.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm, type Form } from '../form/read-form.ts';

export interface ColleaguesData {
  colleagues: Colleague[];
  typed: Invitation;
  errors: FormError[];
  /** Somebody has just been invited: the link is shown in this answer and never again. */
  invited?: { name: string; link: string };
}

const LANGUAGES = ['vi', 'en'] as const;

/** Everybody on the archive's side, and the form that invites another. */
export async function openColleagues(lang: Lang, context: PageContext): Promise<PageAnswer<ColleaguesData>> {
  const { locals, request } = context;
  const { people, accountPolicy } = locals.services;
  const { actor } = locals.visitor;
  const nothing: Invitation = { name: '', email: '', roles: [], language: lang };
  if (request.method !== 'POST') return showColleagues(200, { typed: nothing, errors: [] });

  const typed = readInvitation(lang, await readForm(request));
  const made = await people.invite(actor, typed);
  if (made.ok) {
    return showColleagues(200, {
      typed: nothing,
      errors: [],
      invited: { name: typed.name, link: invitationLink(lang, context, made.value.token) },
    });
  }
  if (made.refusal.code === 'not-found') return NONE;
  const { account, people: words } = t(lang);
  const labels = { name: account.fields.name, email: account.fields.email, roles: words.colleagues.roles };
  const errors = wordFaults(lang, made.refusal.fields, labels, accountPolicy.passwords.shortest);
  return showColleagues(422, { typed, errors });

  async function showColleagues(
    status: 200 | 422,
    shown: Omit<ColleaguesData, 'colleagues'>,
  ): Promise<PageAnswer<ColleaguesData>> {
    const found = await people.colleagues(actor);
    return found.ok ? show({ colleagues: found.value, ...shown }, status) : NONE;
  }
}

function readInvitation(lang: Lang, form: Form): Invitation {
  const ticked = form.all('roles');
  return {
    name: form.line('name'),
    email: form.line('email'),
    roles: ROLES.filter((role) => ticked.includes(role)),
    language: form.oneOf('language', LANGUAGES) ?? lang,
  };
}
