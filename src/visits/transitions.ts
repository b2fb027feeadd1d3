import type { VisitItemState, VisitState } from './states.ts';

/*
 * The two machines, whole: from which state which action leads where, who may do it, what must hold besides, and what
 * comes with it. `transition.ts` is the only writer of a state and knows nothing that does not stand here.
 */

/** In what quality somebody acts. */
export type Part =
  /** The reader who booked. */
  | 'owner'
  /** Staff of the reading room: desk, archivist, approver. */
  | 'desk'
  /** A job, or a rule of the policy. */
  | 'system';

/** What must hold, looked at in this order (guards.ts). */
export type Guard =
  /** The e-mail address is verified and the reader not suspended. */
  | 'may-visit'
  /** The time for which the seat is held is not over. */
  | 'still-held'
  /** It is over. */
  | 'hold-over'
  /** The session is open, in time (lead, horizon), and not the reader's second of that half-day. */
  | 'session-open'
  /** Nobody in the reading room confirms or receives themself. */
  | 'not-own'
  /** Until when a reader may cancel or move (policy). */
  | 'before-cut-off'
  /** It is the visit's day. */
  | 'on-the-day'
  /** The session has ended. */
  | 'session-over'
  /** No item of it is in the reader's hands. */
  | 'nothing-issued'
  /** Nothing was handed over in it at all. */
  | 'nothing-handed-over'
  /** Its line of the register is as it was entered. */
  | 'not-corrected';

export type Effect =
  | 'give-number'
  | 'fix-items'
  | 'keep-seat'
  | 'free-seat'
  | 'offer-seat'
  | 'drop-items'
  | 'withhold-items'
  | 'book-anew'
  | 'note-identity'
  | 'count-visit'
  | 'forget-identity'
  | 'uncount-visit'
  | 'put-back-kept'
  | 'mail-reader';

export type VisitAction =
  | 'release'
  | 'request'
  | 'change-files'
  | 'confirm'
  /** Back to waiting for staff: its reader changed it beyond what policy confirms at once. */
  | 'reopen'
  | 'decline'
  | 'cancel'
  | 'call-off'
  | 'move'
  | 'arrive'
  /** It was pressed on the wrong visit. */
  | 'undo-arrival'
  | 'complete'
  | 'miss'
  /** Nobody answered before the session was over. */
  | 'lapse';

interface Rule<State, Action, AGuard, AnEffect> {
  from: State;
  action: Action;
  to: State;
  by: readonly Part[];
  guards: readonly AGuard[];
  effects: readonly AnEffect[];
}

export type VisitRule = Rule<VisitState, VisitAction, Guard, Effect>;

function visitRule(
  from: VisitState,
  action: VisitAction,
  to: VisitState,
  by: readonly Part[],
  guards: readonly Guard[] = [],
  effects: readonly Effect[] = [],
): VisitRule {
  return { from, action, to, by, guards, effects };
}

export const VISIT_RULES: readonly VisitRule[] = [
  visitRule('held', 'release', 'released', ['owner', 'desk'], [], ['free-seat', 'offer-seat']),
  visitRule('held', 'release', 'released', ['system'], ['hold-over'], ['free-seat', 'offer-seat']),
  visitRule(
    'held',
    'request',
    'requested',
    ['owner', 'desk'],
    ['may-visit', 'still-held', 'session-open'],
    ['give-number', 'fix-items', 'keep-seat', 'mail-reader'],
  ),

  ...(['requested', 'confirmed'] as const).flatMap((state) => [
    visitRule(state, 'change-files', state, ['owner'], ['may-visit'], ['fix-items']),
    visitRule(state, 'change-files', state, ['desk'], ['not-own', 'may-visit'], ['fix-items']),
  ]),
  // A reader who is here asks for one more.
  visitRule('arrived', 'change-files', 'arrived', ['desk'], ['not-own', 'may-visit'], ['fix-items']),

  visitRule(
    'requested',
    'confirm',
    'confirmed',
    ['desk', 'system'],
    ['not-own', 'session-open'],
    ['withhold-items', 'drop-items', 'mail-reader'],
  ),
  // The reader added what nobody has looked at yet: see change-files.ts.
  visitRule('confirmed', 'reopen', 'requested', ['system'], [], ['mail-reader']),
  visitRule(
    'requested',
    'decline',
    'declined',
    ['desk'],
    ['not-own'],
    ['free-seat', 'drop-items', 'offer-seat', 'mail-reader'],
  ),
  visitRule(
    'requested',
    'lapse',
    'declined',
    ['system'],
    ['session-over'],
    ['free-seat', 'drop-items', 'offer-seat', 'mail-reader'],
  ),
  ...(['requested', 'confirmed'] as const).flatMap((state) => [
    visitRule(
      state,
      'cancel',
      'cancelled-by-reader',
      ['owner'],
      ['before-cut-off'],
      ['free-seat', 'drop-items', 'offer-seat', 'mail-reader'],
    ),
    visitRule(
      state,
      'call-off',
      'cancelled-by-staff',
      // The system, where the reader is erased.
      ['desk', 'system'],
      ['not-own'],
      ['free-seat', 'drop-items', 'offer-seat', 'mail-reader'],
    ),
    // One step: the new visit is booked with the same files, or nothing happens at all.
    visitRule(
      state,
      'move',
      'moved',
      ['owner'],
      ['may-visit', 'before-cut-off'],
      ['book-anew', 'free-seat', 'offer-seat', 'mail-reader'],
    ),
    visitRule(state, 'move', 'moved', ['desk'], ['not-own'], ['book-anew', 'free-seat', 'offer-seat', 'mail-reader']),
  ]),

  visitRule(
    'confirmed',
    'arrive',
    'arrived',
    ['desk'],
    ['not-own', 'may-visit', 'on-the-day'],
    ['note-identity', 'count-visit'],
  ),
  visitRule(
    'arrived',
    'undo-arrival',
    'confirmed',
    ['desk'],
    ['not-own', 'on-the-day', 'nothing-handed-over', 'not-corrected'],
    ['forget-identity', 'uncount-visit', 'put-back-kept'],
  ),
  visitRule('arrived', 'complete', 'completed', ['desk'], ['not-own', 'nothing-issued'], ['free-seat', 'drop-items']),
  visitRule('confirmed', 'miss', 'no-show', ['desk', 'system'], ['session-over'], ['free-seat', 'drop-items']),
];

