import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { addMessage, messageProblems } from '../effects/add-message.ts';
import type { Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

/** Proposals, or decisions that are not issued yet, go back to be worked out again. The note stays between staff. */
export function returnProposals(
  room: Room,
  actor: Actor,
  id: string,
  { version, itemIds, note }: { version: number; itemIds: readonly string[]; note: string },
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version, action: 'return', itemIds }, async (change, items) => {
    const problems = messageProblems(note, 'note');
    if (problems.length > 0 || change.actorPk === null) return refused({ code: 'invalid', problems });
    for (const item of items) {
      await change.moveItem(item, 'return', 'pending', {
        confirmations: '[]',
        decision: null,
        decided_by: null,
        decided_at: null,
      });
    }
    const { trx, row, at, actorPk } = change;
    await addMessage(trx, { casePk: row.pk, authorPk: actorPk, from: 'staff', at, text: note, internal: true });
    return done({});
  });
}
