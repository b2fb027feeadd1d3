import type { Lang } from '../../i18n/languages.ts';
import type { AccountFacts, SessionFacts } from '../../readers/people.ts';
import type { FormError } from '../form/form-error.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import type { RecoveryCodesData } from './entry-page.ts';
import { SECURITY_CHANGES } from './security-changes.ts';
import type { SecurityMessage } from './security-changes.ts';

export type SecurityPage = SecurityData | RecoveryCodesData;

export interface SecurityData {
  view: 'security';
  account: AccountFacts;
  sessions: SessionFacts[];
  /** What has just been done. */
  done?: SecurityMessage;
  /** The address typed into a form that was refused. */
  email: string;
  errors: FormError[];
}

const SECURITY_MESSAGES = [
  'password',
  'recovery-code',
  'email-sent',
  'factor-off',
  'session-ended',
  'sessions-ended',
] as const satisfies readonly SecurityMessage[];

/** Password, address, second step and sessions of one's own account: one page with a form for each. */
export async function openSecurity(lang: Lang, context: PageContext): Promise<PageAnswer<SecurityPage>> {
  const { request, url } = context;
  if (request.method !== 'POST') {
    const done = SECURITY_MESSAGES.find((message) => message === url.searchParams.get('done'));
    return showSecurity(context, { done });
  }
  const form = await readForm(request);
  const change = Object.entries(SECURITY_CHANGES).find(([name]) => form.has(name))?.[1];
  if (!change) return showSecurity(context, {});
  const answer = await change(lang, context, form);
  return answer.kind === 'refused'
    ? showSecurity(context, { errors: answer.errors, email: form.line('email') }, answer.status)
    : answer;
}

async function showSecurity(
  { locals }: PageContext,
  shown: Partial<Pick<SecurityData, 'done' | 'email' | 'errors'>>,
  status: 200 | 422 | 429 | 503 = 200,
): Promise<PageAnswer<SecurityData>> {
  const { visitor, services } = locals;
  const own = await services.people.ownAccount(visitor.actor);
  if (!own.ok) return NONE;
  const sessions = await services.people.sessions(visitor);
  return show({ view: 'security', account: own.value, sessions, email: '', errors: [], ...shown }, status);
}
