import { done, refused, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import { placeAtTheEnd } from '../storage/waiting-items.ts';
import type { Moved, Versioned } from './delivery.ts';
import type { VisitRoom } from '../room.ts';
import { mailAboutItem, mailAboutQueue } from './mail-about-item.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { transitionItem } from './transition-item.ts';

const LONGEST = 500;

/** Not in its place, or in no state to be handed over. The words stand on the visit's page. */
export async function reportTrouble(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version, words, action }: Versioned & { words: string; action: 'not-found' | 'unfit' },
): Promise<Result<Moved, DeliveryRefusal>> {
  return transitionItem(room, actor, { id, version, action }, {}, async (change) => {
    const trouble = words.trim();
    if (trouble === '') return refused({ code: 'invalid', problems: [{ field: 'words', code: 'missing' }] });
    if (trouble.length > LONGEST) {
      return refused({ code: 'invalid', problems: [{ field: 'words', code: 'too-long', most: LONGEST }] });
    }
    change.patch.trouble = trouble;
    await change.effect('mail-reader', () => mailAboutItem(change, `visit-file-${action}`));
    return done({});
  });
}

/** Somebody else has it: the reader waits in line for it. */
export async function reportInUse(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version }: Versioned,
): Promise<Result<Moved & { position: number; until: string | null }, DeliveryRefusal>> {
  const nobody = { position: 0, until: null };
  return transitionItem(room, actor, { id, version, action: 'in-use' }, nobody, async (change) => {
    const { trx, item, today } = change;
    const place = await change.effect('queue-up', () => placeAtTheEnd(trx, item.unit_id, today));
    await change.effect('mail-reader', () => mailAboutQueue(change, place));
    change.data = { position: place.position };
    return done({ position: place.position, until: place.untilDay });
  });
}
