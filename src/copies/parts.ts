import { hasRole, type Actor } from '../readers/actor.ts';
import type { OrderRow } from './storage/order-rows.ts';
import type { Part } from './transitions.ts';

/** Roles that see the orders of readers. The administrator is not among them. */
export function handlesOrders(actor: Actor): boolean {
  return hasRole(actor, 'desk', 'archivist', 'approver');
}

/** Whether the actor may know of the order at all. Drafts are nobody's but the reader's. */
export function maySee(actor: Actor, row: Pick<OrderRow, 'account_pk' | 'state'>): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'reader') return actor.pk === row.account_pk;
  return handlesOrders(actor) && row.state !== 'draft';
}

/** In what quality the actor stands before it. */
export function partOf(actor: Actor): Part | undefined {
  if (actor.kind === 'system') return 'system';
  if (actor.kind === 'reader') return 'owner';
  return handlesOrders(actor) ? 'desk' : undefined;
}
