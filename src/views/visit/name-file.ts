import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { OwnVisitFile } from '../../visits/own-visit.ts';
import { fondsName, recordName, recordPlace } from '../request/name-record.ts';
import type { FileChoice } from './gather-files.ts';

/** A file of the form, by its title or what stands for it. */
export function choiceName(lang: Lang, { record, check }: Pick<FileChoice, 'record' | 'check'>): string {
  // A grant shows its reader the title that others do not see.
  if (record) return recordName(lang, { ...record, title: record.title ?? check.title });
  return fileName(lang, check) ?? t(lang).visit.form.files.gone;
}

/** `Phông … · Hồ sơ số 52 · Mục lục 2 · Hộp 15 · 1954–1960` */
export function choiceFacts(lang: Lang, { record, check }: Pick<FileChoice, 'record' | 'check'>): string {
  const { words } = t(lang);
  if (!record) return [check.fonds, check.referenceCode].filter(Boolean).join(' · ');
  return [fondsName(lang, record), recordPlace(lang, record), record.dates, words.access[record.access]]
    .filter(Boolean)
    .join(' · ');
}

/** A file of a visit as it was booked; undefined where nothing of it may be said. */
export function fileName(
  lang: Lang,
  { title, referenceCode }: Pick<OwnVisitFile, 'title' | 'referenceCode'>,
): string | undefined {
  if (title !== null) return title;
  if (referenceCode === null) return undefined;
  return `${t(lang).words.levels.file} ${referenceCode} (${t(lang).words.masked})`;
}

/** Names files in messages by what they are called on the page. */
export function namesOf(lang: Lang, choices: readonly FileChoice[]): (recordId: string) => string {
  const names = new Map(choices.map((choice) => [choice.recordId, choiceName(lang, choice)]));
  return (recordId) => names.get(recordId) ?? recordId;
}
