import { accountAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { endedSession } from './enter.ts';

export interface SignOutData {
  is: 'signed-in' | 'signed-out' | 'never-was';
}

/** A link leads to a button: opening an address never ends a session by itself. */
export async function openSignOut(lang: Lang, { locals, request, url }: PageContext): Promise<PageAnswer<SignOutData>> {
  const { visitor, services } = locals;
  if (request.method === 'POST') {
    await services.people.signOut(visitor);
    return go(accountAddress(lang, 'signOut', new URLSearchParams({ done: 'yes' })), endedSession(services));
  }
  if (visitor.session) return show({ is: 'signed-in' });
  return show({ is: url.searchParams.has('done') ? 'signed-out' : 'never-was' });
}
