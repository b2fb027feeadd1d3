/** The words of the tables in transitions.ts: who acts, what must hold, what comes with it. */

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
  /** Nobody has it already. */
  | 'unassigned'
  /** Somebody has it. */
  | 'assigned'
  | 'time-to-answer-over'
  /** It was closed because no answer came, and never opened again. */
  | 'lapsed-once'
  | 'draft-forgotten'
  /** Policy allows one more. */
  | 'extension-left'
  | 'all-decided'
  /** What was proposed or decided can still be given: no refusal that binds, no day that is past, no stricter record. */
  | 'still-fit'
  /** Nothing is granted to a reader whom staff have not confirmed. */
  | 'reader-confirmed'
  | 'in-time-to-appeal'
  | 'appeal-time-over'
  | 'grants-ended'
  /** The chain of the item's access level asks for this actor's role now. */
  | 'next-in-chain'
  /** Another person than the proposer and all who confirmed before, where the chain says so. */
  | 'four-eyes';
/** `past-last-day`: of the grant. */
export type GrantGuard = 'not-own' | 'past-last-day';

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
  | 'open-items'
  | 'mark-appealed'
  | 'close-appeal'
  | 'decide-anew'
  | 'give-grants'
  | 'set-appeal-time'
  | 'write-letter'
  | 'mail-reader'
  | 'mail-colleague'
  | 'index-words';

export interface Rule<State, Action extends string, To, Guards = Guard> {
  from: State;
  action: Action;
  to: To;
  by: readonly Part[];
  guards: readonly Guards[];
  effects: readonly Effect[];
}

/** A rule as a line of the table. */
export type Columns<One extends Rule<unknown, string, unknown, unknown>> = [
  from: One['from'],
  action: One['action'],
  to: One['to'],
  by: One['by'],
  guards?: One['guards'],
  effects?: One['effects'],
];

/** Reads a line of the table. */
export function ruleOf<State, Action extends string, To, Guards>(
  ...[from, action, to, by, guards = [], effects = []]: Columns<Rule<State, Action, To, Guards>>
): Rule<State, Action, To, Guards> {
  return { from, action, to, by, guards, effects };
}
