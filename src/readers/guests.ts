import type { Result } from '../platform/result.ts';
import type { Client } from './client.ts';
import type { Parts } from './parts.ts';
import type { TryLater } from './refusals.ts';

/** What people who have not signed in may begin is counted for each client, and for all of them together. */
export function countGuestCart(
  { guard, secrets, policy: { throttle } }: Parts,
  { address }: Pick<Client, 'address'>,
): Promise<Result<void, TryLater>> {
  return guard.take([
    { key: `cart-from:${secrets.keyedHash('throttle', address)}`, rule: throttle.cartsByClient },
    { key: 'cart-from:all', rule: throttle.cartsInAll },
  ]);
}
