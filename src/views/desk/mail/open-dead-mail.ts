import { deskAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { DeadMail } from '../../../platform/mail/mail-desk.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { readForm } from '../../form/read-form.ts';

export interface DeadMailPageData {
  dead: DeadMail;
  /** What came of the button just pressed. */
  said: string | undefined;
}

/** Letters that could not be sent, or one of them sent again. */
export async function openDeadMail(lang: Lang, context: PageContext): Promise<PageAnswer<DeadMailPageData>> {
  const { locals, request, url } = context;
  const { mailDesk } = locals.services;
  const { actor } = locals.visitor;
  const texts = t(lang).desk.deadMail;
  if (request.method === 'POST') {
    const form = await readForm(request);
    const sent = await mailDesk.resend(actor, form.line('resend'));
    if (sent.ok) return go(`${deskAddress(lang, 'mail')}?done=resent`);
    return sent.refusal.code === 'gone' ? showPage(context, 1, texts.gone, 409) : NONE;
  }
  const asked = url.searchParams.get('page') ?? '';
  const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  return showPage(context, page, url.searchParams.get('done') === 'resent' ? texts.resent : undefined, 200);
}

async function showPage(
  { locals }: PageContext,
  page: number,
  said: string | undefined,
  status: 200 | 409,
): Promise<PageAnswer<DeadMailPageData>> {
  const dead = await locals.services.mailDesk.dead(locals.visitor.actor, page);
  return dead.ok ? show({ dead: dead.value, said }, status) : NONE;
}
