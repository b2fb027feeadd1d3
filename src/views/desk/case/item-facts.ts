import { partialDateText } from '../../../i18n/dates.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { numberText } from '../../../i18n/numbers.ts';
import { t } from '../../../i18n/translate.ts';
import type { DeskItem } from '../../../requests/desk-case.ts';
import type { ServiceState } from '../../../catalogue/description.ts';
import type { StaffRecordFacts } from '../../../requests/record-facts.ts';

export interface ItemFacts {
  /** Where it lies: reference code, dates, fonds. */
  place: string;
  /** What holds of it now, a word or two each. */
  now: string[];
  more: { name: string; text: string }[];
}

/** What staff must know of a record before they decide on it. */
export function itemFacts(lang: Lang, item: DeskItem): ItemFacts {
  const { items } = t(lang).desk.case;
  const { facts, snapshot } = item;
  const { levels } = t(lang).words;
  const fonds = facts?.fonds.title ?? snapshot.fonds.title;
  const place = [
    levels[snapshot.level],
    facts?.referenceCode ?? snapshot.referenceCode,
    facts?.dates ?? snapshot.dates,
    fonds,
    items.use[snapshot.use],
  ];
  return {
    place: place.filter(Boolean).join(' · '),
    now: facts ? now(lang, item, facts) : [items.gone],
    more: [
      ...(facts?.ground ? [{ name: items.ground, text: facts.ground }] : []),
      ...(facts?.conditions ? [{ name: items.conditions, text: facts.conditions }] : []),
    ],
  };
}

function now(lang: Lang, { snapshot }: DeskItem, facts: StaffRecordFacts): string[] {
  const { items } = t(lang).desk.case;
  const { access } = t(lang).words;
  const service = serviceText(lang, facts.serviceState);
  return [
    facts.accessStated ? access[facts.access] : items.unstated,
    ...(facts.access === snapshot.access ? [] : [items.changedSince(access[snapshot.access])]),
    ...(facts.opensOn ? [items.opensOn(partialDateText(lang, facts.opensOn))] : []),
    ...(service ? [service] : []),
    facts.documents > 0
      ? items.documents(numberText(lang, facts.documents), numberText(lang, facts.pages))
      : items.noDocuments,
    ...(facts.visibility === 'masked' ? [items.masked] : []),
    ...(facts.visibility === 'hidden' ? [items.hidden] : []),
    ...(facts.removed ? [items.removed] : []),
  ];
}

function serviceText(lang: Lang, state: ServiceState): string | undefined {
  const { access } = t(lang);
  if (state.kind === 'available') return undefined;
  if (state.kind === 'fragile') return access.fragileShort;
  return access.processingShort(state.work, state.until && partialDateText(lang, state.until));
}
