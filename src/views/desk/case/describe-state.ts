import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';

/** A state of a case, an item or a grant in words: no two of them share a name. One that has no words stays a code. */
export function stateText(lang: Lang, state: string): string {
  const { queue, case: texts } = t(lang).desk;
  const known: Record<string, string> = { ...texts.grant.states, ...texts.items.states, ...queue.states };
  return known[state] ?? state;
}
