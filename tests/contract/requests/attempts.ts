import type { Actor } from '../../../src/readers/actor.ts';
import { GUEST, SYSTEM } from '../../../src/readers/actor.ts';
import type { Result } from '../../../src/platform/result.ts';
import type { Refusal } from '../../../src/requests/refusals.ts';
import type { CaseInSituation, Situation } from './case-in-state.ts';
import { fullForm, GRANTED, REFUSED, type RequestRoom } from './request-room.ts';

/** Everybody who may try something on a case of Lan's. */
export const WHO = [
  'guest',
  'owner',
  'suspended owner',
  'unverified owner',
  'other reader',
  'desk',
  'archivist who has it',
  'other archivist',
  'approver of the first decision',
  'approver who has the appeal',
  'new approver',
  'administrator',
  'system',
] as const;
export type Who = (typeof WHO)[number];

export function actorFor({ readers, staff }: RequestRoom, who: Who): Actor {
  switch (who) {
    case 'guest':
      return GUEST;
    case 'owner':
      return readers.lan;
    case 'suspended owner':
      return { ...readers.lan, status: 'suspended' };
    case 'unverified owner':
      return { ...readers.lan, emailVerified: false };
    case 'other reader':
      return readers.minh;
    case 'desk':
      return staff.desk;
    case 'archivist who has it':
      return staff.an;
    case 'other archivist':
      return staff.binh;
    case 'approver of the first decision':
      return staff.chi;
    case 'approver who has the appeal':
      return staff.dung;
    case 'new approver':
      return staff.em;
    case 'administrator':
      return staff.admin;
    case 'system':
      return SYSTEM;
  }
}

const OWNERS: readonly Who[] = ['owner', 'suspended owner', 'unverified owner'];
const APPROVERS: readonly Who[] = ['approver of the first decision', 'approver who has the appeal', 'new approver'];
const STAFF: readonly Who[] = ['desk', 'archivist who has it', 'other archivist', ...APPROVERS];
const WORKING: readonly Who[] = ['archivist who has it', ...APPROVERS];
const SENT: readonly Situation[] = [
  'submitted',
  'in-review',
  'ready',
  'awaiting-applicant',
  'consulting',
  'decided',
  'appealed',
  'under-appeal',
];
const except = (...left: Situation[]) => SENT.filter((situation) => !left.includes(situation));

interface Attempt {
  /** By whom and in which situation it is done; whoever else, whenever else, is refused. */
  allowed: readonly (readonly [situations: readonly Situation[], who: readonly Who[]])[];
  make(room: RequestRoom, actor: Actor, on: CaseInSituation): Promise<Result<unknown, Refusal>>;
}

/**
 * Every action with input that is in order, and who may do it when: written down here a second time, apart from
 * transitions.ts, so that a slip there is seen.
 */
