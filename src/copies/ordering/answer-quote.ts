import { done, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import { mailReader } from '../effects/mail.ts';
import type { CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import { transition } from '../transition.ts';

type Written = Promise<Result<{ version: number }, CopyRefusal>>;

/** The reader takes the offer; it is settled at the desk. */
export async function acceptQuote(room: CopyRoom, actor: Actor, id: string, { version }: { version: number }): Written {
  return transition(room, actor, { id, version, action: 'accept' }, async ({ patch, at }) => {
    patch.accepted_at = at;
    return done({});
  });
}

/** The reader wants it no more. */
export async function cancelOrder(room: CopyRoom, actor: Actor, id: string, { version }: { version: number }): Written {
  return transition(room, actor, { id, version, action: 'cancel' }, async (change) => {
    change.patch.ended_at = change.at;
    await change.effect('mail-reader', () => mailReader(change, 'copies-cancelled'));
    return done({});
  });
}
