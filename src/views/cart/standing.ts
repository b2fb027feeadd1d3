import type { Visitor } from '../../readers/visitor.ts';
import type { Services } from '../../services.ts';

/** How a reader stands to the records of a page. */
export interface Standing {
  /** Those they have put aside already. */
  inCart: ReadonlySet<string>;
  /** Those they may read by a grant of their own. */
  permitted: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Nothing is asked of the database for whoever has neither a cart nor an account: most who search. */
export async function standingOf(
  { cart, grants }: Pick<Services, 'cart' | 'grants'>,
  visitor: Visitor,
  recordIds: readonly string[],
): Promise<Standing> {
  const isReader = visitor.actor.kind === 'reader';
  const mayHaveCart = isReader || visitor.cart !== undefined;
  if (!mayHaveCart || recordIds.length === 0) return { inCart: NONE, permitted: NONE };
  const [inCart, permits] = await Promise.all([
    cart.holds(visitor, recordIds),
    isReader ? grants.among(visitor.actor, recordIds) : new Map<string, unknown>(),
  ]);
  return { inCart, permitted: new Set(permits.keys()) };
}
