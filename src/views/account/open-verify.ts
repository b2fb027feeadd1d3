import type { Lang } from '../../i18n/languages.ts';
import { show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import type { EntryPage } from './entry-page.ts';
import { badLink, openChoosePassword, type LinkPage } from './open-choose-password.ts';

export type VerifyPage =
  LinkPage | EntryPage | { view: 'confirm-email'; token: string } | { view: 'email-changed'; email: string };

/** Where the links lead that prove an address: a new account's (`token`), or a changed one (`change`). */
export async function openVerify(lang: Lang, context: PageContext): Promise<PageAnswer<VerifyPage>> {
  const { locals, request, url } = context;
  const token = url.searchParams.get('change');
  if (token === null) return openChoosePassword(lang, context, 'verify-email');
  if (request.method !== 'POST') return show({ view: 'confirm-email', token });
  const changed = await locals.services.people.confirmOtherEmail(token);
  return changed.ok ? show({ view: 'email-changed', email: changed.value.email }) : badLink('change-email');
}
