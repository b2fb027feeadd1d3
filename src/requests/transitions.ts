import { OUTCOMES, type CaseState, type GrantState, type ItemState } from './states.ts';

/*
 * The three machines, whole: from which state which action leads where, who may do it, what must hold besides, and
 * what comes with it. `transition.ts` is the only writer of a state and knows nothing that does not stand here.
 */

/** In what quality somebody acts on a case. One actor may act in several. */
export type Part =
  /** The reader whose case it is. */
  | 'owner'
  /** The member of staff who has claimed it, and still has the role for it. */
  | 'assignee'
  | 'archivist'
  | 'approver'
  | 'desk'
  /** A job. */
  | 'system';

/** What must hold, looked at in this order (guards.ts). */
export type Guard =
  /** The e-mail address is verified and the reader not suspended. */
  | 'may-ask'
  /** The case is not the actor's own. */
  | 'not-own'
  /** The actor neither proposed, confirmed nor issued anything in the first decision. */
  | 'new-person'
  | 'time-to-answer-over'
  | 'draft-forgotten'
  /** Policy allows one more. */
  | 'extension-left'
  | 'all-decided'
  /** Nothing is granted to a reader whom staff have not confirmed. */
  | 'reader-confirmed'
  | 'in-time-to-appeal'
  | 'appeal-time-over'
  | 'grants-ended'
  /** The chain of the item's access level asks for this actor's role now. */
  | 'next-in-chain'
  /** Another person than the proposer and all who confirmed before, where the chain says so. */
  | 'four-eyes'
  /** The grant's last day is past. */
  | 'past-last-day';

/** What happens in the same transaction; each must really happen, or nothing does (change.ts). */
export type Effect =
  | 'delete-draft'
  | 'give-number'
  | 'fix-items'
  | 'start-clock'
  | 'stop-clock'
  | 'resume-clock'
  | 'recompute-due'
  | 'assign'
  | 'unassign'
  | 'add-message'
  | 'add-consultation'
  | 'add-opinion'
  | 'add-extension'
  | 'drop-items'
  | 'mark-appealed'
  | 'decide-anew'
  | 'give-grants'
  | 'set-appeal-time'
  | 'write-letter'
  | 'mail-reader'
  | 'mail-colleague'
  | 'index-words';

interface Rule<State, Action extends string, To> {
  from: State;
  action: Action;
  to: To;
  by: readonly Part[];
  guards: readonly Guard[];
  effects: readonly Effect[];
}

export type CaseAction =
  | 'save'
  | 'discard'
  | 'forget'
  | 'submit'
  | 'claim'
  | 'release'
  | 'hand-over'
  | 'ask'
  | 'reply'
  | 'lapse'
  | 'consult'
  | 'record-opinion'
  | 'extend'
  | 'issue'
  | 'withdraw'
  | 'appeal'
  | 'uphold'
  | 'vary'
  | 'close';
/** `gone`: the row is deleted. */
export type CaseRule = Rule<CaseState, CaseAction, CaseState | 'gone'>;

const rule = <From, Action extends string, To>(
  from: From,
  action: Action,
  to: To,
  by: readonly Part[],
  guards: readonly Guard[] = [],
  effects: readonly Effect[] = [],
): Rule<From, Action, To> => ({ from, action, to, by, guards, effects });

