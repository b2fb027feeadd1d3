import { hasRole, type Actor } from '../readers/actor.ts';
import type { CaseRow } from './storage/case-rows.ts';
import type { Part } from './transitions.ts';

/** Whether the actor may know of the case at all. Drafts are nobody's but the reader's. */
export function maySee(actor: Actor, row: Pick<CaseRow, 'account_pk' | 'state'>): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'reader') return actor.pk === row.account_pk;
  return readsCases(actor) && row.state !== 'draft';
}

/** Roles that see the requests of readers. The administrator is not among them. */
export function readsCases(actor: Actor): boolean {
  return hasRole(actor, 'desk', 'archivist', 'approver');
}

/** In what qualities the actor stands before this case now. */
export function partsOf(actor: Actor, row: Pick<CaseRow, 'account_pk' | 'assignee_pk' | 'state'>): ReadonlySet<Part> {
  if (actor.kind === 'system') return new Set(['system']);
  if (actor.kind === 'reader') return new Set(actor.pk === row.account_pk ? ['owner'] : []);
  if (actor.kind === 'guest') return new Set();
  const parts = new Set<Part>();
  for (const role of ['desk', 'archivist', 'approver'] as const) if (actor.roles.has(role)) parts.add(role);
  const needed = row.state === 'under-appeal' ? 'approver' : 'archivist';
  if (row.assignee_pk === actor.pk && parts.has(needed)) parts.add('assignee');
  return parts;
}
