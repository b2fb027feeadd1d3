import { momentText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { Correction } from '../../statistics/registers/register.ts';
import { countryName, type CodeNames } from './code-names.ts';

/** A correction in words: who, when, what stood there and what is right, why. */
export function correctionText(lang: Lang, { at, by, changes, reason }: Correction, names: CodeNames): string {
  const texts = t(lang).registers.correction;
  const said = Object.entries(changes).map(([field, [before, after]]) => {
    if (field === 'void') return after === true ? texts.void : texts.unvoid;
    return texts.change(
      fieldName(lang, field),
      valueText(lang, field, before, names),
      valueText(lang, field, after, names),
    );
  });
  return `${texts.said(momentText(lang, at), by)}: ${said.join('; ')}. ${texts.reason(reason)}`;
}

function fieldName(lang: Lang, field: string): string {
  return t(lang).registers.correction.fields[field] ?? field;
}

function valueText(lang: Lang, field: string, value: unknown, names: CodeNames): string {
  const { conditions, correction, yes, no } = t(lang).registers;
  if (value === null || value === undefined || value === '') return correction.nothing;
  if (field === 'authenticated') return value === 1 ? yes : no;
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value);
  if (field === 'purpose') return names.purpose(value);
  if (field === 'nationality') return countryName(lang, value);
  return conditions[value] ?? value;
}
