import { OUTCOMES, type CaseState, type GrantState, type ItemState } from './states.ts';
import { ruleOf, type Columns, type GrantGuard, type Part, type Rule } from './transition-rule.ts';

export type { Effect, Guard, Part } from './transition-rule.ts';

/*
 * The three machines, whole: from which state which action leads where, who may do it, what must hold besides, and
 * what comes with it. `transition.ts` is the only writer of a state and knows nothing that does not stand here.
 */

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

const caseRule = (...columns: Columns<CaseRule>): CaseRule => ruleOf(...columns);

export const CASE_RULES: readonly CaseRule[] = [
  caseRule('draft', 'save', 'draft', ['owner']),
  caseRule('draft', 'discard', 'gone', ['owner'], [], ['delete-draft']),
  caseRule('draft', 'forget', 'gone', ['system'], ['draft-forgotten'], ['delete-draft']),
  caseRule(
    'draft',
    'submit',
    'submitted',
    ['owner'],
    ['may-ask'],
    ['give-number', 'fix-items', 'start-clock', 'write-letter', 'mail-reader', 'index-words'],
  ),

  caseRule('submitted', 'claim', 'in-review', ['archivist'], ['not-own'], ['assign']),
  caseRule('in-review', 'release', 'submitted', ['assignee', 'approver'], ['not-own'], ['unassign']),
  ...(['in-review', 'awaiting-applicant', 'consulting'] as const).map((state) =>
    caseRule(state, 'hand-over', state, ['assignee', 'approver'], ['not-own'], ['assign', 'mail-colleague']),
  ),

  caseRule(
    'in-review',
    'ask',
    'awaiting-applicant',
    ['assignee'],
    ['not-own'],
    ['add-message', 'stop-clock', 'mail-reader', 'index-words'],
  ),
  caseRule(
    'awaiting-applicant',
    'reply',
    'in-review',
    ['owner'],
    [],
    ['add-message', 'resume-clock', 'mail-colleague', 'index-words'],
  ),
  caseRule(
    'awaiting-applicant',
    'lapse',
    'closed',
    ['system'],
    ['time-to-answer-over'],
    ['resume-clock', 'drop-items', 'mail-reader'],
  ),

  // An answer that comes too late opens the case again, once.
  caseRule(
    'closed',
    'reply',
    'in-review',
    ['owner'],
    ['may-ask', 'lapsed-once'],
    ['add-message', 'resume-clock', 'open-items', 'mail-colleague', 'index-words'],
  ),

  caseRule('in-review', 'consult', 'consulting', ['assignee'], ['not-own'], ['add-consultation', 'index-words']),
  caseRule('consulting', 'record-opinion', 'in-review', ['assignee'], ['not-own'], ['add-opinion', 'index-words']),
  ...(['in-review', 'consulting'] as const).map((state) =>
    caseRule(
      state,
      'extend',
      state,
      ['approver'],
      ['not-own', 'extension-left'],
      ['add-extension', 'recompute-due', 'write-letter', 'mail-reader', 'index-words'],
    ),
  ),

  caseRule(
    'in-review',
    'issue',
    'decided',
    ['assignee', 'approver'],
    ['not-own', 'all-decided', 'still-fit', 'reader-confirmed'],
    ['give-grants', 'set-appeal-time', 'write-letter', 'mail-reader', 'index-words'],
  ),

  ...(['submitted', 'in-review', 'consulting'] as const).map((state) =>
    caseRule(state, 'withdraw', 'closed', ['owner'], [], ['drop-items', 'mail-reader']),
  ),
  caseRule('awaiting-applicant', 'withdraw', 'closed', ['owner'], [], ['resume-clock', 'drop-items', 'mail-reader']),

  caseRule(
    'decided',
    'appeal',
    'under-appeal',
    ['owner'],
    ['in-time-to-appeal'],
    ['mark-appealed', 'add-message', 'unassign', 'start-clock', 'mail-reader', 'index-words'],
  ),
  caseRule('under-appeal', 'claim', 'under-appeal', ['approver'], ['not-own', 'unassigned', 'new-person'], ['assign']),
  // Another approver may take it from somebody who is away, or is no longer there.
  caseRule(
    'under-appeal',
    'release',
    'under-appeal',
    ['assignee', 'approver'],
    ['not-own', 'assigned', 'new-person'],
    ['unassign'],
  ),
  caseRule(
    'under-appeal',
    'hand-over',
    'under-appeal',
    ['assignee', 'approver'],
    ['not-own', 'assigned', 'new-person'],
    ['assign', 'mail-colleague'],
  ),
  caseRule(
    'under-appeal',
    'uphold',
    'decided',
    ['assignee'],
    ['not-own', 'new-person'],
    ['close-appeal', 'write-letter', 'mail-reader', 'index-words'],
  ),
  caseRule(
    'under-appeal',
    'vary',
    'decided',
    ['assignee'],
    ['not-own', 'new-person'],
    ['decide-anew', 'give-grants', 'close-appeal', 'write-letter', 'mail-reader', 'index-words'],
  ),

  caseRule('decided', 'close', 'closed', ['system'], ['appeal-time-over', 'grants-ended']),
];

