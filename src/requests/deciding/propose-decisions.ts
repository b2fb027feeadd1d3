import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { DecisionInput } from '../item-decision.ts';
import type { Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { recordIdsOf } from '../storage/record-ids.ts';
import { transition } from '../transition.ts';
import { checkDecisions } from './check-decisions.ts';

/** An archivist says how items should be decided: one, or many at once. */
export async function proposeDecisions(
  room: Room,
  actor: Actor,
  id: string,
  { version, decisions }: { version: number; decisions: readonly { itemId: string; decision: DecisionInput }[] },
): Promise<Result<Written, Refusal>> {
  const itemIds = decisions.map(({ itemId }) => itemId);
  const records = await recordIdsOf(room.db, id);
  return transition(
    room,
    actor,
    { id, version, action: 'propose', itemIds },
    async (change, items) => {
      const checked = await checkDecisions(change, items, decisions);
      if (!checked.ok) return checked;
      if (change.actorPk === null) return refused({ code: 'not-allowed' });
      for (const { item, decision } of checked.value) {
        await change.moveItem(item, 'propose', 'proposed', {
          proposal: JSON.stringify(decision),
          proposed_by: change.actorPk,
          proposed_at: change.at,
          confirmations: '[]',
        });
      }
      return done({});
    },
    { records },
  );
}
