import { outsideBackAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { OUTSIDE_COOKIE, OUTSIDE_MINUTES } from '../../readers/cookie-names.ts';
import type { OutsideRefusal } from '../../readers/people.ts';
import { ownPath } from '../form/own-path.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { clientOf } from './client-of.ts';
import { enter } from './enter.ts';
import type { EntryPage } from './entry-page.ts';

/** Sends somebody to sign in at another service, which sends them back to {@link openOutsideBack}. */
export async function openOutside(lang: Lang, { locals, url }: PageContext): Promise<PageAnswer<EntryPage>> {
  const { cookies, people } = locals.services;
  const back = ownUrl(locals, url, outsideBackAddress(lang));
  const begun = await people.beginOutside(back, ownPath(url.searchParams.get('next')) ?? '');
  if (begun.ok) return go(begun.value.to, [cookies.write(OUTSIDE_COOKIE, begun.value.keep, OUTSIDE_MINUTES * 60)]);
  return begun.refusal.code === 'not-found' ? NONE : explain(lang, people.outsideName, begun.refusal);
}

export async function openOutsideBack(lang: Lang, context: PageContext): Promise<PageAnswer<EntryPage>> {
  const { locals, request, url } = context;
  const { cookies, people } = locals.services;
  if (people.outsideName === undefined) return NONE;
  const keep = cookies.read(request.headers.get('cookie'), OUTSIDE_COOKIE);
  if (keep === undefined) return explain(lang, people.outsideName, { code: 'bad-link' });
  const current = ownUrl(locals, url, url.pathname + url.search);
  const finished = await people.finishOutside(current, keep, clientOf(context));
  const forget = cookies.write(OUTSIDE_COOKIE, '', 0);
  if (!finished.ok) {
    const answer = explain(lang, people.outsideName, finished.refusal);
    return answer.kind === 'none' ? answer : { ...answer, cookies: [forget] };
  }
  const entered = await enter(lang, context, finished.value, { next: ownPath(finished.value.next) });
  return entered.kind === 'none' ? entered : { ...entered, cookies: [...(entered.cookies ?? []), forget] };
}

/** The address as the other service knows it: the one the archive is published at, whatever a proxy asked for. */
function ownUrl({ services }: App.Locals, url: URL, path: string): string {
  return new URL(path, services.config.publicUrl ?? url.origin).href;
}

function explain(lang: Lang, name = '', refusal: OutsideRefusal): PageAnswer<EntryPage> {
  if (refusal.code === 'not-found') return NONE;
  const text = t(lang).account.signIn.outsideFailed[refusal.code](name);
  return show({ view: 'sign-in', email: '', errors: [{ text }] }, refusal.code === 'unavailable' ? 503 : 422);
}
