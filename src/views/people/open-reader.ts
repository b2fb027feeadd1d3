import { deskAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { IDENTITY_KINDS } from '../../readers/account.ts';
import type { ReaderFacts } from '../../readers/people-at-work.ts';
import type { DeskVisitLine } from '../../visits/desk-visit.ts';
import type { VisitRules } from '../../visits/policy.ts';
import type { FormError } from '../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { changeReader, READER_MESSAGES, SUSPENSION_REASONS, type ReaderMessage } from './change-reader.ts';

export interface ReaderData {
  account: ReaderFacts;
  /** The reader's visits, for whoever works in the reading room. */
  visits: { lines: DeskVisitLine[]; rules: VisitRules } | undefined;
  done?: ReaderMessage;
  errors: FormError[];
}

/** One reader, as staff see them, and what staff may do to the account. */
export async function openReader(lang: Lang, context: PageContext): Promise<PageAnswer<ReaderData>> {
  const { locals, params, request, url } = context;
  const { people } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  if (request.method !== 'POST') {
    const done = READER_MESSAGES.find((message) => message === url.searchParams.get('done'));
    return showReader(200, [], done);
  }
  const { reader: texts } = t(lang).people;
  const form = await readForm(request);
  if (form.has('suspend') && !form.oneOf('reason', SUSPENSION_REASONS)) {
    return showReader(422, [{ field: 'reason', text: texts.reasonMissing }]);
  }
  if (form.has('seeIdentity') && !form.oneOf('kind', IDENTITY_KINDS)) {
    return showReader(422, [{ field: 'kind', text: texts.kindMissing }]);
  }
  const changed = await changeReader(people, actor, id, form);
  if (!changed) return showReader(200, []);
  if (changed.ok) return go(`${deskAddress(lang, 'readers', id)}?done=${changed.value}`);
  return changed.refusal.code === 'not-found' ? NONE : showReader(409, [{ text: texts.notNow }]);

  async function showReader(
    status: 200 | 409 | 422,
    errors: FormError[],
    done?: ReaderMessage,
  ): Promise<PageAnswer<ReaderData>> {
    const seen = await people.viewReader(actor, id);
    if (!seen.ok) return NONE;
    const { visitDesk, visits } = locals.services;
    const lines = await visitDesk.ofReader(actor, id);
    const own = lines.ok ? { lines: lines.value, rules: visits.rules() } : undefined;
    return show({ account: seen.value, visits: own, errors, done }, status);
  }
}
