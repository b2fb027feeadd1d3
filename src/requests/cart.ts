import type { TryLater } from '../readers/refusals.ts';
import type { Visitor } from '../readers/visitor.ts';
import type { Result } from '../platform/result.ts';
import type { PublicRecordFacts } from './record-facts.ts';

/** Whose cart: the account's where a reader is signed in, else the browser's, named by its cookie. */
export type CartHolder = Pick<Visitor, 'actor' | 'cart'> & {
  /** `locals.client`: carts that guests begin are counted by it. */
  client?: string;
};

/** Whether a guest may begin a cart now. @param client see CartHolder */
export type MayBeginCart = (client: string) => Promise<Result<void, TryLater>>;

export interface CartLine {
  recordId: string;
  addedAt: string;
  /** Undefined where the record is gone or no longer for the public: the line can only be taken out. */
  record: PublicRecordFacts | undefined;
}

export type CartRefusal =
  /** No such record for the public. */
  | { code: 'not-found' }
  | { code: 'not-requestable' }
  | { code: 'limit'; limit: 'cart'; most: number }
  /** Staff have no cart. */
  | { code: 'not-allowed' }
  /** Too many carts were begun from there, or everywhere. */
  | TryLater;

/** What a reader has put aside to ask for. It works before signing in, keeps its order, and survives signing in. */
export interface Cart {
  /** In the reader's order. Empty for whoever has none. */
  list(holder: CartHolder): Promise<CartLine[]>;
  /** Cheap; asks nothing of the database for a browser without a cookie. */
  count(holder: CartHolder): Promise<number>;
  /** Which of these records are in it, for buttons. */
  holds(holder: CartHolder, recordIds: readonly string[]): Promise<Set<string>>;
  /**
   * Adding twice is adding once. A cookie that names no cart is no name for one: a browser's cart is begun under a
   * token of ours.
   * @returns `token` where a cart was begun for this browser: the page sets it as CART_COOKIE
   */
  add(holder: CartHolder, recordId: string): Promise<Result<{ count: number; token?: string }, CartRefusal>>;
  /** Taking out what is not in it does nothing. */
  remove(holder: CartHolder, recordId: string): Promise<void>;
  /** One place up or down; at an end it stays. */
  move(holder: CartHolder, recordId: string, where: 'up' | 'down'): Promise<void>;
  clear(holder: CartHolder): Promise<void>;
  /**
   * At signing in: the browser's cart is added to the reader's own, after what is there, and is gone. All of it, also
   * where the two together are more than may be added: nothing gathered is lost. Call it with the reader as actor and
   * the browser's token; the page then removes the cookie. Twice does no harm.
   */
  adopt(holder: CartHolder): Promise<void>;
  /** What a request that is given up had taken out of it, whatever is there by now. */
  putBack(holder: CartHolder, recordIds: readonly string[]): Promise<void>;
}
