import type { PublicRecord } from '../../catalogue/public-view.ts';

/**
 * How a reader gets to see a record now: at once online, in the reading room, only after asking, by the permission
 * that they were given (`granted`), not at all for the time being, as each of its parts says, or nobody has stated it
 * yet.
 */
export type WayToSee = 'granted' | 'online' | 'room' | 'ask' | 'closed' | 'within' | 'unstated';

/**
 * Law first, then the state of the paper: a digital copy serves whatever state the paper is in,
 * since fragile originals are not handed out (TT 10/2014/TT-BNV art. 9).
 */
export function wayToSee(record: Pick<PublicRecord, 'access' | 'online' | 'childCount' | 'permit'>): WayToSee {
  const { level, stated, serviceState } = record.access;
  if (record.permit) return 'granted';
  // Inventories and boxes seldom state access: their files do.
  if (!stated) return record.childCount > 0 ? 'within' : 'unstated';
  if (level === 'closed') return 'closed';
  if (level === 'conditional') return 'ask';
  if (record.online) return 'online';
  return serviceState.kind === 'available' ? 'room' : 'closed';
}
