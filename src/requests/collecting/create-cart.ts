import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { newToken, tokenHash } from '../../platform/secrets.ts';
import { done, refused } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Cart, CartHolder, MayBeginCart } from '../cart.ts';
import type { Room } from '../room.ts';
import { addCartItem, cartItems, cartKeyOf, isCart, lockCart, takeCartItems } from '../storage/cart-rows.ts';

/** The cart as kept in the database: under the account, or under the hash of the browser's cookie. */
export function createCart({ db, now, policy, facts }: Room, mayBegin: MayBeginCart): Cart {
  const at = () => now().toISOString();
  /** Whatever is not there yet: the limit is on adding, not on what was gathered before. */
  const putIn = async (trx: Transaction<Database>, cartId: string, recordIds: readonly string[]): Promise<void> => {
    const there = new Set((await cartItems(trx, cartId)).map(({ record_id }) => record_id));
    for (const recordId of recordIds) if (!there.has(recordId)) await addCartItem(trx, cartId, recordId, at());
  };
  return {
    async list(holder) {
      const id = cartIdOf(holder);
      const items = id === undefined ? [] : await cartItems(db, id);
      const records = await facts.forReaders(items.map(({ record_id }) => record_id));
      return items.map(({ record_id, added_at }) => ({
        recordId: record_id,
        addedAt: added_at,
        record: records.get(record_id),
      }));
    },
    async count(holder) {
      const id = cartIdOf(holder);
      if (id === undefined) return 0;
      const { count } = await db
        .selectFrom('cart_item')
        .select((e) => e.fn.countAll<number>().as('count'))
        .where('cart_id', '=', id)
        .executeTakeFirstOrThrow();
      return count;
    },
    async holds(holder, recordIds) {
      const id = cartIdOf(holder);
      if (id === undefined || recordIds.length === 0) return new Set();
      const rows = await db
        .selectFrom('cart_item')
        .select('record_id')
        .where('cart_id', '=', id)
        .where('record_id', 'in', recordIds)
        .execute();
      return new Set(rows.map(({ record_id }) => record_id));
    },
    async add(holder, recordId) {
      const { actor } = holder;
      if (actor.kind !== 'reader' && actor.kind !== 'guest') return refused({ code: 'not-allowed' });
      const record = (await facts.forReaders([recordId])).get(recordId);
      if (!record) return refused({ code: 'not-found' });
      if (!record.requestable) return refused({ code: 'not-requestable' });
      const known = cartIdOf(holder);
      const isBegun = known !== undefined && (actor.kind === 'reader' || (await isCart(db, known)));
      const room = isBegun ? done(undefined) : await mayBegin(holder.client ?? '');
      if (!room.ok) return room;
      const token = isBegun ? undefined : newToken();
      const cart = { id: cartIdOf(token === undefined ? holder : { actor, cart: token })!, accountPk: pkOf(holder) };
      const most = policy.on(dayInVietnam(now())).limits.itemsInCart;
      return db.transaction().execute(async (trx) => {
        await lockCart(trx, cart, at());
        const items = await cartItems(trx, cart.id);
        const isThere = items.some((item) => item.record_id === recordId);
        if (!isThere && items.length >= most) return refused({ code: 'limit', limit: 'cart', most } as const);
        if (!isThere) await addCartItem(trx, cart.id, recordId, at());
        return done({ count: items.length + (isThere ? 0 : 1), ...(token === undefined ? {} : { token }) });
      });
    },
    async remove(holder, recordId) {
      const id = cartIdOf(holder);
      if (id === undefined) return;
      await db.deleteFrom('cart_item').where('cart_id', '=', id).where('record_id', '=', recordId).execute();
    },
    async move(holder, recordId, where) {
      const id = cartIdOf(holder);
      if (id === undefined || !(await isCart(db, id))) return;
      await db.transaction().execute(async (trx) => {
        await lockCart(trx, { id, accountPk: pkOf(holder) }, at());
        const order = (await cartItems(trx, id)).map(({ record_id }) => record_id);
        const from = order.indexOf(recordId);
        const to = from + (where === 'up' ? -1 : 1);
        if (from < 0 || to < 0 || to >= order.length) return;
        order.splice(to, 0, ...order.splice(from, 1));
        for (const [place, record] of order.entries()) {
          await trx
            .updateTable('cart_item')
            .set({ position: place + 1 })
            .where('cart_id', '=', id)
            .where('record_id', '=', record)
            .execute();
        }
      });
    },
    async clear(holder) {
      const id = cartIdOf(holder);
      if (id !== undefined) await db.deleteFrom('cart_item').where('cart_id', '=', id).execute();
    },
    async adopt({ actor, cart }) {
      if (actor.kind !== 'reader' || cart === undefined) return;
      await db.transaction().execute(async (trx) => {
        const own = { id: cartKeyOf(actor.pk), accountPk: actor.pk };
        await lockCart(trx, own, at());
        await putIn(trx, own.id, await takeCartItems(trx, tokenHash(cart)));
        await trx.deleteFrom('cart').where('id', '=', tokenHash(cart)).execute();
      });
    },
    async putBack({ actor }, recordIds) {
      if (actor.kind !== 'reader') return;
      await db.transaction().execute(async (trx) => {
        const own = { id: cartKeyOf(actor.pk), accountPk: actor.pk };
        await lockCart(trx, own, at());
        await putIn(trx, own.id, recordIds);
      });
    },
  };
}

function cartIdOf({ actor, cart }: CartHolder): string | undefined {
  if (actor.kind === 'reader') return cartKeyOf(actor.pk);
  return actor.kind === 'guest' && cart !== undefined ? tokenHash(cart) : undefined;
}

function pkOf({ actor }: CartHolder): number | null {
  return actor.kind === 'reader' ? actor.pk : null;
}
