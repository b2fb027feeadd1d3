import type { Actor } from '../readers/actor.ts';
import type { Result } from '../platform/result.ts';
import type { AppealAnswer } from './deciding/appeal-answer.ts';
import type { CartHolder } from './cart.ts';
import type { DecisionInput } from './item-decision.ts';
import type { OwnCase, OwnCaseLine, OwnGrant } from './own-case.ts';
import type { LetterContent } from './letter-content.ts';
import type { RequestPolicy, RequestRules, TimeLimitKind } from './policy.ts';
import type { Refusal } from './refusals.ts';
import type { RequestForm } from './request-form.ts';

/** What every change gives back: the case's version after it, to be sent along with the next one. */
export interface Written {
  version: number;
}

/** Sent along with every change of a case: whoever writes with an old version is told `stale`. */
export interface Versioned {
  version: number;
}

export interface DraftCheck {
  /** If it were sent now. */
  dueOn: string | null;
  timeLimit: TimeLimitKind;
  workingDays: number;
}

type Change<Value = Written> = Promise<Result<Value, Refusal>>;

/**
 * Access requests: what readers and staff do with them. Each takes the actor first and decides by itself; ids are
 * those of addresses. A refusal leaves everything as it was. The staff's reading side is `Desk` (desk.ts).
 */
export interface Requests extends ReaderRequests, StaffRequests, GrantChanges {
  /** The rules that hold now. */
  rules(): RequestRules;
  readonly policy: RequestPolicy;
}

export interface NewDraft {
  language: 'vi' | 'en';
  recordIds?: readonly string[];
  fromCart?: readonly string[];
}

export interface ReaderRequests {
  /**
   * A draft, which staff do not see. Without `recordIds` it takes over what is in the cart, or of that what `fromCart`
   * names: pressed twice, the second finds it taken.
   * Refused: `email-not-verified`, `suspended`, `limit` (drafts), `invalid` (nothing in the cart), `not-allowed`.
   */
  newDraft(holder: CartHolder, input: NewDraft): Change<{ id: string; version: number }>;
  /** Keeps the form as it is, unfinished or wrong. Texts beyond any length a person types are `invalid`. */
  saveDraft(actor: Actor, id: string, input: Versioned & { form: RequestForm }): Change;
  /** Gone for good, with its files. */
  discardDraft(actor: Actor, id: string, input: Versioned): Change<null>;
  /** What sending would refuse the form for, without sending it. */
  checkDraft(actor: Actor, id: string): Change<DraftCheck>;
  /**
   * Sends the draft as it was last saved. `submissionKey` is random, made with the page that has the button:
   * pressing twice gives the same answer twice. Limits: items, cases a day, open cases (policy).
   */
  submit(
    actor: Actor,
    id: string,
    input: Versioned & { submissionKey: string },
  ): Change<{ version: number; number: string; dueOn: string }>;
  /** Answers what the archive asked; the clock goes on. Attachments are those added to this case and not yet sent. */
  reply(actor: Actor, id: string, input: Versioned & { text: string; attachmentIds?: readonly string[] }): Change;
  /**
   * A message at any other time while the case is open. `repeated`: it was sent just before with the same files, and
   * nothing was written; those added for it are to be removed.
   */
  write(
    actor: Actor,
    id: string,
    input: { text: string; attachmentIds?: readonly string[] },
  ): Change<Written & { repeated?: true }>;
  withdraw(actor: Actor, id: string, input: Versioned): Change;
  /** Against the decision on these items, once for each, until `appealUntil`. */
  appeal(actor: Actor, id: string, input: Versioned & { itemIds: readonly string[]; text: string }): Change;

  /** The reader's own, newest first. */
  ownCases(actor: Actor): Promise<OwnCaseLine[]>;
  ownCase(actor: Actor, id: string): Promise<Result<OwnCase, { code: 'not-found' }>>;
  ownGrants(actor: Actor): Promise<OwnGrant[]>;
  /** Data of a letter of the reader's own case, or for staff of any: what its PDF is made from. */
  letter(actor: Actor, caseId: string, letterId: string): Promise<Result<LetterContent, { code: 'not-found' }>>;
}

export interface StaffRequests {
  /** Takes a waiting case (archivist), or an appeal (approver who had no part in the first decision). */
  claim(actor: Actor, id: string, input: Versioned): Change;
  /** Back among the new ones; an appeal, for another approver to take. */
  release(actor: Actor, id: string, input: Versioned): Change;
  /** To another archivist (an approver, for an appeal) by account id; they are told by mail. */
  handOver(actor: Actor, id: string, input: Versioned & { to: string }): Change;
  /** Asks the reader; the clock stands still until the answer. */
  ask(actor: Actor, id: string, input: Versioned & { text: string }): Change;
  /** To the reader, without stopping the clock; files and `repeated` as with `write`. */
  tell(
    actor: Actor,
    id: string,
    input: { text: string; attachmentIds?: readonly string[] },
  ): Change<Written & { repeated?: true }>;
  /** Between staff only. */
  note(actor: Actor, id: string, input: { text: string }): Change;
  consult(
    actor: Actor,
    id: string,
    input: Versioned & { body: string; question: string; answerBy: string | null; isBinding: boolean },
  ): Change;
  recordOpinion(
    actor: Actor,
    id: string,
    input: Versioned & { consultationId: string; opinion: string; consents: boolean },
  ): Change;
  /** An approver adds working days, with a reason that the reader is told. Limits: policy. */
  extend(actor: Actor, id: string, input: Versioned & { workingDays: number; reason: string }): Change;
  /** One or many items at once, all or none. Proposing anew replaces a proposal. */
  propose(
    actor: Actor,
    id: string,
    input: Versioned & { decisions: readonly { itemId: string; decision: DecisionInput }[] },
  ): Change;
  /** The proposals go back with a note that the reader never sees. Also undoes a confirmation before issuing. */
  returnProposals(actor: Actor, id: string, input: Versioned & { itemIds: readonly string[]; note: string }): Change;
  /** By whom and how often: the chain of the item's access level (policy). All or none. */
  confirm(actor: Actor, id: string, input: Versioned & { itemIds: readonly string[] }): Change;
  /** Tells the reader: letter, mail, grants, time of appeal. Every item must have its confirmed decision. */
  issue(actor: Actor, id: string, input: Versioned): Change<{ version: number; letterId: string }>;
  /** The letter that `issue` would send now: for the preview. */
  letterPreview(actor: Actor, id: string): Promise<Result<LetterContent, Refusal>>;
  /** The letter that `uphold` or, with decisions, `vary` would send now: for the preview. */
  answerPreview(actor: Actor, id: string, answer: AppealAnswer): Promise<Result<LetterContent, Refusal>>;
  /** The decision stands. By an approver who had no part in it. */
  uphold(actor: Actor, id: string, input: Versioned & { words: string }): Change<{ version: number; letterId: string }>;
  /** Another decision on items under appeal; those not named stand. */
  vary(
    actor: Actor,
    id: string,
    input: Versioned & { words: string; decisions: readonly { itemId: string; decision: DecisionInput }[] },
  ): Change<{ version: number; letterId: string }>;
}

export interface GrantChanges {
  /** Holds at once: asked at every page and byte range. */
  suspendGrant(actor: Actor, grantId: string, input: Versioned & { reason: string }): Change;
  resumeGrant(actor: Actor, grantId: string, input: Versioned): Change;
  revokeGrant(actor: Actor, grantId: string, input: Versioned & { reason: string }): Change;
}