export type MessageAction = 'write' | 'tell' | 'note';

/** Words that move nothing. Answers to a question are the transition `reply`. */
export const MESSAGE_RULES: Readonly<Record<MessageAction, { by: readonly Part[]; within: readonly CaseState[] }>> = {
  write: { by: ['owner'], within: ['submitted', 'in-review', 'consulting', 'decided', 'under-appeal'] },
  tell: {
    by: ['desk', 'archivist', 'approver'],
    within: ['submitted', 'in-review', 'awaiting-applicant', 'consulting', 'decided', 'under-appeal'],
  },
  note: {
    by: ['desk', 'archivist', 'approver'],
    within: ['submitted', 'in-review', 'awaiting-applicant', 'consulting', 'decided', 'under-appeal', 'closed'],
  },
};

export type ItemAction = 'propose' | 'return' | 'confirm' | 'drop' | 'reopen' | 'vary';
/** `within`: the case's state. */
export type ItemRule = Rule<ItemState, ItemAction, ItemState> & { within: CaseState };

type ItemMove = Omit<ItemRule, 'within'>;
const itemRule = (...columns: Columns<ItemMove>): ItemMove => ruleOf(...columns);
const within = (state: CaseState, ...moves: readonly ItemMove[]): ItemRule[] =>
  moves.map((move) => ({ ...move, within: state }));
const OPEN: readonly CaseState[] = ['submitted', 'in-review', 'awaiting-applicant', 'consulting'];
const UNDECIDED: readonly ItemState[] = ['pending', 'proposed'];

export const ITEM_RULES: readonly ItemRule[] = [
  ...within(
    'in-review',
    itemRule('pending', 'propose', 'proposed', ['assignee'], ['not-own']),
    itemRule('proposed', 'propose', 'proposed', ['assignee'], ['not-own']),
    itemRule('proposed', 'return', 'pending', ['assignee', 'approver'], ['not-own']),
    // The chain wants one more.
    itemRule(
      'proposed',
      'confirm',
      'proposed',
      ['archivist', 'approver'],
      ['not-own', 'next-in-chain', 'four-eyes', 'still-fit'],
    ),
    ...OUTCOMES.flatMap((outcome) => [
      itemRule(
        'proposed',
        'confirm',
        outcome,
        ['archivist', 'approver'],
        ['not-own', 'next-in-chain', 'four-eyes', 'still-fit'],
      ),
      // Before it is issued, a decision can still be taken back.
      itemRule(outcome, 'return', 'pending', ['assignee', 'approver'], ['not-own']),
    ]),
  ),
  // With the case, when the reader withdraws it or lets it lapse.
  ...OPEN.flatMap((state) =>
    within(
      state,
      ...[...UNDECIDED, ...OUTCOMES].map((from) => itemRule(from, 'drop', 'withdrawn', ['owner', 'system'])),
    ),
  ),
  ...within('closed', itemRule('withdrawn', 'reopen', 'pending', ['owner'])),
  ...within(
    'under-appeal',
    ...OUTCOMES.flatMap((from) =>
      OUTCOMES.map((to) => itemRule(from, 'vary', to, ['assignee'], ['not-own', 'new-person'])),
    ),
  ),
];

export type GrantAction = 'suspend' | 'resume' | 'revoke' | 'replace' | 'expire';
export type GrantRule = Rule<GrantState, GrantAction, GrantState, GrantGuard>;

const grantRule = (...columns: Columns<GrantRule>): GrantRule => ruleOf(...columns);

export const GRANT_RULES: readonly GrantRule[] = [
  grantRule('active', 'suspend', 'suspended', ['approver'], ['not-own'], ['mail-reader']),
  grantRule('suspended', 'resume', 'active', ['approver'], ['not-own'], ['mail-reader']),
  grantRule('active', 'revoke', 'revoked', ['approver'], ['not-own'], ['mail-reader']),
  grantRule('suspended', 'revoke', 'revoked', ['approver'], ['not-own'], ['mail-reader']),
  // An appeal's decision takes the place of the first one's.
  grantRule('active', 'replace', 'revoked', ['assignee'], ['not-own']),
  grantRule('suspended', 'replace', 'revoked', ['assignee'], ['not-own']),
  grantRule('active', 'expire', 'expired', ['system'], ['past-last-day']),
  grantRule('suspended', 'expire', 'expired', ['system'], ['past-last-day']),
];