export const ATTEMPTS: Record<string, Attempt> = {
  'save the draft': {
    allowed: [[['draft'], OWNERS]],
    make: ({ requests, ids }, actor, { id, version }) =>
      requests.saveDraft(actor, id, { version, form: fullForm([ids.open]) }),
  },
  'discard the draft': {
    allowed: [[['draft'], OWNERS]],
    make: ({ requests }, actor, { id, version }) => requests.discardDraft(actor, id, { version }),
  },
  submit: {
    allowed: [[['draft'], ['owner']]],
    make: ({ requests }, actor, { id, version }) =>
      requests.submit(actor, id, { version, submissionKey: `attempt-${Math.random()}` }),
  },
  reply: {
    allowed: [
      [['awaiting-applicant'], OWNERS],
      [['closed'], ['owner']],
    ],
    make: ({ requests }, actor, { id, version }) => requests.reply(actor, id, { version, text: 'Trả lời' }),
  },
  'write a message': {
    allowed: [[except('awaiting-applicant'), OWNERS]],
    make: ({ requests }, actor, { id }) => requests.write(actor, id, { text: 'Xin hỏi' }),
  },
  withdraw: {
    allowed: [[except('decided', 'appealed', 'under-appeal'), OWNERS]],
    make: ({ requests }, actor, { id, version }) => requests.withdraw(actor, id, { version }),
  },
  appeal: {
    allowed: [[['decided'], OWNERS]],
    make: ({ requests }, actor, { id, version, itemIds }) =>
      requests.appeal(actor, id, { version, itemIds: itemIds.slice(0, 1), text: 'Xin xem xét lại' }),
  },
  claim: {
    allowed: [
      [['submitted'], ['archivist who has it', 'other archivist']],
      [['appealed'], ['approver who has the appeal', 'new approver']],
    ],
    make: ({ requests }, actor, { id, version }) => requests.claim(actor, id, { version }),
  },
  release: {
    allowed: [
      [['in-review', 'ready'], WORKING],
      [['under-appeal'], ['approver who has the appeal', 'new approver']],
    ],
    make: ({ requests }, actor, { id, version }) => requests.release(actor, id, { version }),
  },
  'hand over': {
    allowed: [[['in-review', 'ready', 'awaiting-applicant', 'consulting'], WORKING]],
    make: ({ requests, staff }, actor, { id, version }) => requests.handOver(actor, id, { version, to: staff.binh.id }),
  },
  'hand the appeal over': {
    allowed: [[['under-appeal'], ['approver who has the appeal', 'new approver']]],
    make: ({ requests, staff }, actor, { id, version }) => requests.handOver(actor, id, { version, to: staff.em.id }),
  },
  ask: {
    allowed: [[['in-review', 'ready'], ['archivist who has it']]],
    make: ({ requests }, actor, { id, version }) => requests.ask(actor, id, { version, text: 'Hỏi' }),
  },
  tell: {
    allowed: [[SENT, STAFF]],
    make: ({ requests }, actor, { id }) => requests.tell(actor, id, { text: 'Báo' }),
  },
  note: {
    allowed: [[[...SENT, 'closed'], STAFF]],
    make: ({ requests }, actor, { id }) => requests.note(actor, id, { text: 'Ghi' }),
  },
  consult: {
    allowed: [[['in-review', 'ready'], ['archivist who has it']]],
    make: ({ requests }, actor, { id, version }) =>
      requests.consult(actor, id, { version, body: 'Sở', question: 'Ý kiến?', answerBy: null, isBinding: false }),
  },
  'record the opinion': {
    allowed: [[['consulting'], ['archivist who has it']]],
    async make({ requests, db }, actor, { id, version }) {
      const open = await db
        .selectFrom('consultation')
        .innerJoin('access_case', 'access_case.pk', 'consultation.case_pk')
        .select('consultation.id')
        .where('access_case.id', '=', id)
        .executeTakeFirst();
      const opinion = { consultationId: open?.id ?? 'none', opinion: 'Đồng ý', consents: true };
      return requests.recordOpinion(actor, id, { version, ...opinion });
    },
  },
  extend: {
    allowed: [[['in-review', 'ready', 'consulting'], APPROVERS]],
    make: ({ requests }, actor, { id, version }) =>
      requests.extend(actor, id, { version, workingDays: 2, reason: 'Cần thêm thời gian' }),
  },
  'propose for the first item': {
    allowed: [[['in-review'], ['archivist who has it']]],
    make: ({ requests }, actor, { id, version, itemIds }) =>
      requests.propose(actor, id, { version, decisions: [{ itemId: itemIds[0] ?? 'none', decision: REFUSED }] }),
  },
  'confirm the second item': {
    allowed: [[['in-review'], APPROVERS]],
    make: ({ requests }, actor, { id, version, itemIds }) =>
      requests.confirm(actor, id, { version, itemIds: [itemIds[1] ?? 'none'] }),
  },
  'return the second item': {
    allowed: [[['in-review'], WORKING]],
    make: ({ requests }, actor, { id, version, itemIds }) =>
      requests.returnProposals(actor, id, { version, itemIds: [itemIds[1] ?? 'none'], note: 'Xem lại' }),
  },
  'take back the last item': {
    allowed: [[['in-review', 'ready'], WORKING]],
    make: ({ requests }, actor, { id, version, itemIds }) =>
      requests.returnProposals(actor, id, { version, itemIds: [itemIds.at(-1) ?? 'none'], note: 'Xem lại' }),
  },
  issue: {
    allowed: [[['ready'], WORKING]],
    make: ({ requests }, actor, { id, version }) => requests.issue(actor, id, { version }),
  },
  uphold: {
    allowed: [[['under-appeal'], ['approver who has the appeal']]],
    make: ({ requests }, actor, { id, version }) => requests.uphold(actor, id, { version, words: 'Giữ nguyên' }),
  },
  vary: {
    allowed: [[['under-appeal'], ['approver who has the appeal']]],
    make: ({ requests }, actor, { id, version, itemIds }) =>
      requests.vary(actor, id, {
        version,
        words: 'Thay đổi',
        decisions: [{ itemId: itemIds[0] ?? 'none', decision: GRANTED }],
      }),
  },
};

export function isAllowed(name: string, situation: Situation, who: Who): boolean {
  return ATTEMPTS[name]!.allowed.some(([situations, people]) => situations.includes(situation) && people.includes(who));
}
