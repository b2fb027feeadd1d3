import { dayInVietnam } from '../platform/vietnam-time.ts';
import { appealDecision } from './asking/appeal-decision.ts';
import { checkDraft } from './asking/check-draft.ts';
import { discardDraft } from './asking/discard-draft.ts';
import { newDraft } from './asking/new-draft.ts';
import { replyToQuestion } from './asking/reply-to-question.ts';
import { saveDraft } from './asking/save-draft.ts';
import { submitRequest } from './asking/submit-request.ts';
import { withdrawRequest } from './asking/withdraw-request.ts';
import { askReader } from './deciding/ask-reader.ts';
import { claimCase, releaseCase } from './deciding/claim-case.ts';
import { confirmDecisions } from './deciding/confirm-decisions.ts';
import { consultBody } from './deciding/consult-body.ts';
import { upholdDecision, varyDecision } from './deciding/decide-appeal.ts';
import { extendTime } from './deciding/extend-time.ts';
import { handOverCase } from './deciding/hand-over-case.ts';
import { issueDecision } from './deciding/issue-decision.ts';
import { previewAnswer } from './deciding/preview-answer.ts';
import { previewLetter } from './deciding/preview-letter.ts';
import { proposeDecisions } from './deciding/propose-decisions.ts';
import { recordOpinion } from './deciding/record-opinion.ts';
import { returnProposals } from './deciding/return-proposals.ts';
import { createGrantChanges } from './granting/change-grants.ts';
import { sendMessage } from './messages.ts';
import { ownCase } from './reading/own-case.ts';
import { ownGrants } from './reading/own-grants.ts';
import { ownCases } from './reading/own-lines.ts';
import { readLetter } from './reading/read-letter.ts';
import type { Requests } from './requests.ts';
import type { Room } from './room.ts';

/** Access requests as kept in the database. */
export function createRequests(room: Room): Requests {
  return {
    policy: room.policy,
    rules: () => room.policy.on(dayInVietnam(room.now())),

    newDraft: (holder, input) => newDraft(room, holder, input),
    saveDraft: (actor, id, input) => saveDraft(room, actor, id, input),
    discardDraft: (actor, id, input) => discardDraft(room, actor, id, input),
    checkDraft: (actor, id) => checkDraft(room, actor, id),
    submit: (actor, id, input) => submitRequest(room, actor, id, input),
    reply: (actor, id, input) => replyToQuestion(room, actor, id, input),
    write: (actor, id, input) => sendMessage(room, actor, id, { ...input, action: 'write' }),
    withdraw: (actor, id, input) => withdrawRequest(room, actor, id, input),
    appeal: (actor, id, input) => appealDecision(room, actor, id, input),
    ownCases: (actor) => ownCases(room, actor),
    ownCase: (actor, id) => ownCase(room, actor, id),
    ownGrants: (actor) => ownGrants(room, actor),
    letter: (actor, caseId, letterId) => readLetter(room, actor, caseId, letterId),

    claim: (actor, id, input) => claimCase(room, actor, id, input),
    release: (actor, id, input) => releaseCase(room, actor, id, input),
    handOver: (actor, id, input) => handOverCase(room, actor, id, input),
    ask: (actor, id, input) => askReader(room, actor, id, input),
    tell: (actor, id, input) => sendMessage(room, actor, id, { ...input, action: 'tell' }),
    note: (actor, id, { text }) => sendMessage(room, actor, id, { text, action: 'note' }),
    consult: (actor, id, input) => consultBody(room, actor, id, input),
    recordOpinion: (actor, id, input) => recordOpinion(room, actor, id, input),
    extend: (actor, id, input) => extendTime(room, actor, id, input),
    propose: (actor, id, input) => proposeDecisions(room, actor, id, input),
    returnProposals: (actor, id, input) => returnProposals(room, actor, id, input),
    confirm: (actor, id, input) => confirmDecisions(room, actor, id, input),
    issue: (actor, id, input) => issueDecision(room, actor, id, input),
    letterPreview: (actor, id) => previewLetter(room, actor, id),
    answerPreview: (actor, id, answer) => previewAnswer(room, actor, id, answer),
    uphold: (actor, id, input) => upholdDecision(room, actor, id, input),
    vary: (actor, id, input) => varyDecision(room, actor, id, input),

    ...createGrantChanges(room),
  };
}
