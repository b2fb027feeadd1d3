import { dayInVietnam } from '../platform/vietnam-time.ts';
import { dayAfter } from '../requests/calendar-days.ts';
import type { CopyRules } from './policy.ts';
import type { OrderRow } from './storage/order-rows.ts';

type Offer = Pick<OrderRow, 'state' | 'quote_valid_until' | 'accepted_at'>;

/**
 * The last day on which an offer can be taken, or, once it was, on which it can be settled; null where there is none.
 */
export function offerUntil({ state, quote_valid_until, accepted_at }: Offer, rules: CopyRules): string | null {
  if (state === 'quoted') return quote_valid_until;
  if (state !== 'accepted' || accepted_at === null) return null;
  return dayAfter(dayInVietnam(new Date(accepted_at)), rules.acceptedDays);
}
