import { deskAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { AskedErasure, RecordUse } from '../../requests/privacy/privacy.ts';
import type { FormError } from '../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';

const DONE = ['erased', 'refused'] as const;
/** Ids are short; anything longer is nobody's. */
const LONGEST_ID = 200;

export interface PersonalData {
  asked: AskedErasure[];
  /** The record that was looked up. */
  record: string;
  uses?: RecordUse[];
  errors: FormError[];
  done?: (typeof DONE)[number];
  /** A refusal that lacks something: whose, and what was typed. */
  refusing?: { id: string; reason: string };
}

/** The field for why somebody's request is refused. @param id of the account */
export function reasonField(id: string): string {
  return `reason-${id}`;
}

/** The administrator's page: who asked to be erased, and who was allowed which records. */
export async function openPersonalData(lang: Lang, context: PageContext): Promise<PageAnswer<PersonalData>> {
  const { locals, request, url } = context;
  const { privacy } = locals.services;
  const { actor } = locals.visitor;
  if (request.method !== 'POST') {
    const done = DONE.find((message) => message === url.searchParams.get('done'));
    const record = (url.searchParams.get('record') ?? '').trim().slice(0, LONGEST_ID).toWellFormed();
    const found = record === '' ? undefined : await privacy.usesOf(actor, record);
    if (found && !found.ok) return NONE;
    return showPersonalData({ record, ...(found ? { uses: found.value } : {}), ...(done ? { done } : {}) });
  }
  const form = await readForm(request);
  const [erased, refused] = [form.line('erase'), form.line('refuse')];
  if (erased === '' && refused === '') return showPersonalData({});
  const reason = form.lines(reasonField(refused));
  const answer =
    erased === '' ? await privacy.refuseErasure(actor, refused, reason) : await privacy.erase(actor, erased);
  if (answer.ok) {
    const query = new URLSearchParams({ done: erased === '' ? 'refused' : 'erased' });
    return go(`${deskAddress(lang, 'privacy')}?${query}`);
  }
  const { staff } = t(lang).privacy;
  if (answer.refusal.code === 'no-reason') {
    const errors = [{ field: reasonField(refused), text: staff.noReason }];
    return showPersonalData({ errors, refusing: { id: refused, reason } }, 422);
  }
  const text = answer.refusal.code === 'open-cases' ? staff.openCases : staff.gone;
  return showPersonalData({ errors: [{ text }], ...(refused ? { refusing: { id: refused, reason } } : {}) }, 422);

  async function showPersonalData(
    shown: Partial<Omit<PersonalData, 'asked'>>,
    status: 200 | 422 = 200,
  ): Promise<PageAnswer<PersonalData>> {
    const asked = await privacy.erasuresAsked(actor);
    return asked.ok ? show({ asked: asked.value, record: '', errors: [], ...shown }, status) : NONE;
  }
}
