import type { Change } from './change.ts';
import type { Refusal } from './refusals.ts';
import type { ItemRow } from './storage/case-rows.ts';
import { stillFit } from './deciding/still-fit.ts';
import { dayAfter } from './calendar-days.ts';
import { chainOf, confirmationsOf, hadAPart, isDecided } from './item-chain.ts';
import { mayAsk } from './may-ask.ts';
import { mayBeGiven } from './may-be-given.ts';
import { countExtensions, deciders, hasLiveGrants } from './storage/guard-facts.ts';
import { takesLateAnswer } from './storage/late-answer.ts';
import type { Guard } from './transitions.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { isTheirOwn } from '../readers/actor.ts';

type Judge = (change: Change, items: readonly ItemRow[]) => Refusal | undefined | Promise<Refusal | undefined>;

const fine = undefined;
const NOT_ALLOWED: Refusal = { code: 'not-allowed' };

/** What each guard of transitions.ts looks at. */
export const GUARDS: Record<Guard, Judge> = {
  'may-ask': ({ actor }) => mayAsk(actor),
  'not-own': ({ actor, row }) => (isTheirOwn(actor, row.account_pk) ? { code: 'own-request' } : fine),
  'new-person': async (change) => {
    const { actor, trx, row, items } = change;
    if (actor.kind !== 'staff') return NOT_ALLOWED;
    const before = await deciders(trx, row.pk, items);
    return before.has(actor.pk) ? { code: 'four-eyes', items: items.map(({ id }) => id) } : fine;
  },
  unassigned: ({ row }) => (row.assignee_pk === null ? fine : { code: 'wrong-state', state: row.state }),
  assigned: ({ row }) => (row.assignee_pk === null ? { code: 'wrong-state', state: row.state } : fine),
  'time-to-answer-over': ({ row, today }) =>
    row.answer_by !== null && today > row.answer_by ? fine : { code: 'wrong-state', state: row.state },
  'lapsed-once': async ({ trx, row }) =>
    (await takesLateAnswer(trx, row)) ? fine : { code: 'wrong-state', state: row.state },
  'draft-forgotten': ({ row, today, rules }) =>
    dayAfter(dayInVietnam(new Date(row.changed_at)), rules.draftDays) < today
      ? fine
      : { code: 'wrong-state', state: row.state },
  'extension-left': async ({ trx, row, rules }) =>
    (await countExtensions(trx, row)) < rules.extension.mostTimes
      ? fine
      : { code: 'limit', limit: 'extensions', most: rules.extension.mostTimes },
  'all-decided': ({ items, rules, access }) => {
    const open = items.filter((item) => !isDecided(item, rules, access));
    return open.length > 0 ? { code: 'undecided', items: open.map(({ id }) => id) } : fine;
  },
  'still-fit': stillFit,
  'reader-confirmed': ({ items, reader }) => mayBeGiven(reader, items),
  'in-time-to-appeal': ({ row, today }) =>
    row.appeal_until !== null && today <= row.appeal_until ? fine : { code: 'too-late', until: row.appeal_until ?? '' },
  'appeal-time-over': ({ row, today }) =>
    row.appeal_until !== null && today > row.appeal_until ? fine : { code: 'wrong-state', state: row.state },
  'grants-ended': async ({ trx, row }) =>
    (await hasLiveGrants(trx, row.pk)) ? { code: 'wrong-state', state: row.state } : fine,
  'next-in-chain': ({ actor, rules, access }, items) =>
    actor.kind === 'staff' &&
    items.every((item) => {
      const role = chainOf(item, rules, access).confirmedBy[confirmationsOf(item).length];
      return role !== undefined && actor.roles.has(role);
    })
      ? fine
      : NOT_ALLOWED,
  'four-eyes': ({ actor, rules, access }, items) => {
    const again = items.filter((item) => chainOf(item, rules, access).fourEyes && hadAPart(item, actor));
    return again.length > 0 ? { code: 'four-eyes', items: again.map(({ id }) => id) } : fine;
  },
};
