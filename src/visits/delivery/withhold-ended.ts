import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { SYSTEM } from '../../readers/actor.ts';
import type { VisitRoom } from '../room.ts';
import { linesOf } from '../storage/item-lines.ts';
import { describeItems } from './describe-items.ts';
import { withholdItem } from './fetch-unit.ts';
import { ruleFor } from './write-item.ts';

/**
 * Tells readers in time that a file of theirs will not be handed over, since their grant ended or the record was
 * closed. Nothing rests on it: the right is asked again at every step.
 * @returns how many items were withheld
 */
export async function withholdEnded(room: VisitRoom, signal?: AbortSignal): Promise<number> {
  const today = dayInVietnam(room.now());
  const rows = await linesOf(room.db, (query) =>
    query
      .where('visit.state', 'in', ['requested', 'confirmed', 'arrived'])
      .where('visit.day', '>=', today)
      .orderBy('visit_item.pk'),
  );
  const waiting = rows.filter((row) => ruleFor(row, 'withhold', new Set(['system'])));
  const ended = (await describeItems(room, waiting)).filter((line) => !line.mayBeUsed);
  let withheld = 0;
  for (const { id } of ended) {
    if (signal?.aborted) return withheld;
    // Given back meanwhile, it is refused.
    if ((await withholdItem(room, SYSTEM, id, {})).ok) withheld += 1;
  }
  return withheld;
}