export type VisitItemAction =
  | 'print'
  | 'pull'
  | 'shelve'
  | 'issue'
  | 'return'
  | 'keep'
  | 'reshelve'
  | 'not-found'
  | 'unfit'
  | 'in-use'
  | 'withhold'
  | 'drop';

export type ItemGuard =
  /** The visit is not the actor's own: a hand-over has two signatures. */
  | 'not-own'
  /** Its visit is confirmed, or the reader is here. */
  | 'visit-stands'
  /** The reader's account is neither suspended nor closed: nothing is fetched for somebody who may not come. */
  | 'reader-welcome'
  /** The reader is here: arrived and not gone. */
  | 'reader-is-here'
  /** Open to all now, or the reader's grant holds now; else the item is withheld. */
  | 'may-be-used'
  /** The grant does not hold (any more). */
  | 'may-not-be-used'
  /** Served now: neither in treatment nor too weak. */
  | 'is-served'
  /** In nobody's hands, and out of the stack for nobody else. */
  | 'unit-free'
  /** Out of the stack for this item. */
  | 'out-of-stack'
  /** Fewer are in the reader's hands than one delivery may have (policy). */
  | 'within-delivery'
  /** Its visit's day, or the one until which it is kept, is not past: what lies there longer goes back. */
  | 'still-kept'
  /** Not longer than policy lets a delivery be kept. */
  | 'may-be-kept';

export type ItemEffect =
  | 'number-slip'
  | 'take-from-stack'
  | 'back-to-stack'
  /** Where a grant allows so many readings, the hand-over is one of them. */
  | 'count-view'
  | 'open-delivery'
  | 'close-delivery'
  | 'count-files'
  | 'queue-up'
  | 'mail-reader';

export type VisitItemRule = Rule<VisitItemState, VisitItemAction, ItemGuard, ItemEffect>;

function itemRule(
  from: VisitItemState,
  action: VisitItemAction,
  to: VisitItemState,
  by: readonly Part[],
  guards: readonly ItemGuard[] = [],
  effects: readonly ItemEffect[] = [],
): VisitItemRule {
  return { from, action, to, by, guards, effects };
}

const STAFF: readonly Part[] = ['desk'];
const BEFORE_ISSUE = ['planned', 'to-pull', 'pulled', 'on-shelf', 'not-found', 'unfit', 'in-use'] as const;

export const VISIT_ITEM_RULES: readonly VisitItemRule[] = [
  // The first print and each reprint, which is numbered. What was not found or was in use may be sent for again.
  ...(['planned', 'to-pull', 'not-found', 'in-use'] as const).map((from) =>
    itemRule(
      from,
      'print',
      'to-pull',
      STAFF,
      ['visit-stands', 'reader-welcome', 'may-be-used', 'is-served'],
      ['number-slip'],
    ),
  ),
  itemRule(
    'to-pull',
    'pull',
    'pulled',
    STAFF,
    ['visit-stands', 'reader-welcome', 'may-be-used', 'unit-free'],
    ['take-from-stack'],
  ),
  itemRule('pulled', 'shelve', 'on-shelf', STAFF, ['may-be-used', 'out-of-stack']),
  itemRule(
    'on-shelf',
    'issue',
    'issued',
    STAFF,
    ['not-own', 'reader-is-here', 'reader-welcome', 'may-be-used', 'out-of-stack', 'still-kept', 'within-delivery'],
    ['count-view', 'open-delivery', 'count-files'],
  ),
  itemRule('issued', 'return', 'returned', STAFF, ['not-own'], ['close-delivery']),
  itemRule('returned', 'keep', 'on-shelf', STAFF, ['may-be-used', 'may-be-kept']),
  ...(['pulled', 'on-shelf', 'returned'] as const).map((from) =>
    itemRule(from, 'reshelve', 'reshelved', STAFF, ['out-of-stack'], ['back-to-stack']),
  ),
  // Fetched in vain: the unit goes back, what became of the item stays said.
  ...(['unfit', 'withheld', 'cancelled'] as const).map((from) =>
    itemRule(from, 'reshelve', from, STAFF, ['out-of-stack'], ['back-to-stack']),
  ),

  itemRule('to-pull', 'not-found', 'not-found', STAFF, [], ['mail-reader']),
  ...(['to-pull', 'pulled', 'on-shelf'] as const).map((from) =>
    itemRule(from, 'unfit', 'unfit', STAFF, [], ['mail-reader']),
  ),
  itemRule('to-pull', 'in-use', 'in-use', STAFF, [], ['queue-up', 'mail-reader']),
  ...BEFORE_ISSUE.flatMap((from) => [
    itemRule(from, 'withhold', 'withheld', ['desk', 'system'], ['may-not-be-used'], ['mail-reader']),
    itemRule(from, 'drop', 'cancelled', ['owner', 'desk', 'system']),
  ]),
];
