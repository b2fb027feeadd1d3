import { isTheirOwn, type Actor } from '../../readers/actor.ts';
import { DESK_ACTIONS, type DeskAction } from '../desk-case.ts';
import { isAppealable } from '../is-appealable.ts';
import { mayAsk } from '../may-ask.ts';
import { READER_ACTIONS, type ReaderAction } from '../own-case.ts';
import { partsOf } from '../parts.ts';
import type { CaseRow, ItemRow } from '../storage/case-rows.ts';
import { CASE_RULES, ITEM_RULES, MESSAGE_RULES, type Part } from '../transitions.ts';
import { canAppeal } from './own-item.ts';

/** What the reader may do with the case now, by the table that the use cases obey. */
export function readerActions(
  actor: Actor,
  row: CaseRow,
  items: readonly ItemRow[],
  { today, lateAnswer }: { today: string; lateAnswer: boolean },
): ReaderAction[] {
  const parts = partsOf(actor, row);
  return READER_ACTIONS.filter((action) => {
    if (!isOpenTo(action, row, items, parts)) return false;
    if (action === 'submit') return mayAsk(actor) === undefined;
    if (action === 'reply' && row.state === 'closed') return lateAnswer && mayAsk(actor) === undefined;
    if (action === 'appeal') return canAppeal(row, today) && items.some(isAppealable);
    return true;
  });
}

interface Standing {
  /** In the first decision. */
  hadAPart: boolean;
  allDecided: boolean;
  /** What can be done with at least one item. */
  onItems: ReadonlySet<string>;
}

/** What this member of staff may do now. Buttons are shown by it; the use cases ask their guards again. */
export function deskActions(
  actor: Actor,
  row: CaseRow,
  items: readonly ItemRow[],
  { hadAPart, allDecided, onItems }: Standing,
): DeskAction[] {
  const parts = partsOf(actor, row);
  if (isTheirOwn(actor, row.account_pk)) return [];
  return DESK_ACTIONS.filter((action) => {
    if (!isOpenTo(action, row, items, parts)) return false;
    if (action === 'issue') return allDecided;
    if (action === 'propose' || action === 'confirm' || action === 'return') return onItems.has(action);
    if (row.state !== 'under-appeal') return true;
    if (action === 'claim') return !hadAPart && row.assignee_pk === null;
    if (action === 'release' || action === 'hand-over') return !hadAPart && row.assignee_pk !== null;
    return action === 'uphold' || action === 'vary' ? !hadAPart : true;
  });
}

function isOpenTo(
  action: ReaderAction | DeskAction,
  row: CaseRow,
  items: readonly ItemRow[],
  parts: ReadonlySet<Part>,
): boolean {
  const isTheirs = ({ by }: { by: readonly Part[] }) => by.some((part) => parts.has(part));
  if (action === 'write' || action === 'tell' || action === 'note') {
    return MESSAGE_RULES[action].within.includes(row.state) && isTheirs(MESSAGE_RULES[action]);
  }
  if (action === 'propose' || action === 'confirm' || action === 'return') {
    return ITEM_RULES.some(
      (rule) =>
        rule.action === action &&
        rule.within === row.state &&
        isTheirs(rule) &&
        items.some(({ state }) => state === rule.from),
    );
  }
  return CASE_RULES.some((rule) => rule.action === action && rule.from === row.state && isTheirs(rule));
}
