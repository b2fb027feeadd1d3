import type { PublicRecord } from '../../catalogue/public-view.ts';
import type { Visitor } from '../../readers/visitor.ts';
import type { Services } from '../../services.ts';

/** How a reader stands to the records of a page. */
export interface Standing {
  /** Those they have put aside already. */
  inCart: ReadonlySet<string>;
  /** Those they may read by a grant of their own, or of what is above them. */
  permitted: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Nothing is asked of the database for whoever has neither a cart nor an account: most who search. */
export async function standingOf(
  { cart, catalogue }: Pick<Services, 'cart' | 'catalogue'>,
  visitor: Visitor,
  records: readonly PublicRecord[],
): Promise<Standing> {
  const isReader = visitor.actor.kind === 'reader';
  const mayHaveCart = isReader || visitor.cart !== undefined;
  if (!mayHaveCart || records.length === 0) return { inCart: NONE, permitted: NONE };
  const ids = records.map(({ id }) => id);
  const [inCart, permitted] = await Promise.all([cart.holds(visitor, ids), catalogue.permitted(records)]);
  return { inCart, permitted };
}
