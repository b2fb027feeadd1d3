import { accountAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import type { Form } from '../form/read-form.ts';
import { clientOf } from './client-of.ts';
import { beginSession } from './enter.ts';
import type { RecoveryCodesData } from './entry-page.ts';
import { wordFaults, wordRefusal, type WordedRefusal } from './word-refusal.ts';

export type SecurityMessage =
  'password' | 'recovery-code' | 'email-sent' | 'factor-off' | 'session-ended' | 'sessions-ended';

export type ChangeAnswer = PageAnswer<RecoveryCodesData> | ({ kind: 'refused' } & WordedRefusal);

type Change = (lang: Lang, context: PageContext, form: Form) => Promise<ChangeAnswer>;

/** What each button of the page does, by the button's name. */
export const SECURITY_CHANGES: Readonly<Record<string, Change>> = {
  changePassword,
  changeEmail,
  newCodes,
  removeFactor,
  endSession,
  endOthers,
};

async function changePassword(lang: Lang, context: PageContext, form: Form): Promise<ChangeAnswer> {
  const { visitor, services } = context.locals;
  const input = {
    current: form.secret('current'),
    password: form.secret('password'),
    repeated: form.secret('repeated'),
  };
  const changed = await services.people.changePassword(visitor, input, clientOf(context));
  if (changed.ok) return done(lang, 'password', await beginSession(context, changed.value));
  const { refusal } = changed;
  if (refusal.code === 'not-found') return NONE;
  if (refusal.code !== 'fields') return wrongPassword(lang, refusal, 'current');
  const { newPassword, repeated } = t(lang).account.fields;
  const { shortest } = services.accountPolicy.passwords;
  const errors = wordFaults(lang, refusal.fields, { password: newPassword, repeated }, shortest);
  return { kind: 'refused', status: 422, errors };
}

async function changeEmail(lang: Lang, context: PageContext, form: Form): Promise<ChangeAnswer> {
  const { visitor, services } = context.locals;
  const input = { email: form.line('email'), password: form.secret('emailPassword') };
  const asked = await services.people.askForOtherEmail(visitor, input, clientOf(context));
  if (asked.ok) return done(lang, 'email-sent');
  const { refusal } = asked;
  if (refusal.code === 'not-found') return NONE;
  if (refusal.code !== 'fields') return wrongPassword(lang, refusal, 'emailPassword');
  const { shortest } = services.accountPolicy.passwords;
  const errors = wordFaults(lang, refusal.fields, { email: t(lang).account.security.emailNew }, shortest);
  return { kind: 'refused', status: 422, errors };
}

async function newCodes(lang: Lang, context: PageContext, form: Form): Promise<ChangeAnswer> {
  const { visitor, services } = context.locals;
  const made = await services.people.newRecoveryCodes(visitor, form.secret('factorPassword'), clientOf(context));
  if (made.ok) return show({ view: 'codes', codes: made.value, next: accountAddress(lang, 'security') });
  return made.refusal.code === 'not-found' ? NONE : wrongPassword(lang, made.refusal, 'factorPassword');
}

async function removeFactor(lang: Lang, context: PageContext, form: Form): Promise<ChangeAnswer> {
  const { visitor, services } = context.locals;
  const removed = await services.people.removeSecondFactor(visitor, form.secret('factorPassword'), clientOf(context));
  if (removed.ok) return done(lang, 'factor-off', await beginSession(context, removed.value));
  return removed.refusal.code === 'not-found' ? NONE : wrongPassword(lang, removed.refusal, 'factorPassword');
}

async function endSession(lang: Lang, { locals }: PageContext, form: Form): Promise<ChangeAnswer> {
  const ended = await locals.services.people.endSession(locals.visitor, form.line('endSession'));
  return ended.ok ? done(lang, 'session-ended') : NONE;
}

async function endOthers(lang: Lang, { locals }: PageContext): Promise<ChangeAnswer> {
  const ended = await locals.services.people.endOtherSessions(locals.visitor);
  return ended.ok ? done(lang, 'sessions-ended') : NONE;
}

function done(lang: Lang, message: SecurityMessage, cookies?: readonly string[]): ChangeAnswer {
  return go(accountAddress(lang, 'security', new URLSearchParams({ done: message })), cookies);
}

function wrongPassword(lang: Lang, refusal: Parameters<typeof wordRefusal>[1], field: string): ChangeAnswer {
  return { kind: 'refused', ...wordRefusal(lang, refusal, { field, text: t(lang).account.wrongPassword }) };
}
