import { hasRole, type Actor, type StaffActor } from '../readers/actor.ts';
import type { VisitTable } from '../platform/database/tables/visits.ts';
import type { Part } from './transitions.ts';

/** Roles of the reading room. The administrator decides no visits. */
export function worksInReadingRoom(actor: Actor): actor is StaffActor {
  return hasRole(actor, 'desk', 'archivist', 'approver');
}

/** Who says when rooms are closed. */
export function setsClosures(actor: Actor): actor is StaffActor {
  return hasRole(actor, 'desk', 'archivist', 'approver', 'administrator');
}

/** Whether the actor may know of the visit at all. */
export function maySeeVisit(actor: Actor, row: Pick<VisitTable, 'account_pk'>): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'reader') return actor.pk === row.account_pk;
  return worksInReadingRoom(actor);
}

/** In what qualities the actor stands before this visit. */
export function partsOf(actor: Actor, row: Pick<VisitTable, 'account_pk'>): ReadonlySet<Part> {
  if (actor.kind === 'system') return new Set(['system']);
  if (actor.kind === 'reader') return new Set(actor.pk === row.account_pk ? ['owner'] : []);
  return new Set(worksInReadingRoom(actor) ? ['desk'] : []);
}
