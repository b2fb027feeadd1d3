import { remindAndLapse } from '../../../src/requests/keeping-time/remind-and-lapse.ts';
import { claimed, decided, fullForm, GRANTED, REFUSED, send, value, type RequestRoom } from './request-room.ts';

/** Situations a case can be in: the eight states, some of them twice. */
export const SITUATIONS = [
  'draft',
  'submitted',
  /** An has it; one item pending, one proposed by An, one proposed by An and confirmed by Chi. */
  'in-review',
  /** An has it; every item is confirmed. */
  'ready',
  'awaiting-applicant',
  'consulting',
  /** One item refused, one granted; proposed and issued by An, confirmed by Chi. */
  'decided',
  /** The refused item is appealed; nobody has the appeal. */
  'appealed',
  /** Dung has the appeal. */
  'under-appeal',
  /** It lapsed: An asked, and no answer came. */
  'closed',
] as const;
export type Situation = (typeof SITUATIONS)[number];

export interface CaseInSituation {
  id: string;
  version: number;
  itemIds: string[];
}

/** A new case of Lan's, brought there by the use cases alone. */
export async function caseIn(room: RequestRoom, situation: Situation): Promise<CaseInSituation> {
  const { requests, staff, readers, ids } = room;
  switch (situation) {
    case 'draft': {
      const recordIds = [ids.open, ids.closed];
      const draft = value(await requests.newDraft({ actor: readers.lan }, { language: 'vi', recordIds }));
      const form = fullForm(recordIds);
      return { ...draft, itemIds: [], ...value(await requests.saveDraft(readers.lan, draft.id, { ...draft, form })) };
    }
    case 'submitted':
      return send(room, ['closed', 'conditional']);
    case 'in-review':
      return partlyDecided(room);
    case 'ready': {
      const open = await claimed(room, ['closed']);
      const decisions = open.itemIds.map((itemId) => ({ itemId, decision: REFUSED }));
      const proposed = value(await requests.propose(staff.an, open.id, { version: open.version, decisions }));
      return { ...open, ...value(await requests.confirm(staff.chi, open.id, { ...proposed, itemIds: open.itemIds })) };
    }
    case 'awaiting-applicant': {
      const open = await claimed(room, ['closed']);
      return { ...open, ...value(await requests.ask(staff.an, open.id, { version: open.version, text: 'Vì sao?' })) };
    }
    case 'consulting': {
      const open = await claimed(room, ['closed']);
      const consultation = { body: 'Công an tỉnh', question: 'Ý kiến?', answerBy: null, isBinding: false };
      const asked = value(await requests.consult(staff.an, open.id, { version: open.version, ...consultation }));
      return { ...open, ...asked };
    }
    case 'decided':
      return decided(room, ['closed'], REFUSED);
    case 'appealed':
      return appealed(room);
    case 'under-appeal': {
      const open = await appealed(room);
      return { ...open, ...value(await requests.claim(staff.dung, open.id, open)) };
    }
    case 'closed':
      return lapsed(room);
  }
}

/** Asked, and not answered in time: the day is moved, since other cases wait for their readers too. */
async function lapsed(room: RequestRoom): Promise<CaseInSituation> {
  const open = await caseIn(room, 'awaiting-applicant');
  await room.db.updateTable('access_case').set({ answer_by: '2026-11-02' }).where('id', '=', open.id).execute();
  await remindAndLapse(room.room);
  return { ...open, version: value(await room.requests.ownCase(room.readers.lan, open.id)).version };
}

async function partlyDecided(room: RequestRoom): Promise<CaseInSituation> {
  const { requests, staff } = room;
  const open = await claimed(room, ['closed', 'conditional', 'masked']);
  const [, second, third] = open.itemIds as [string, string, string];
  const decisions = [
    { itemId: second, decision: GRANTED },
    { itemId: third, decision: REFUSED },
  ];
  const proposed = value(await requests.propose(staff.an, open.id, { version: open.version, decisions }));
  const confirmed = value(await requests.confirm(staff.chi, open.id, { ...proposed, itemIds: [third] }));
  return { ...open, ...confirmed };
}

async function appealed(room: RequestRoom): Promise<CaseInSituation> {
  const first = await decided(room, ['closed'], REFUSED);
  const { requests, readers } = room;
  const { version, itemIds } = first;
  const text = 'Xin xem xét lại';
  return { ...first, ...value(await requests.appeal(readers.lan, first.id, { version, itemIds, text })) };
}
