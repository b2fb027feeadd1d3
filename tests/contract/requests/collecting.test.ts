import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CartHolder } from '../../../src/requests/cart.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { openRequestRoom, refusal, value, type RequestRoom } from './request-room.ts';

describe.each(DATABASES)('the cart, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind, (yaml) => yaml.replace('itemsInCart: 100', 'itemsInCart: 3'));
  });
  afterEach(() => room.close());

  const guest = { kind: 'guest' as const };
  const order = async (holder: CartHolder) => (await room.cart.list(holder)).map(({ recordId }) => recordId);

  it('is begun under a token of ours, whatever name the browser brings for one', async () => {
    const { cart, ids, db } = room;
    const made = { actor: guest, cart: 'a-name-of-ones-own' };
    await cart.move(made, ids.open, 'up');
    const { token } = value(await cart.add(made, ids.open));
    expect(token).toEqual(expect.any(String));
    expect(await cart.count(made)).toBe(0);
    expect(await cart.count({ actor: guest, cart: token! })).toBe(1);
    expect(await db.selectFrom('cart').select('id').execute()).toHaveLength(1);
  });

  it('works before anybody signs in, for the browser that holds its cookie and no other', async () => {
    const { cart, ids, db } = room;
    const { token } = value(await cart.add({ actor: guest }, ids.open));
    const browser = { actor: guest, cart: token! };
    expect(value(await cart.add(browser, ids.closed))).toEqual({ count: 2 });
    expect(value(await cart.add(browser, ids.open))).toEqual({ count: 2 });
    expect(await cart.count(browser)).toBe(2);
    expect(await cart.holds(browser, [ids.open, ids.second])).toEqual(new Set([ids.open]));
    expect(await cart.list({ actor: guest, cart: 'another' })).toEqual([]);
    expect(await cart.count({ actor: guest })).toBe(0);
    expect(JSON.stringify(await db.selectFrom('cart').selectAll().execute())).not.toContain(token);
  });

  it('keeps the reader’s order, and lets a record be moved and taken out', async () => {
    const { cart, ids, readers } = room;
    const holder = { actor: readers.lan };
    for (const id of [ids.open, ids.second, ids.closed]) value(await cart.add(holder, id));
    await cart.move(holder, ids.closed, 'up');
    await cart.move(holder, ids.open, 'up');
    expect(await order(holder)).toEqual([ids.open, ids.closed, ids.second]);
    await cart.move(holder, ids.open, 'down');
    await cart.remove(holder, ids.second);
    await cart.remove(holder, 'never');
    expect(await order(holder)).toEqual([ids.closed, ids.open]);
    await cart.clear(holder);
    expect(await order(holder)).toEqual([]);
  });

  it('survives signing in: all that the browser gathered follows what was there', async () => {
    const { cart, ids, readers, db } = room;
    value(await cart.add({ actor: readers.lan }, ids.second));
    const { token } = value(await cart.add({ actor: guest }, ids.second));
    value(await cart.add({ actor: readers.lan }, ids.open));
    for (const id of [ids.closed, ids.conditional]) value(await cart.add({ actor: guest, cart: token! }, id));
    const holder = { actor: readers.lan, cart: token! };
    await cart.adopt(holder);
    await cart.adopt(holder);
    expect(await order(holder)).toEqual([ids.second, ids.open, ids.closed, ids.conditional]);
    expect(await db.selectFrom('cart').select('id').execute()).toEqual([{ id: `account:${readers.lan.pk}` }]);
    await cart.remove(holder, ids.open);
    expect(refusal(await cart.add(holder, ids.open))).toEqual({ code: 'limit', limit: 'cart', most: 3 });
    await cart.putBack(holder, [ids.closed, ids.open]);
    expect(await order(holder)).toEqual([ids.second, ids.closed, ids.conditional, ids.open]);
  });

  it('takes records that can be handed over, from readers and guests', async () => {
    const { cart, ids, staff, readers } = room;
    expect(refusal(await cart.add({ actor: readers.lan }, ids.series)).code).toBe('not-requestable');
    expect(refusal(await cart.add({ actor: staff.an }, ids.open)).code).toBe('not-allowed');
    expect(refusal(await cart.add({ actor: readers.lan }, ids.hidden)).code).toBe('not-found');
  });

  it('shows what has gone from the public since as a line without a record', async () => {
    const { cart, ids, readers, db } = room;
    const holder = { actor: readers.lan };
    value(await cart.add(holder, ids.open));
    await db.updateTable('record').set({ title_visibility: 'hidden', listed: 0 }).where('id', '=', ids.open).execute();
    expect(await cart.list(holder)).toMatchObject([{ recordId: ids.open, record: undefined }]);
  });

  it('is emptied into a draft, in order', async () => {
    const { cart, requests, ids, readers } = room;
    const holder = { actor: readers.lan };
    expect(refusal(await requests.newDraft(holder, { language: 'en' })).code).toBe('invalid');
    for (const id of [ids.closed, ids.open]) value(await cart.add(holder, id));
    const { id } = value(await requests.newDraft(holder, { language: 'en' }));
    const own = value(await requests.ownCase(readers.lan, id));
    expect(own.form.items.map(({ recordId }) => recordId)).toEqual([ids.closed, ids.open]);
    expect(own).toMatchObject({ language: 'en', can: ['save', 'discard', 'submit'] });
    expect(await order(holder)).toEqual([]);
  });

  it('is taken into one draft, however often and at once it is asked for', async () => {
    const { cart, requests, ids, readers } = room;
    const holder = { actor: readers.lan };
    for (const id of [ids.closed, ids.open, ids.second]) value(await cart.add(holder, id));
    const fromCart = [ids.closed, ids.open];
    const drafts = await Promise.all([1, 2, 3].map(() => requests.newDraft(holder, { language: 'vi', fromCart })));
    expect(drafts.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await order(holder)).toEqual([ids.second]);
    expect(await requests.ownCases(readers.lan)).toMatchObject([{ state: 'draft', itemCount: 2 }]);
  });
});
