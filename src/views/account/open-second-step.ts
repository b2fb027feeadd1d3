import { accountAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { ownPath } from '../form/own-path.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm, type Form } from '../form/read-form.ts';
import { clientOf } from './client-of.ts';
import { beginSession, enter } from './enter.ts';
import type { EntryPage } from './entry-page.ts';
import { keepForm, readKept } from './kept-form.ts';
import { showOwed, type Owed } from './show-owed.ts';
import { wordRefusal } from './word-refusal.ts';

/** The second step: its code where one is owed, its set-up where it is owed or a reader wants it. */
export async function openSecondStep(lang: Lang, context: PageContext): Promise<PageAnswer<EntryPage>> {
  const { locals, request, url } = context;
  const { visitor, services } = locals;
  if (!visitor.owes) {
    const own = await services.people.ownAccount(visitor.actor);
    if (!own.ok) return NONE;
    if (own.value.hasSecondFactor) return go(accountAddress(lang, 'security'));
  }
  if (request.method !== 'POST') return showOwed(context, carriedFrom(url.searchParams.get('next')));

  const form = await readForm(request);
  if (locals.interrupted) {
    return showOwed(context, { kept: keepForm(form, locals.interrupted), status: 403 });
  }
  const carried = { ...carriedFrom(form.line('next')), kept: readKept(form) };
  return visitor.owes === 'second-factor'
    ? passStep(lang, context, form, carried)
    : setUp(lang, context, form, carried);
}

function carriedFrom(next: string | null): Owed {
  return { next: ownPath(next) };
}

async function passStep(lang: Lang, context: PageContext, form: Form, carried: Owed): Promise<PageAnswer<EntryPage>> {
  const { visitor, services } = context.locals;
  const passed = await services.people.passSecondStep(visitor, form.line('code'), clientOf(context));
  if (passed.ok) {
    const { recoveryCodesLeft } = passed.value;
    if (recoveryCodesLeft === undefined || carried.kept) return enter(lang, context, passed.value, carried);
    // Without a phone, what comes next is new codes, wherever they were going.
    const security = accountAddress(lang, 'security', new URLSearchParams({ done: 'recovery-code' }));
    return enter(lang, context, passed.value, { next: security });
  }
  if (passed.refusal.code === 'not-found') return NONE;
  const wrong = { field: 'code', text: t(lang).account.secondStep.wrong };
  return showOwed(context, { ...carried, ...wordRefusal(lang, passed.refusal, wrong) });
}

async function setUp(lang: Lang, context: PageContext, form: Form, carried: Owed): Promise<PageAnswer<EntryPage>> {
  const { visitor, services } = context.locals;
  const input = { code: form.line('code'), ...(form.has('password') ? { password: form.secret('password') } : {}) };
  const done = await services.people.setUpSecondFactor(visitor, input, clientOf(context));
  if (done.ok) {
    const { next, kept } = carried;
    const cookies = await beginSession(context, done.value);
    return show({ view: 'codes', codes: done.value.recoveryCodes, next, kept }, 200, cookies);
  }
  if (done.refusal.code === 'not-found') return NONE;
  const { wrongSetUp, wrongSetUpReader } = t(lang).account.secondStep;
  const wrong = { field: 'code', text: form.has('password') ? wrongSetUpReader : wrongSetUp };
  return showOwed(context, { ...carried, ...wordRefusal(lang, done.refusal, wrong) });
}
