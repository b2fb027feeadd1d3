import type { Actor } from '../../readers/actor.ts';
import { done, type Result } from '../../platform/result.ts';
import type { Refusal } from '../refusals.ts';
import type { Versioned, Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

type Change = Promise<Result<Written, Refusal>>;

/** Takes a waiting case, or an appeal that nobody has taken. */
export function claimCase(room: Room, actor: Actor, id: string, { version }: Versioned): Change {
  return transition(room, actor, { id, version, action: 'claim' }, async (change) => {
    await change.effect('assign', () => Object.assign(change.patch, { assignee_pk: change.actorPk }));
    return done({});
  });
}

export function releaseCase(room: Room, actor: Actor, id: string, { version }: Versioned): Change {
  return transition(room, actor, { id, version, action: 'release' }, async (change) => {
    await change.effect('unassign', () => Object.assign(change.patch, { assignee_pk: null }));
    return done({});
  });
}
