import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { OwnCaseLine } from '../../requests/own-case.ts';

/** A case's state in the words of its reader: what came of it, where something has. */
export function stateText(lang: Lang, own: Pick<OwnCaseLine, 'state' | 'outcome' | 'closedHow'>): string {
  const { follow } = t(lang).request;
  if (own.state === 'decided' && own.outcome) return follow.outcomes[own.outcome];
  if (own.state === 'closed' && own.closedHow) return follow.closedHow[own.closedHow];
  return follow.states[own.state];
}
