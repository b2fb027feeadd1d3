import type { Role } from './account.ts';
import { hasRole, type Actor, type StaffActor } from './actor.ts';

/** Which roles do what with accounts. */
const STAFF_RIGHTS = {
  'find-readers': ['desk', 'archivist', 'approver', 'administrator'],
  'view-reader': ['desk', 'archivist', 'approver', 'administrator'],
  'confirm-reader': ['desk', 'archivist'],
  'register-reader': ['desk', 'archivist'],
  'see-identity': ['desk', 'archivist'],
  'suspend-reader': ['archivist', 'approver', 'administrator'],
  'administer-accounts': ['administrator'],
} satisfies Record<string, readonly Role[]>;
export type StaffRight = keyof typeof STAFF_RIGHTS;

/** Those of whom it is expected. */
export function rolesThat(right: StaffRight): readonly Role[] {
  return STAFF_RIGHTS[right];
}

export function staffMay(actor: Actor, right: StaffRight): actor is StaffActor {
  return hasRole(actor, ...STAFF_RIGHTS[right]);
}
