import type { Lang } from '../../i18n/languages.ts';
import { bytesText, numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import { MOST_FILES_BYTES, type LeftOut } from '../../platform/one-sending.ts';
import type { AttachmentRefusal } from '../../requests/attachments/attachments.ts';
import type { OwnCase } from '../../requests/own-case.ts';
import type { PageContext } from '../form/page-context.ts';
import type { Form } from '../form/read-form.ts';

type Files = { field: 'file' | 'file-for'; text: string }[];

/** Files of the form, each a paper for the ground that was chosen with them. @returns what could not be taken */
export async function uploadFiles(
  { locals: { services, visitor } }: PageContext,
  lang: Lang,
  draft: OwnCase,
  form: Form,
): Promise<Files> {
  const { files: texts } = t(lang).request.problems;
  if (form.filesLeftOut) return [{ field: 'file', text: leftOutText(lang, form.filesLeftOut) }];
  const files = form.files('file');
  const grounds = services.requests.rules().evidence.map(({ code }) => code);
  const evidence = form.oneOf('file-for', grounds);
  if (files.length === 0) return [{ field: 'file', text: texts.missing }];
  if (!evidence) return [{ field: 'file-for', text: texts.noGround }];
  const errors: Files = [];
  for (const file of files) {
    const added = await services.attachments.add(visitor.actor, draft.id, { ...(await contentOf(file)), evidence });
    if (!added.ok) errors.push({ field: 'file', text: fileRefusalText(lang, file.name, added.refusal) });
  }
  return errors;
}

/** Files that go with a message. Where one cannot be taken, none is: the message is shown again with what is wrong. */
export async function attachFiles(
  context: PageContext,
  lang: Lang,
  own: Pick<OwnCase, 'id'>,
  form: Form,
): Promise<{ attachmentIds: string[]; errors: Files }> {
  const { services, visitor } = context.locals;
  const attachmentIds: string[] = [];
  const errors: Files = form.filesLeftOut ? [{ field: 'file', text: leftOutText(lang, form.filesLeftOut) }] : [];
  for (const file of form.files('file')) {
    const added = await services.attachments.add(visitor.actor, own.id, { ...(await contentOf(file)), evidence: null });
    if (added.ok) attachmentIds.push(added.value.id);
    else errors.push({ field: 'file', text: fileRefusalText(lang, file.name, added.refusal) });
  }
  if (errors.length > 0) await takeBackFiles(context, own, attachmentIds);
  return { attachmentIds, errors };
}

/** Those that were not sent. */
export async function takeBackFiles(
  { locals: { services, visitor } }: PageContext,
  { id }: Pick<OwnCase, 'id'>,
  fileIds: readonly string[],
): Promise<void> {
  for (const fileId of fileIds) await services.attachments.remove(visitor.actor, id, fileId);
}

export async function removeFile(
  { locals: { services, visitor } }: PageContext,
  { id }: OwnCase,
  fileId: string,
): Promise<void> {
  await services.attachments.remove(visitor.actor, id, fileId);
}

async function contentOf(file: File): Promise<{ name: string; content: Uint8Array }> {
  return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}

export function leftOutText(lang: Lang, why: LeftOut): string {
  const { files } = t(lang).request.problems;
  return why === 'busy' ? files.busy : files['too-much'](bytesText(lang, MOST_FILES_BYTES));
}

function fileRefusalText(lang: Lang, name: string, refusal: AttachmentRefusal): string {
  const { problems } = t(lang).request;
  switch (refusal.code) {
    case 'too-large':
      return problems.files['too-large'](name, bytesText(lang, refusal.most));
    case 'too-many':
      return problems.files['too-many'](numberText(lang, refusal.most));
    case 'empty':
    case 'kind':
    case 'damaged':
    case 'unfolds-too-far':
    case 'infected':
    case 'scanner-unavailable':
      return problems.files[refusal.code](name);
    case 'suspended':
      return problems.suspended;
    case 'not-found':
    case 'wrong-state':
      return problems.wrongState;
  }
}
