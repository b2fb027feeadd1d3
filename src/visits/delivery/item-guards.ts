import { isTheirOwn } from '../../readers/actor.ts';
import { dayAfter } from '../../requests/calendar-days.ts';
import { isWelcome } from '../may-visit.ts';
import { firstIssuedOn } from '../storage/deliveries.ts';
import { shelvedUntil } from './shelved-until.ts';
import { unitsInHand, unitsOut } from '../storage/units-out.ts';
import type { ItemGuard } from '../transitions.ts';
import type { ItemChange } from './item-change.ts';
import type { DeliveryRefusal } from './refusals.ts';

type Judge = (change: ItemChange) => DeliveryRefusal | undefined | Promise<DeliveryRefusal | undefined>;

const fine = undefined;

/** What each guard of an item in transitions.ts looks at. */
export const ITEM_GUARDS: Record<ItemGuard, Judge> = {
  'not-own': ({ actor, visit }) => (isTheirOwn(actor, visit.account_pk) ? { code: 'own-visit' } : fine),
  'visit-stands': ({ visit: { state } }) =>
    state === 'confirmed' || state === 'arrived' ? fine : { code: 'visit-not-standing', state },
  'reader-welcome': ({ reader: { status } }) => (isWelcome(status) ? fine : { code: 'suspended' }),
  'reader-is-here': ({ visit: { state } }) => (state === 'arrived' ? fine : { code: 'reader-not-here', state }),
  'may-be-used': ({ mayBeUsed }) => (mayBeUsed ? fine : { code: 'may-not-be-used' }),
  'may-not-be-used': ({ mayBeUsed }) => (mayBeUsed ? { code: 'may-be-used' } : fine),
  'is-served': ({ unit }) =>
    unit === undefined || unit.serviceState.kind === 'available'
      ? fine
      : { code: 'not-served', serviceState: unit.serviceState },
  'unit-free': async ({ trx, item }) => {
    const out = (await unitsOut(trx, [item.unit_id])).get(item.unit_id);
    return out === undefined ? fine : { code: 'unit-taken', until: out.until };
  },
  'out-of-stack': ({ item }) => (item.out_of_stack === 1 ? fine : { code: 'not-out' }),
  'within-delivery': async ({ trx, reader, rules }) => {
    const most = rules.limits.filesPerDelivery;
    return (await unitsInHand(trx, reader.pk)) < most ? fine : { code: 'limit', limit: 'files-per-delivery', most };
  },
  'still-kept': ({ item, visit, today }) => {
    const until = shelvedUntil({ ...item, day: visit.day });
    return today <= until ? fine : { code: 'kept-too-long', until };
  },
  'may-be-kept': async ({ trx, item, rules, today }) => {
    const until = dayAfter((await firstIssuedOn(trx, item.pk)) ?? today, rules.keepDays);
    return today < until ? fine : { code: 'kept-too-long', until };
  },
};
