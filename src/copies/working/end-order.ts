import { done, refused, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import { mailReader } from '../effects/mail.ts';
import type { CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import { transition } from '../transition.ts';

type Written = Promise<Result<{ version: number }, CopyRefusal>>;
interface Ending {
  version: number;
  /** Told to the reader. */
  reason: string;
}

const LONGEST = 1_000;

export async function declineOrder(room: CopyRoom, actor: Actor, id: string, ending: Ending): Written {
  return end(room, actor, id, ending, 'decline');
}

/** What was paid is given back at the desk. */
export async function refundOrder(room: CopyRoom, actor: Actor, id: string, ending: Ending): Written {
  return end(room, actor, id, ending, 'refund');
}

async function end(
  room: CopyRoom,
  actor: Actor,
  id: string,
  { version, reason }: Ending,
  action: 'decline' | 'refund',
): Written {
  return transition(room, actor, { id, version, action }, async (change) => {
    if (reason === '') return refused({ code: 'invalid', problems: [{ field: 'reason', code: 'missing' }] });
    if (reason.length > LONGEST) {
      return refused({ code: 'invalid', problems: [{ field: 'reason', code: 'too-many', most: LONGEST }] });
    }
    Object.assign(change.patch, { reason, ended_at: change.at });
    const template = action === 'decline' ? 'copies-declined' : 'copies-refunded';
    await change.effect('mail-reader', () => mailReader(change, template));
    return done({});
  });
}