export const CASE_RULES: readonly CaseRule[] = [
  rule('draft', 'save', 'draft', ['owner']),
  rule('draft', 'discard', 'gone', ['owner'], [], ['delete-draft']),
  rule('draft', 'forget', 'gone', ['system'], ['draft-forgotten'], ['delete-draft']),
  rule('draft', 'submit', 'submitted', ['owner'], ['may-ask'], [
    'give-number', 'fix-items', 'start-clock', 'write-letter', 'mail-reader', 'index-words',
  ]),

  rule('submitted', 'claim', 'in-review', ['archivist'], ['not-own'], ['assign']),
  rule('in-review', 'release', 'submitted', ['assignee', 'approver'], ['not-own'], ['unassign']),
  rule('in-review', 'hand-over', 'in-review', ['assignee', 'approver'], ['not-own'], ['assign', 'mail-colleague']),
  rule('awaiting-applicant', 'hand-over', 'awaiting-applicant', ['assignee', 'approver'], ['not-own'], ['assign', 'mail-colleague']),
  rule('consulting', 'hand-over', 'consulting', ['assignee', 'approver'], ['not-own'], ['assign', 'mail-colleague']),

  rule('in-review', 'ask', 'awaiting-applicant', ['assignee'], ['not-own'], ['add-message', 'stop-clock', 'mail-reader', 'index-words']),
  rule('awaiting-applicant', 'reply', 'in-review', ['owner'], [], ['add-message', 'resume-clock', 'mail-colleague', 'index-words']),
  rule('awaiting-applicant', 'lapse', 'closed', ['system'], ['time-to-answer-over'], ['resume-clock', 'drop-items', 'mail-reader']),

  rule('in-review', 'consult', 'consulting', ['assignee'], ['not-own'], ['add-consultation', 'index-words']),
  rule('consulting', 'record-opinion', 'in-review', ['assignee'], ['not-own'], ['add-opinion']),
  rule('in-review', 'extend', 'in-review', ['approver'], ['not-own', 'extension-left'], ['add-extension', 'recompute-due', 'write-letter', 'mail-reader']),
  rule('consulting', 'extend', 'consulting', ['approver'], ['not-own', 'extension-left'], ['add-extension', 'recompute-due', 'write-letter', 'mail-reader']),

  rule('in-review', 'issue', 'decided', ['assignee', 'approver'], ['not-own', 'all-decided', 'reader-confirmed'], [
    'give-grants', 'set-appeal-time', 'write-letter', 'mail-reader',
  ]),

  rule('submitted', 'withdraw', 'closed', ['owner'], [], ['drop-items', 'mail-reader']),
  rule('in-review', 'withdraw', 'closed', ['owner'], [], ['drop-items', 'mail-reader']),
  rule('awaiting-applicant', 'withdraw', 'closed', ['owner'], [], ['resume-clock', 'drop-items', 'mail-reader']),
  rule('consulting', 'withdraw', 'closed', ['owner'], [], ['drop-items', 'mail-reader']),

  rule('decided', 'appeal', 'under-appeal', ['owner'], ['may-ask', 'in-time-to-appeal'], [
    'mark-appealed', 'add-message', 'unassign', 'start-clock', 'mail-reader', 'index-words',
  ]),
  rule('under-appeal', 'claim', 'under-appeal', ['approver'], ['not-own', 'new-person'], ['assign']),
  rule('under-appeal', 'release', 'under-appeal', ['assignee'], ['not-own'], ['unassign']),
  rule('under-appeal', 'hand-over', 'under-appeal', ['assignee'], ['not-own'], ['assign', 'mail-colleague']),
  rule('under-appeal', 'uphold', 'decided', ['assignee'], ['not-own', 'new-person'], ['write-letter', 'mail-reader']),
  rule('under-appeal', 'vary', 'decided', ['assignee'], ['not-own', 'new-person', 'reader-confirmed'], [
    'decide-anew', 'give-grants', 'write-letter', 'mail-reader',
  ]),

  rule('decided', 'close', 'closed', ['system'], ['appeal-time-over', 'grants-ended']),
];

export type ItemAction = 'propose' | 'return' | 'confirm' | 'drop' | 'vary';
/** `within`: the case's state. */
export type ItemRule = Rule<ItemState, ItemAction, ItemState> & { within: CaseState };

const items = (within: CaseState, ...rules: readonly Rule<ItemState, ItemAction, ItemState>[]): ItemRule[] =>
  rules.map((one) => ({ ...one, within }));
const OPEN: readonly CaseState[] = ['submitted', 'in-review', 'awaiting-applicant', 'consulting'];
const UNDECIDED: readonly ItemState[] = ['pending', 'proposed'];

export const ITEM_RULES: readonly ItemRule[] = [
  ...items(
    'in-review',
    rule('pending', 'propose', 'proposed', ['assignee'], ['not-own']),
    rule('proposed', 'propose', 'proposed', ['assignee'], ['not-own']),
    rule('proposed', 'return', 'pending', ['assignee', 'approver'], ['not-own']),
    // The chain wants one more.
    rule('proposed', 'confirm', 'proposed', ['archivist', 'approver'], ['not-own', 'next-in-chain', 'four-eyes']),
    ...OUTCOMES.flatMap((outcome) => [
      rule('proposed', 'confirm', outcome, ['archivist', 'approver'], ['not-own', 'next-in-chain', 'four-eyes']),
      // Before it is issued, a decision can still be taken back.
      rule(outcome, 'return', 'pending', ['approver'], ['not-own']),
    ]),
  ),
  // With the case, when the reader withdraws it or lets it lapse.
  ...OPEN.flatMap((state) =>
    items(state, ...[...UNDECIDED, ...OUTCOMES].map((from) => rule(from, 'drop', 'withdrawn', ['owner', 'system']))),
  ),
  ...items(
    'under-appeal',
    ...OUTCOMES.flatMap((from) =>
      OUTCOMES.map((to) => rule(from, 'vary', to, ['assignee'], ['not-own', 'new-person'])),
    ),
  ),
];

export type GrantAction = 'suspend' | 'resume' | 'revoke' | 'replace' | 'expire';
export type GrantRule = Rule<GrantState, GrantAction, GrantState>;

export const GRANT_RULES: readonly GrantRule[] = [
  rule('active', 'suspend', 'suspended', ['approver'], ['not-own'], ['mail-reader']),
  rule('suspended', 'resume', 'active', ['approver'], ['not-own'], ['mail-reader']),
  rule('active', 'revoke', 'revoked', ['approver'], ['not-own'], ['mail-reader']),
  rule('suspended', 'revoke', 'revoked', ['approver'], ['not-own'], ['mail-reader']),
  // An appeal's decision takes the place of the first one's.
  rule('active', 'replace', 'revoked', ['assignee'], ['not-own']),
  rule('suspended', 'replace', 'revoked', ['assignee'], ['not-own']),
  rule('active', 'expire', 'expired', ['system'], ['past-last-day']),
  rule('suspended', 'expire', 'expired', ['system'], ['past-last-day']),
];
