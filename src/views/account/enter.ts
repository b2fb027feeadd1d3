import { accountAddress, deskAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { hasRole, type Actor } from '../../readers/actor.ts';
import { CART_COOKIE, DEVICE_COOKIE, DEVICE_DAYS, SESSION_COOKIE } from '../../readers/cookie-names.ts';
import type { SignedIn } from '../../readers/people.ts';
import type { Services } from '../../services.ts';
import { go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import type { EntryPage } from './entry-page.ts';
import type { KeptForm } from './kept-form.ts';
import { showOwed } from './show-owed.ts';

interface Onward {
  next?: string;
  kept?: KeptForm;
}

const DAY_S = 24 * 60 * 60;

/**
 * Somebody's password, code or link was right: the browser gets its cookies, and they go on to what is owed, to what
 * they had typed, or to where they wanted.
 */
export async function enter(
  lang: Lang,
  context: PageContext,
  signedIn: SignedIn,
  { next, kept }: Onward,
): Promise<PageAnswer<EntryPage>> {
  const cookies = await beginSession(context, signedIn);
  if (signedIn.owes) {
    return kept ? showOwed(context, { next, kept, cookies }) : go(secondStepAddress(lang, next), cookies);
  }
  if (kept) return show({ view: 'resend', kept }, 200, cookies);
  return go(next ?? homeOf(lang, signedIn.actor), cookies);
}

/**
 * The cookies of a session that has begun. From here on this very answer is the signed-in person's too, and what
 * their browser had in its cart is theirs.
 */
export async function beginSession(context: PageContext, { token, device }: SignedIn): Promise<string[]> {
  const { locals } = context;
  const { cart, cookies, people, recognise } = locals.services;
  const before = locals.visitor;
  // What was open in this browser is left by nobody: its cookie is about to be another one.
  if (before.session) await people.signOut(before);
  const session = cookies.write(SESSION_COOKIE, token);
  const { visitor } = await recognise(session.split(';', 1)[0] ?? '');
  locals.visitor = visitor;
  const written = [session, ...(device ? [cookies.write(DEVICE_COOKIE, device, DEVICE_DAYS * DAY_S)] : [])];
  if (visitor.actor.kind !== 'reader' || !before.cart) return written;
  await cart.adopt({ actor: visitor.actor, cart: before.cart });
  return [...written, cookies.write(CART_COOKIE, '', 0)];
}

/** The cookie of a session that has ended. */
export function endedSession({ cookies }: Pick<Services, 'cookies'>): string[] {
  return [cookies.write(SESSION_COOKIE, '', 0)];
}

/** Where somebody goes who did not want to go anywhere in particular. */
export function homeOf(lang: Lang, actor: Actor): string {
  if (hasRole(actor, 'desk', 'archivist', 'approver')) return deskAddress(lang);
  return hasRole(actor, 'administrator') ? deskAddress(lang, 'colleagues') : accountAddress(lang);
}

function secondStepAddress(lang: Lang, next: string | undefined): string {
  return accountAddress(lang, 'secondFactor', new URLSearchParams(next ? { next } : {}));
}
