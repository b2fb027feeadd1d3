import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { Result } from '../../platform/result.ts';
import type { OwnCase } from '../../requests/own-case.ts';
import type { Refusal } from '../../requests/refusals.ts';
import type { Written } from '../../requests/requests.ts';
import type { FormError } from '../form/form-error.ts';
import type { PageContext } from '../form/page-context.ts';
import type { Form } from '../form/read-form.ts';
import type { CaseNews } from './case-news.ts';
import { wasPressedBefore, type Pressed } from './pressed-before.ts';
import { statusOfRefusal } from './refusal-status.ts';
import { refusalText } from './refusal-text.ts';
import { attachFiles, takeBackFiles } from './take-files.ts';

/** What a reader typed on the page of a request, shown again where it could not be taken. */
export interface Typed {
  text: string;
  appealText: string;
  appealItems: string[];
}

export type TakenAction =
  /** `left`: what stood half typed in another place of the page. */
  | { kind: 'done'; news: CaseNews; left?: Typed }
  | { kind: 'none' }
  | { kind: 'again'; status: 200 | 403 | 409 | 422 | 429; errors: FormError[]; typed: Typed };

/**
 * What each button of the page does; it is named for that. The page is one form, so that what is half typed in one
 * place comes along when a button in another is pressed.
 */
export async function takeAction(context: PageContext, lang: Lang, own: OwnCase, form: Form): Promise<TakenAction> {
  const { services, visitor } = context.locals;
  const { requests } = services;
  const { actor } = visitor;
  const { follow } = t(lang).request;
  const typed: Typed = {
    text: form.lines('text'),
    appealText: form.lines('appeal-text'),
    appealItems: form.all('appeal-items'),
  };
  const version = Number(form.line('version'));
  const again = (errors: FormError[]): TakenAction => ({ kind: 'again', status: 422, errors, typed });
  const halfMessage = typed.text === '' ? undefined : { ...typed, appealText: '', appealItems: [] };
  const halfAppeal = typed.appealText === '' ? undefined : { ...typed, text: '' };

  if (form.has('withdraw')) {
    if (!form.has('sure')) return again([{ field: 'sure', text: follow.withdraw.unsure }]);
    const withdrawn = await requests.withdraw(actor, own.id, { version });
    return answer(withdrawn, { news: 'withdrawn', text: '', files: 0 });
  }
  if (form.has('appeal')) {
    const errors = [
      ...(typed.appealItems.length === 0 ? [{ field: 'appeal-items', text: follow.appeal.noItem }] : []),
      ...(typed.appealText === '' ? [{ field: 'appeal-text', text: follow.appeal.noReason }] : []),
    ];
    if (errors.length > 0) return again(errors);
    const input = { version, itemIds: typed.appealItems, text: typed.appealText };
    const appealed = await requests.appeal(actor, own.id, input);
    return answer(appealed, { news: 'appealed', text: typed.appealText, files: 0 }, halfMessage);
  }
  const isReply = form.has('reply');
  // Enter in a field presses none of them: nothing is lost and nothing done.
  if (!isReply && !form.has('write')) return { kind: 'again', status: 200, errors: [], typed };
  if (typed.text === '') return again([{ field: 'text', text: follow.messages.empty }]);
  const files = await attachFiles(context, lang, own, form);
  if (files.errors.length > 0) return again(files.errors);
  const { attachmentIds } = files;
  const words = { text: typed.text, attachmentIds };
  const said: Result<Written & { repeated?: true }, Refusal> = isReply
    ? await requests.reply(actor, own.id, { version, ...words })
    : await requests.write(actor, own.id, words);
  // Files that went with no message would lie about, and count, until the reader sends them again.
  if (!said.ok || said.value.repeated) await takeBackFiles(context, own, attachmentIds);
  const news = isReply ? 'replied' : 'written';
  return answer(said, { news, text: typed.text, files: attachmentIds.length }, halfAppeal);

  async function answer(
    result: Result<Written, Refusal>,
    pressed: Omit<Pressed, 'version'>,
    left?: Typed,
  ): Promise<TakenAction> {
    const done = { kind: 'done' as const, news: pressed.news, ...(left ? { left } : {}) };
    if (result.ok) return done;
    const { refusal } = result;
    if (refusal.code === 'not-found') return { kind: 'none' };
    if (refusal.code === 'stale' || refusal.code === 'wrong-state') {
      const now = await requests.ownCase(actor, own.id);
      if (now.ok && wasPressedBefore(now.value, { ...pressed, version })) return done;
    }
    const errors = refusal.code === 'invalid' ? tooLong(refusal) : [{ text: refusalText(lang, refusal) }];
    return { kind: 'again', status: statusOfRefusal(refusal), errors, typed };
  }

  function tooLong({ problems }: Extract<Refusal, { code: 'invalid' }>): FormError[] {
    const field = form.has('appeal') ? 'appeal-text' : 'text';
    const texts = t(lang).request.problems;
    return problems.map(({ code, most }) => ({
      field,
      text: code === 'too-long' ? texts.tooLong(String(most ?? '')) : texts.other,
    }));
  }
}
