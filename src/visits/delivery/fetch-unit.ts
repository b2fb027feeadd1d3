import { done, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import type { Moved, Versioned } from './delivery.ts';
import type { VisitRoom } from '../room.ts';
import { mailAboutItem } from './mail-about-item.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { transitionItem } from './transition-item.ts';

type Change = Promise<Result<Moved, DeliveryRefusal>>;

/** From now on no other item can have the unit: the database holds it for this one. */
export function pullUnit(room: VisitRoom, actor: Actor, id: string, { version }: Versioned): Change {
  return transitionItem(room, actor, { id, version, action: 'pull' }, {}, async (change) => {
    await change.effect('take-from-stack', () => (change.patch.out_of_stack = 1));
    return done({});
  });
}

export function shelveUnit(room: VisitRoom, actor: Actor, id: string, { version }: Versioned): Change {
  return transitionItem(room, actor, { id, version, action: 'shelve' }, {}, async () => done({}));
}

export function reshelveUnit(room: VisitRoom, actor: Actor, id: string, { version }: Versioned): Change {
  return transitionItem(room, actor, { id, version, action: 'reshelve' }, {}, async (change) => {
    await change.effect('back-to-stack', () => {
      change.patch.out_of_stack = 0;
      change.patch.keep_until = null;
    });
    return done({});
  });
}

export function withholdItem(room: VisitRoom, actor: Actor, id: string, version: { version?: number }): Change {
  return transitionItem(room, actor, { id, ...version, action: 'withhold' }, {}, async (change) => {
    await change.effect('mail-reader', () => mailAboutItem(change, 'visit-file-withheld'));
    return done({});
  });
}

export function dropItem(room: VisitRoom, actor: Actor, id: string, { version }: Versioned): Change {
  return transitionItem(room, actor, { id, version, action: 'drop' }, {}, async () => done({}));
}
