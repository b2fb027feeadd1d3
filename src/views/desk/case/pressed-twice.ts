import type { Actor } from '../../../readers/actor.ts';
import type { DeskEvent } from '../../../requests/desk-case.ts';

/** Buttons with which no words are sent: there is nothing that a second press could have said otherwise. */
const WORDLESS: ReadonlySet<string> = new Set(['claim', 'release', 'confirm']);

/**
 * Whether all that happened since a page was made is what its button does, done by the one who pressed it now: it was
 * pressed twice, or its answer was lost on the way. To say that somebody else had changed the case would be untrue.
 * @param events what happened since, by whomever
 * @param itemIds what the button was pressed for; empty for one that is about the whole case
 */
export function wasPressedTwice(
  { pressed, itemIds, by }: { pressed: string; itemIds: readonly string[]; by: Actor },
  events: readonly DeskEvent[],
): boolean {
  if (by.kind !== 'staff' || !WORDLESS.has(pressed) || events.length === 0) return false;
  if (!events.every((event) => event.action === pressed && event.by?.id === by.id)) return false;
  const touched = new Set(events.flatMap(({ itemId }) => itemId ?? []));
  return pressed !== 'confirm' || (touched.size === new Set(itemIds).size && itemIds.every((id) => touched.has(id)));
}
