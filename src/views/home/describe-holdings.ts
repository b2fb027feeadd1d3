import type { Holdings } from '../../catalogue/catalogue.ts';
import { yearsText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText, shareText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';

/** What the archive holds, as figures with their names; shares are of all records, and left out of an empty archive. */
export function describeHoldings(lang: Lang, holdings: Holdings): { figure: string; name: string }[] {
  const texts = t(lang).home;
  const figures = [
    { figure: numberText(lang, holdings.fonds), name: texts.fonds },
    { figure: numberText(lang, holdings.files), name: texts.files },
  ];
  const years = yearsText(holdings.yearFrom, holdings.yearTo);
  if (years) figures.push({ figure: years, name: texts.years });
  if (holdings.records === 0) return figures;
  return [
    ...figures,
    { figure: shareText(holdings.described, holdings.records), name: texts.described },
    { figure: shareText(holdings.online, holdings.records), name: texts.online },
    ...(holdings.pages > 0 ? [{ figure: numberText(lang, holdings.pages), name: texts.pages }] : []),
  ];
}
