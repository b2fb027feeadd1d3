import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** Names a reader's own cart; a browser's is named by the hash of its cookie. */
export function cartKeyOf(accountPk: number): string {
  return `account:${accountPk}`;
}

export async function isCart(db: Kysely<Database>, cartId: string): Promise<boolean> {
  return (await db.selectFrom('cart').select('id').where('id', '=', cartId).executeTakeFirst()) !== undefined;
}

/** In the reader's order. */
export async function cartItems(
  db: Kysely<Database>,
  cartId: string,
): Promise<{ record_id: string; position: number; added_at: string }[]> {
  return db
    .selectFrom('cart_item')
    .select(['record_id', 'position', 'added_at'])
    .where('cart_id', '=', cartId)
    .orderBy('position')
    .orderBy('record_id')
    .execute();
}

/** Makes the cart if there is none, and keeps others who would change it waiting. */
export async function lockCart(
  trx: Transaction<Database>,
  cart: { id: string; accountPk: number | null },
  at: string,
): Promise<void> {
  await trx
    .insertInto('cart')
    .values({ id: cart.id, account_pk: cart.accountPk, changed_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ changed_at: at }))
    .execute();
}

/** The reader's own cart, which stands for the reader where something must not happen twice at once. */
export async function lockCartOf(trx: Transaction<Database>, accountPk: number, at: string): Promise<void> {
  await lockCart(trx, { id: cartKeyOf(accountPk), accountPk }, at);
}

export async function addCartItem(trx: Transaction<Database>, cartId: string, recordId: string, at: string) {
  const { last } = await trx
    .selectFrom('cart_item')
    .select((e) => e.fn.max('position').as('last'))
    .where('cart_id', '=', cartId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('cart_item')
    .values({ cart_id: cartId, record_id: recordId, position: (last ?? 0) + 1, added_at: at })
    .onConflict((conflict) => conflict.columns(['cart_id', 'record_id']).doNothing())
    .execute();
}

/** Empties the cart, or takes these out of it. @returns what was in it, in order */
export async function takeCartItems(
  trx: Transaction<Database>,
  cartId: string,
  only?: readonly string[],
): Promise<string[]> {
  const items = (await cartItems(trx, cartId)).map(({ record_id }) => record_id);
  const taken = only ? items.filter((id) => only.includes(id)) : items;
  if (taken.length === 0) return [];
  await trx.deleteFrom('cart_item').where('cart_id', '=', cartId).where('record_id', 'in', taken).execute();
  return taken;
}
