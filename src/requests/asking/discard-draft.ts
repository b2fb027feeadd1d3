import type { Actor } from '../../readers/actor.ts';
import { done, type Result } from '../../platform/result.ts';
import { deleteDraft } from '../effects/delete-draft.ts';
import type { Refusal } from '../refusals.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

export async function discardDraft(
  room: Room,
  actor: Actor,
  id: string,
  { version }: { version: number },
): Promise<Result<null, Refusal>> {
  const discarded = await transition(room, actor, { id, version, action: 'discard' }, async (change) => {
    await change.effect('delete-draft', () => deleteDraft(change));
    return done({});
  });
  return discarded.ok ? done(null) : discarded;
}
