import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { ownPath } from '../form/own-path.ts';
import { go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { clientOf } from './client-of.ts';
import { enter, homeOf } from './enter.ts';
import type { EntryPage } from './entry-page.ts';
import { keepForm, readKept } from './kept-form.ts';
import { wordRefusal } from './word-refusal.ts';

/** Shows the form to sign in and takes it; also where a form ends up whose session has ended. */
export async function openSignIn(lang: Lang, context: PageContext): Promise<PageAnswer<EntryPage>> {
  const { locals, request, url } = context;
  const { people } = locals.services;
  if (request.method !== 'POST') {
    const next = ownPath(url.searchParams.get('next'));
    const { actor } = locals.visitor;
    if (actor.kind !== 'guest') return go(next ?? homeOf(lang, actor));
    return show({ view: 'sign-in', email: '', errors: [], next });
  }

  const form = await readForm(request);
  if (locals.interrupted) {
    const kept = keepForm(form, locals.interrupted);
    return show({ view: 'sign-in', email: '', errors: [], interrupted: true, kept }, 403);
  }
  const next = ownPath(form.line('next'));
  const kept = readKept(form);
  const email = form.line('email');
  const signedIn = await people.signIn({ email, password: form.secret('password') }, clientOf(context));
  if (signedIn.ok) return enter(lang, context, signedIn.value, { next, kept });
  const { status, errors } = wordRefusal(lang, signedIn.refusal, {
    field: 'email',
    text: t(lang).account.signIn.wrong,
  });
  return show({ view: 'sign-in', email, errors, next, kept }, status);
}
