import type { PublicRecord } from '../../catalogue/public-view.ts';

/**
 * How a reader without an account gets to see a record now: at once online, in the reading room, only
 * after asking, not at all for the time being, as each of its parts says, or nobody has stated it yet.
 */
export type WayToSee = 'online' | 'room' | 'ask' | 'closed' | 'within' | 'unstated';

/**
 * Law first, then the state of the paper: a digital copy serves whatever state the paper is in,
 * since fragile originals are not handed out (TT 10/2014/TT-BNV art. 9).
 */
export function wayToSee(record: Pick<PublicRecord, 'access' | 'online' | 'childCount'>): WayToSee {
  const { level, stated, serviceState } = record.access;
  // Inventories and boxes seldom state access: their files do.
  if (!stated) return record.childCount > 0 ? 'within' : 'unstated';
  if (level === 'closed') return 'closed';
  if (level === 'conditional') return 'ask';
  if (record.online) return 'online';
  return serviceState.kind === 'available' ? 'room' : 'closed';
}
