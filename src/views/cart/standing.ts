import type { Visitor } from '../../readers/visitor.ts';
import type { Services } from '../../services.ts';

/** What of a page's records a reader has put aside already. */
export type InCart = ReadonlySet<string>;

const NOTHING: InCart = new Set();

/** One question to the database, and none for whoever has neither a cart nor an account: most who search. */
export async function recordsInCart(
  { cart }: Pick<Services, 'cart'>,
  visitor: Visitor,
  recordIds: readonly string[],
): Promise<InCart> {
  const mayHaveCart = visitor.cart !== undefined || visitor.actor.kind === 'reader';
  return mayHaveCart && recordIds.length > 0 ? cart.holds(visitor, recordIds) : NOTHING;
}
