import type { CopyOrderState } from './states.ts';

/*
 * The machine of a copy order, whole: from which state which action leads where, who may do it, what must hold
 * besides, and what comes with it. `transition.ts` is the only writer of a state and knows nothing that does not stand
 * here.
 */

/** In what quality somebody acts. */
export type Part =
  /** The reader who orders. */
  | 'owner'
  /** Staff: desk, archivist, approver. */
  | 'desk'
  /** A job. */
  | 'system';

/** What must hold, looked at in this order (guards.ts). */
export type Guard =
  /** The reader's e-mail address is verified, and the reader not suspended. */
  | 'may-order'
  /** The order is not the actor's own. */
  | 'not-own'
  | 'draft-forgotten'
  /** The offer still holds, or the time in which one that was taken is settled. */
  | 'quote-in-time'
  | 'quote-over'
  | 'not-paid'
  | 'is-paid'
  /** Every line may be copied now: open to all, or by a grant that holds and permits it. */
  | 'may-be-copied'
  /** Every line that is handed over as a file has one. */
  | 'files-ready'
  /** The time in which files can be fetched is over. */
  | 'link-over';

/** What happens in the same transaction; each must really happen, or nothing does. */
export type Effect =
  | 'delete-draft'
  | 'give-number'
  | 'fix-lines'
  | 'start-clock'
  | 'freeze-quote'
  | 'settle'
  /** The archive's time runs on: it stood still while the offer lay with the reader. */
  | 'restart-clock'
  | 'number-authentications'
  | 'count-copies'
  | 'open-link'
  | 'mail-reader';

export type CopyAction =
  | 'save'
  | 'discard'
  | 'forget'
  | 'submit'
  | 'quote'
  | 'decline'
  | 'cancel'
  | 'accept'
  | 'expire'
  | 'pay'
  | 'waive'
  | 'begin'
  | 'deliver'
  | 'refund'
  | 'close';

export interface CopyRule {
  from: CopyOrderState;
  action: CopyAction;
  /** `gone`: the row is deleted. */
  to: CopyOrderState | 'gone';
  by: readonly Part[];
  guards: readonly Guard[];
  effects: readonly Effect[];
}

function rule(
  from: CopyOrderState,
  action: CopyAction,
  to: CopyOrderState | 'gone',
  by: readonly Part[],
  guards: readonly Guard[] = [],
  effects: readonly Effect[] = [],
): CopyRule {
  return { from, action, to, by, guards, effects };
}

const UNSETTLED = ['submitted', 'quoted', 'accepted'] as const;

export const COPY_RULES: readonly CopyRule[] = [
  rule('draft', 'save', 'draft', ['owner']),
  // The system, when the reader is erased.
  rule('draft', 'discard', 'gone', ['owner', 'system'], [], ['delete-draft']),
  rule('draft', 'forget', 'gone', ['system'], ['draft-forgotten'], ['delete-draft']),
  rule(
    'draft',
    'submit',
    'submitted',
    ['owner'],
    ['may-order'],
    ['give-number', 'fix-lines', 'start-clock', 'mail-reader'],
  ),
  // For a reader who stands at the desk: staff never see a draft that the reader wrote.
  rule(
    'draft',
    'submit',
    'submitted',
    ['desk'],
    ['not-own', 'may-order'],
    ['give-number', 'fix-lines', 'start-clock', 'mail-reader'],
  ),

  rule('submitted', 'quote', 'quoted', ['desk'], ['not-own', 'may-be-copied'], ['freeze-quote', 'mail-reader']),
  // Pages were counted wrongly: an offer that nobody took yet is made anew.
  rule('quoted', 'quote', 'quoted', ['desk'], ['not-own', 'may-be-copied'], ['freeze-quote', 'mail-reader']),
  rule('quoted', 'accept', 'accepted', ['owner'], ['may-order', 'quote-in-time']),
  // Nobody took it, or nobody came to settle what was taken.
  ...(['quoted', 'accepted'] as const).map((state) =>
    rule(state, 'expire', 'expired', ['system'], ['quote-over'], ['mail-reader']),
  ),

  ...UNSETTLED.flatMap((state) => [
    rule(state, 'cancel', 'cancelled', ['owner', 'system'], [], ['mail-reader']),
    rule(state, 'decline', 'declined', ['desk'], ['not-own'], ['mail-reader']),
  ]),

  // Whoever pays at the desk has taken the offer.
  ...(['quoted', 'accepted'] as const).flatMap((state) => [
    rule(state, 'pay', 'paid', ['desk'], ['not-own', 'quote-in-time'], ['settle', 'restart-clock']),
    rule(state, 'waive', 'waived', ['desk'], ['not-own', 'quote-in-time'], ['settle', 'restart-clock']),
  ]),

  ...(['paid', 'waived'] as const).map((state) =>
    rule(state, 'begin', 'in-production', ['desk'], ['not-own', 'may-be-copied']),
  ),
  rule(
    'in-production',
    'deliver',
    'delivered',
    ['desk'],
    ['not-own', 'may-be-copied', 'files-ready'],
    ['number-authentications', 'count-copies', 'open-link', 'mail-reader'],
  ),
  // It cannot be made after all, or may not be any more.
  ...(['paid', 'in-production'] as const).map((state) =>
    rule(state, 'refund', 'refunded', ['desk'], ['not-own', 'is-paid'], ['mail-reader']),
  ),
  ...(['waived', 'in-production'] as const).map((state) =>
    rule(state, 'decline', 'declined', ['desk'], ['not-own', 'not-paid'], ['mail-reader']),
  ),
  rule('delivered', 'close', 'closed', ['system'], ['link-over']),
];
