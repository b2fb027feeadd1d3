import type { Actor } from '../../readers/actor.ts';
import { done } from '../../platform/result.ts';
import { dropItems } from '../delivery/items-within-visit.ts';
import { mailReader } from '../effects/mail-reader.ts';
import type { VisitRoom } from '../room.ts';
import { transition } from '../transition.ts';
import type { VisitChange, VisitVersioned } from '../visits.ts';
import { giveSeatBack } from './release-seat.ts';

/** The reader does not come. */
export function cancelVisit(room: VisitRoom, actor: Actor, id: string, { version }: VisitVersioned): VisitChange {
  return transition(room, actor, { id, version, action: 'cancel' }, async (change) => {
    Object.assign(change.patch, { ended_at: change.at });
    await change.effect('drop-items', () => dropItems(change, change.row.pk));
    await giveSeatBack(change);
    await change.effect('mail-reader', () => mailReader(change, 'visit-cancelled'));
    return done({});
  });
}
