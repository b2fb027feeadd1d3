import { numberedLevelText } from '../../i18n/describe-record.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { PublicRecordFacts } from '../../requests/record-facts.ts';
import { placeText } from '../record/describe-fields.ts';

/** What the cart knows of a record, and a request keeps of it: enough to name it. */
export type NamedRecord = Pick<PublicRecordFacts, 'level' | 'title' | 'referenceCode' | 'address'>;

/** Its title; where that is not for the public, its level and number with a word that says so. */
export function recordName(lang: Lang, { title, level, address }: NamedRecord): string {
  if (title) return title;
  const { words } = t(lang);
  const name = numberedLevelText(lang, { level, address: address ?? undefined });
  return `${name} (${title === null ? words.masked : words.untitled})`;
}

/** `Hồ sơ số 52 · Mục lục 2 · Hộp 15 · H30.2.52`: what is written on a slip. */
export function recordPlace(lang: Lang, { level, address, referenceCode }: NamedRecord): string {
  return placeText(lang, { level, address: address ?? undefined, referenceCode: referenceCode ?? undefined });
}

/** The name of its fonds. */
export function fondsName(lang: Lang, { fonds }: { fonds: { title: string | null } }): string {
  const { words } = t(lang);
  return fonds.title ?? `${words.levels.fonds} (${words.masked})`;
}
