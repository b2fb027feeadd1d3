import { isTheirOwn, type Actor } from '../../readers/actor.ts';
import { mayVisit } from '../may-visit.ts';
import { partsOf } from '../parts.ts';
import type { VisitRules } from '../policy.ts';
import { cancelUntil, ends } from '../session-times.ts';
import type { VisitItemState } from '../states.ts';
import type { VisitReader } from '../storage/reader-rows.ts';
import type { VisitItemRow, VisitRow } from '../storage/visit-rows.ts';
import { VISIT_RULES, type Guard, type VisitAction } from '../transitions.ts';

interface Standing {
  row: VisitRow;
  items: readonly VisitItemRow[];
  reader: VisitReader;
  rules: VisitRules;
  at: string;
  today: string;
}

const HANDED_OVER: readonly VisitItemState[] = ['issued', 'returned', 'reshelved'];

/** What the actor may do with a visit now, as far as a page can tell: each is judged again when it is done. */
export function possibleActions(actor: Actor, standing: Standing): VisitAction[] {
  const parts = partsOf(actor, standing.row);
  return VISIT_RULES.filter(
    ({ from, by, guards }) =>
      from === standing.row.state &&
      by.some((part) => parts.has(part)) &&
      guards.every((guard) => holds(guard, actor, standing)),
  ).map(({ action }) => action);
}

function holds(guard: Guard, actor: Actor, { row, items, reader, rules, at, today }: Standing): boolean {
  switch (guard) {
    case 'may-visit':
      return mayVisit(reader) === undefined;
    case 'still-held':
      return row.held_until !== null && row.held_until > at;
    case 'hold-over':
      return row.held_until !== null && row.held_until <= at;
    case 'session-open':
      return at < ends(rules, row);
    case 'not-own':
      return !isTheirOwn(actor, row.account_pk);
    case 'before-cut-off':
      return at < cancelUntil(rules, row);
    case 'on-the-day':
      return row.day === today;
    case 'session-over':
      return ends(rules, row) <= at;
    case 'nothing-handed-over':
      return items.every(({ state }) => !HANDED_OVER.includes(state));
    // A page need not read the register for it.
    case 'not-corrected':
      return true;
    case 'nothing-issued':
      return items.every(({ state }) => state !== 'issued');
  }
}
