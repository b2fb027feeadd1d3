import { EMPTY_FORM, newLine, type CopyForm } from '../../../copies/copy-form.ts';
import { deskCopyOrderAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import { newId } from '../../../platform/secrets.ts';
import type { PublicRecordFacts } from '../../../requests/record-facts.ts';
import { readCopyForm, withButtonPressed } from '../../copies/read-copy-form.ts';
import { copyErrors, copyStatus } from '../../copies/refusal-text.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { readForm, type Form } from '../../form/read-form.ts';
import { readFiles } from '../../room/read-files.ts';

export interface OrderForData {
  reader: { id: string; name: string };
  form: CopyForm;
  /** Records of the lines, as everybody may know them. */
  records: ReadonlyMap<string, PublicRecordFacts>;
  /** What was written down and names no record yet, or too many. */
  files: string;
  /** Random, made with the page: pressing its button twice sends once. */
  submissionKey: string;
  errors: FormError[];
}

/** Where staff write down an order for a reader who stands at the desk: lines are added until it is sent. */
export async function openOrderFor(
  lang: Lang,
  { locals, params, request }: PageContext,
): Promise<PageAnswer<OrderForData>> {
  const { services, visitor } = locals;
  const { copyDesk, people, recordFacts } = services;
  const { actor } = visitor;
  const found = await people.viewReader(actor, params.id ?? '');
  if (!found.ok) return NONE;
  const { id, name } = found.value;
  if (request.method !== 'POST') return page(EMPTY_FORM, newId());
  const sent = await readForm(request);
  const key = sent.line('key');
  const { form, files, errors } = await withFiles(withButtonPressed(readCopyForm(sent), sent), sent);
  if (errors.length > 0) return page(form, key, { files, errors }, 422);
  if (!sent.has('send')) return page(form, key);
  const ordered = await copyDesk.orderFor(actor, id, { form, submissionKey: key });
  if (ordered.ok) return go(`${deskCopyOrderAddress(lang, ordered.value.id)}?done=1`);
  if (ordered.refusal.code === 'not-found') return NONE;
  return page(form, key, { errors: copyErrors(lang, ordered.refusal) }, copyStatus(ordered.refusal));

  /** With a line for each record that was written down. */
  async function withFiles(typed: CopyForm, posted: Form) {
    const read = await readFiles(lang, services, posted.lines('files'));
    const texts = t(lang).room.day.walkIn;
    const wrong = [
      ...read.unknown.map((line) => ({ field: 'files', text: texts.unknownFile(line) })),
      ...read.several.map((line) => ({ field: 'files', text: texts.tooManyFiles(line) })),
    ];
    return {
      form: { ...typed, lines: [...typed.lines, ...read.recordIds.map(newLine)] },
      files: [...read.unknown, ...read.several].join('\n'),
      errors: wrong,
    };
  }

  async function page(
    form: CopyForm,
    submissionKey: string,
    wrong: Partial<Pick<OrderForData, 'files' | 'errors'>> = {},
    status: 200 | 403 | 409 | 422 | 429 = 200,
  ): Promise<PageAnswer<OrderForData>> {
    const records = await recordFacts.forReaders(form.lines.map(({ recordId }) => recordId));
    return show({ reader: { id, name }, form, records, files: '', submissionKey, errors: [], ...wrong }, status);
  }
}
