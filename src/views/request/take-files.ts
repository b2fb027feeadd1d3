import type { Lang } from '../../i18n/languages.ts';
import { bytesText, numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { AttachmentRefusal } from '../../requests/attachments/attachments.ts';
import type { OwnCase } from '../../requests/own-case.ts';
import type { FormError } from '../form/form-error.ts';
import type { PageContext } from '../form/page-context.ts';
import type { Form } from '../form/read-form.ts';

/** Files of the form, each a paper for the ground that was chosen with them. @returns what could not be taken */
export async function uploadFiles(
  { locals: { services, visitor } }: PageContext,
  lang: Lang,
  draft: OwnCase,
  form: Form,
): Promise<FormError[]> {
  const files = form.files('file');
  if (files.length === 0) return [{ field: 'file', text: t(lang).request.problems.files.missing }];
  const grounds = services.requests.rules().evidence.map(({ code }) => code);
  const evidence = form.oneOf('file-for', grounds) ?? null;
  const errors: FormError[] = [];
  for (const file of files) {
    const added = await services.attachments.add(visitor.actor, draft.id, file, evidence);
    if (!added.ok) errors.push({ field: 'file', text: fileRefusalText(services, lang, file.name, added.refusal) });
  }
  return errors;
}

/** Files that go with a message. Where one cannot be taken, none is: the message is shown again with what is wrong. */
export async function attachFiles(
  { locals: { services, visitor } }: PageContext,
  lang: Lang,
  own: OwnCase,
  form: Form,
): Promise<{ attachmentIds: string[]; errors: FormError[] }> {
  const attachmentIds: string[] = [];
  const errors: FormError[] = [];
  for (const file of form.files('file')) {
    const added = await services.attachments.add(visitor.actor, own.id, file, null);
    if (added.ok) attachmentIds.push(added.value.id);
    else errors.push({ field: 'file', text: fileRefusalText(services, lang, file.name, added.refusal) });
  }
  if (errors.length > 0) for (const id of attachmentIds) await services.attachments.remove(visitor.actor, own.id, id);
  return { attachmentIds, errors };
}

export async function removeFile(
  { locals: { services, visitor } }: PageContext,
  { id }: OwnCase,
  fileId: string,
): Promise<void> {
  await services.attachments.remove(visitor.actor, id, fileId);
}

function fileRefusalText(
  { requests }: PageContext['locals']['services'],
  lang: Lang,
  name: string,
  { code }: AttachmentRefusal,
): string {
  const { problems } = t(lang).request;
  const { mostBytes, perCase } = requests.rules().limits.attachments;
  switch (code) {
    case 'too-large':
      return problems.files['too-large'](name, bytesText(lang, mostBytes));
    case 'too-many':
      return problems.files['too-many'](numberText(lang, perCase));
    case 'empty':
    case 'wrong-kind':
    case 'unreadable':
    case 'unsafe':
    case 'scanner-down':
      return problems.files[code](name);
    default:
      return problems.wrongState;
  }
}
