import type { CopyFileRefusal, DeskOrder } from '../../../copies/copy-desk.ts';
import type { CopyRefusal } from '../../../copies/refusals.ts';
import { deskCopyOrderAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { bytesText, numberText } from '../../../i18n/numbers.ts';
import { t } from '../../../i18n/translate.ts';
import type { Result } from '../../../platform/result.ts';
import { copyErrors, copyStatus } from '../../copies/refusal-text.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { readForm, type Form } from '../../form/read-form.ts';
import { leftOutText } from '../../request/take-files.ts';

export interface DeskOrderData {
  order: DeskOrder;
  /** What was typed and could not be taken, by field. */
  typed: ReadonlyMap<string, string>;
  /** The button that was pressed, when what it sent was refused. */
  pressed?: string;
  isDone: boolean;
  errors: FormError[];
}

type Status = 200 | 403 | 409 | 422 | 429;

/** Where several forms stand beside one another, each has names of its own. */
const FIELDS: Partial<Record<string, Partial<Record<string, string>>>> = {
  waive: { reason: 'waive-reason' },
  quote: { reason: 'quote-reason', exemption: 'quote-exemption' },
};

/** One order on one screen, and what staff do with it: each form has one button, named for what it does. */
export async function openDeskOrder(lang: Lang, context: PageContext): Promise<PageAnswer<DeskOrderData>> {
  const { locals, params, request, url } = context;
  const { copyDesk } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  if (request.method !== 'POST') return page({ isDone: url.searchParams.has('done') });
  const form = await readForm(request);
  const pressed = form.line('do');
  const typed = new Map(form.texts());
  if (pressed === 'add-file') return addFile(form);
  if (form.has('remove-file')) {
    const gone = await copyDesk.removeFile(actor, id, form.line('remove-file'));
    return gone.ok ? go(`${deskCopyOrderAddress(lang, id)}?done=1`) : NONE;
  }
  const result = await act(pressed, form);
  if (!result) return page({ isDone: false });
  if (result.ok) return go(`${deskCopyOrderAddress(lang, id)}?done=1`);
  if (result.refusal.code === 'not-found') return NONE;
  const errors = copyErrors(lang, result.refusal).map((error) => {
    const field = FIELDS[pressed]?.[error.field ?? ''];
    return field ? { ...error, field } : error;
  });
  return page({ isDone: false, typed, pressed, errors, status: copyStatus(result.refusal) });

  async function act(action: string, sent: Form): Promise<Result<unknown, CopyRefusal> | undefined> {
    const version = Number(sent.line('version'));
    const reason = sent.lines('reason');
    switch (action) {
      case 'quote':
        return copyDesk.quote(actor, id, {
          version,
          pages: pagesIn(sent),
          exemption: sent.line('quote-exemption'),
          reason: sent.lines('quote-reason'),
        });
      case 'pay': {
        const [method, receipt, amount] = [sent.line('method'), sent.line('receipt'), sent.line('amount')];
        return copyDesk.pay(actor, id, { version, method, receipt, amount });
      }
      case 'waive':
        return copyDesk.waive(actor, id, {
          version,
          exemption: sent.line('exemption'),
          reason: sent.lines('waive-reason'),
        });
      case 'begin':
        return copyDesk.begin(actor, id, { version });
      case 'deliver':
        return copyDesk.deliver(actor, id, { version });
      case 'decline':
        return copyDesk.decline(actor, id, { version, reason });
      case 'refund':
        return copyDesk.refund(actor, id, { version, reason });
      default:
        return undefined;
    }
  }

  async function addFile(sent: Form): Promise<PageAnswer<DeskOrderData>> {
    const lineId = sent.line('line');
    const field = `file-${lineId}`;
    const [file] = sent.files(field);
    const { files } = t(lang).copies.desk;
    if (sent.filesLeftOut) {
      const text = leftOutText(lang, sent.filesLeftOut);
      return page({ isDone: false, errors: [{ field, text }], status: 422 });
    }
    if (!file) return page({ isDone: false, errors: [{ field, text: files.missing }], status: 422 });
    const content = new Uint8Array(await file.arrayBuffer());
    const added = await copyDesk.addFile(actor, id, { lineId, name: file.name, content });
    if (added.ok) return go(`${deskCopyOrderAddress(lang, id)}?done=1`);
    if (added.refusal.code === 'not-found') return NONE;
    const errors = [{ field, text: fileText(lang, added.refusal) }];
    return page({ isDone: false, errors, status: added.refusal.code === 'wrong-state' ? 409 : 422 });
  }

  async function page(
    shown: Partial<DeskOrderData> & { isDone: boolean; status?: Status },
  ): Promise<PageAnswer<DeskOrderData>> {
    const opened = await copyDesk.open(actor, id);
    if (!opened.ok) return NONE;
    const { status = 200, ...rest } = shown;
    return show({ order: opened.value, typed: new Map(), errors: [], ...rest }, status);
  }
}

/** Fields `pages-ID`, by the line's id. */
function pagesIn(form: Form): Map<string, string> {
  const counted = form.texts().filter(([name]) => name.startsWith('pages-'));
  return new Map(counted.map(([name]) => [name.slice('pages-'.length), form.line(name)]));
}

function fileText(lang: Lang, refusal: Exclude<CopyFileRefusal, { code: 'not-found' }>): string {
  const { problems } = t(lang).copies;
  switch (refusal.code) {
    case 'wrong-state':
      return problems.wrongState;
    case 'too-large':
      return problems.file['too-large'](bytesText(lang, refusal.most));
    case 'too-many':
      return problems.file['too-many'](numberText(lang, refusal.most));
    case 'empty':
    case 'kind':
    case 'damaged':
    case 'unfolds-too-far':
    case 'infected':
    case 'scanner-unavailable':
      return problems.file[refusal.code];
  }
}
