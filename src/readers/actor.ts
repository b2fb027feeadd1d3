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
  /** The account they have as a reader, where the administrator has said which. */
  ownReaderPk?: number;
}

/** Jobs. */
export interface SystemActor {
  kind: 'system';
}

export const GUEST: Guest = { kind: 'guest' };
export const SYSTEM: SystemActor = { kind: 'system' };

/** Whether a matter of this account is their own: as whom they are signed in, or as the reader they are besides. */
export function isTheirOwn(actor: Actor, accountPk: number): boolean {
  if (actor.kind === 'staff') return actor.pk === accountPk || actor.ownReaderPk === accountPk;
  return actor.kind === 'reader' && actor.pk === accountPk;
}

export function hasRole(actor: Actor, ...roles: Role[]): actor is StaffActor {
  return actor.kind === 'staff' && roles.some((role) => actor.roles.has(role));
}
