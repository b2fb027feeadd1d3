import type { AccountStatus, Assurance, Role } from './account.ts';

/** Who asks. Every use case takes one and decides by itself what it may do; no address ever stands for a right. */
export type Actor = Guest | ReaderActor | StaffActor | SystemActor;

export interface Guest {
  kind: 'guest';
}

export interface ReaderActor {
  kind: 'reader';
  pk: number;
  id: string;
  name: string;
  status: Exclude<AccountStatus, 'disabled' | 'erased'>;
  assurance: Assurance;
  emailVerified: boolean;
}

export interface StaffActor {
  kind: 'staff';
  pk: number;
  id: string;
  name: string;
  roles: ReadonlySet<Role>;
}

/** Jobs. */
export interface SystemActor {
  kind: 'system';
}

export const GUEST: Guest = { kind: 'guest' };
export const SYSTEM: SystemActor = { kind: 'system' };

export function hasRole(actor: Actor, ...roles: Role[]): actor is StaffActor {
  return actor.kind === 'staff' && roles.some((role) => actor.roles.has(role));
}
