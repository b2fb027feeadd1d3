import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { Services } from '../../services.ts';
import type { FormError } from '../form/form-error.ts';
import { findByReference } from './find-by-reference.ts';
import type { TypedFiles } from './gather-files.ts';

/**
 * A file more for the list, chosen at once.
 * @returns the files as they are now; what was typed comes back where it led to none, with why
 */
export async function addByReference(
  services: Pick<Services, 'search' | 'recordFacts'>,
  lang: Lang,
  typed: string,
  files: TypedFiles,
): Promise<{ files: TypedFiles; reference: string; errors: FormError[] }> {
  const { form } = t(lang).visit;
  const refuse = (text: string) => ({ files, reference: typed, errors: [{ field: 'reference', text }] });
  if (typed === '') return refuse(form.files.empty);
  const found = await findByReference(services, lang, typed);
  if (found.kind !== 'found') return refuse(form.files[found.kind === 'none' ? 'notFound' : 'several'](typed));
  const { recordId } = found;
  if (files.wanted.some((file) => file.recordId === recordId)) return refuse(form.files.alreadyThere);
  const added = [...files.added, recordId];
  return { files: { wanted: [...files.wanted, { recordId, reason: '' }], added }, reference: '', errors: [] };
}
