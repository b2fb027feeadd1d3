import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { chainOf, confirmationsOf } from '../item-chain.ts';
import type { ItemDecision } from '../item-decision.ts';
import type { Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { recordIdsOf } from '../storage/record-ids.ts';
import { transition } from '../transition.ts';

/** The next in the chain agrees to proposals. With the last one, the proposal is the decision. */
export async function confirmDecisions(
  room: Room,
  actor: Actor,
  id: string,
  { version, itemIds }: { version: number; itemIds: readonly string[] },
): Promise<Result<Written, Refusal>> {
  const records = await recordIdsOf(room.db, id);
  return transition(
    room,
    actor,
    { id, version, action: 'confirm', itemIds },
    async (change, items) => {
      const { rules, access, at, actorPk } = change;
      if (actorPk === null) return refused({ code: 'not-allowed' });
      const decisions = items.map((item) => ({ item, decision: JSON.parse(item.proposal ?? 'null') as ItemDecision }));
      for (const { item, decision } of decisions) {
        const confirmations = [...confirmationsOf(item), { by: actorPk, at }];
        const isLast = confirmations.length >= chainOf(item, rules, access).confirmedBy.length;
        await change.moveItem(item, 'confirm', isLast ? decision.outcome : 'proposed', {
          confirmations: JSON.stringify(confirmations),
          ...(isLast ? { decision: item.proposal, decided_by: actorPk, decided_at: at } : {}),
        });
      }
      return done({});
    },
    { records },
  );
}
