import type { Role } from '../readers/account.ts';
import { hasRole, type Actor, type StaffActor } from '../readers/actor.ts';

/** Registers name readers: they are for those who meet them. Figures name nobody and are for all staff. */
const READERS_OF: Record<'figures' | 'registers', readonly Role[]> = {
  figures: ['desk', 'archivist', 'approver', 'administrator'],
  registers: ['desk', 'archivist', 'approver'],
};

export function mayRead(actor: Actor, what: 'figures' | 'registers'): actor is StaffActor {
  return hasRole(actor, ...READERS_OF[what]);
}
