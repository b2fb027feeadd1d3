import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { CaseState, GrantState, ItemState } from '../../../requests/states.ts';

/** A state of a case, an item or a grant in words; the three have no state of the same name but for what it means. */
export function stateText(lang: Lang, state: CaseState | ItemState | GrantState): string {
  const { queue, case: texts } = t(lang).desk;
  const known: Record<string, string> = { ...texts.grant.states, ...texts.items.states, ...queue.states };
  return known[state] ?? state;
}
