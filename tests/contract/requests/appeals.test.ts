import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../catalogue/archive.ts';
import { wordsOfAppeals } from '../../../src/platform/database/migrations/2026-11-30-words-of-appeals.ts';
import type { DecisionInput } from '../../../src/requests/item-decision.ts';
import { caseIn } from './case-in-state.ts';
import {
  addStaff,
  decided,
  GRANTED,
  openRequestRoom,
  refusal,
  REFUSED,
  value,
  withoutLimits,
  type RequestRoom,
} from './request-room.ts';

describe.each(DATABASES)('an appeal, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind, withoutLimits);
  });
  afterEach(() => room.close());

  it('can be appealed until the last day and not after, and only where something was not simply given', async () => {
    const { requests, readers } = room;
    const given = await decided(room, ['closed'], GRANTED);
    const plea = { text: 'Xin xem lại' };
    expect(refusal(await requests.appeal(readers.lan, given.id, { ...given, ...plea })).code).toBe('invalid');
    const [first, second] = [await decided(room, ['closed'], REFUSED), await decided(room, ['closed'], REFUSED)];
    room.later(90);
    value(await requests.appeal(readers.lan, first.id, { ...first, ...plea }));
    room.later(1);
    expect(refusal(await requests.appeal(readers.lan, second.id, { ...second, ...plea }))).toEqual({
      code: 'too-late',
      until: '2027-02-28',
    });
  });

  it('leaves the decision as it was when it is upheld, with a letter that was read before and names no remedy that is used up', async () => {
    const { requests, staff, readers, room: given } = room;
    const open = await caseIn(room, 'under-appeal');
    const answer = { words: ' Giữ nguyên. ' };
    expect(refusal(await requests.answerPreview(staff.em, open.id, answer)).code).toBe('not-allowed');
    expect(refusal(await requests.answerPreview(staff.dung, open.id, { words: '' })).code).toBe('invalid');
    const preview = value(await requests.answerPreview(staff.dung, open.id, answer));
    const { letterId } = value(await requests.uphold(staff.dung, open.id, { ...open, ...answer }));
    const own = value(await requests.ownCase(readers.lan, open.id));
    expect(own).toMatchObject({ state: 'decided', outcome: 'refused' });
    expect(own.items.map(({ appealable }) => appealable)).toEqual([false]);
    const letter = value(await requests.letter(readers.lan, open.id, letterId));
    expect(letter).toEqual(preview);
    const { appeal } = given.policy.named('2025-07-01');
    expect(letter).toMatchObject({
      kind: 'appeal-decision',
      words: 'Giữ nguyên.',
      remedy: [appeal.afterwards?.vi],
      appealUntil: null,
    });
  });

  it('answered before words had a place of their own gets them out of the remedies, and keeps none of an emptied case', async () => {
    const { requests, staff, readers, db } = room;
    const open = await caseIn(room, 'under-appeal');
    const { letterId } = value(await requests.uphold(staff.dung, open.id, { ...open, words: 'Giữ nguyên.' }));
    const letter = value(await requests.letter(readers.lan, open.id, letterId));
    const old = JSON.stringify({ ...letter, words: undefined, remedy: ['Giữ nguyên.', 'Có thể đề nghị.'] });
    const moved = async (emptiedAt: string | null) => {
      await db.updateTable('case_letter').set({ content: old }).where('id', '=', letterId).execute();
      await db.updateTable('access_case').set({ emptied_at: emptiedAt }).where('id', '=', open.id).execute();
      await wordsOfAppeals.up(db);
      return requests.letter(readers.lan, open.id, letterId);
    };
    expect(value(await moved(null))).toEqual({ ...letter, words: 'Giữ nguyên.', remedy: ['Có thể đề nghị.'] });
    expect(value(await moved('2026-11-30T03:00:00.000Z'))).toMatchObject({ words: '', remedy: ['Có thể đề nghị.'] });
  });

  it('that changes the decision is read before just as it goes out', async () => {
    const { requests, staff, readers } = room;
    const open = await caseIn(room, 'under-appeal');
    const decisions = open.itemIds.map((itemId) => ({ itemId, decision: GRANTED }));
    const answer = { words: 'Có bản chụp.', decisions };
    const preview = value(await requests.answerPreview(staff.dung, open.id, answer));
    expect(preview).toMatchObject({ items: [{ outcome: 'granted' }] });
    const { letterId } = value(await requests.vary(staff.dung, open.id, { ...open, ...answer }));
    expect(value(await requests.letter(readers.lan, open.id, letterId))).toEqual(preview);
  });

  it('is named in the letter of a decision only where something can be looked at again', async () => {
    const { requests, readers } = room;
    const letterOf = async (decision: DecisionInput) => {
      const { id, letterId } = await decided(room, ['closed'], decision);
      return value(await requests.letter(readers.lan, id, letterId));
    };
    expect(await letterOf(GRANTED)).toMatchObject({ remedy: [], appealUntil: null });
    expect(await letterOf(REFUSED)).toMatchObject({ remedy: [expect.any(String)], appealUntil: '2027-02-28' });
  });

  it('goes to another approver when whoever has it is away, and never to somebody who has not come yet', async () => {
    const { requests, staff, db } = room;
    const open = await caseIn(room, 'under-appeal');
    await db.updateTable('account').set({ status: 'disabled' }).where('pk', '=', staff.dung.pk).execute();
    const invited = await addStaff(db, 'moi', ['approver']);
    await db.updateTable('account').set({ email_verified_at: null }).where('pk', '=', invited.pk).execute();
    const { version } = open;
    expect(refusal(await requests.handOver(staff.chi, open.id, { version, to: staff.em.id })).code).toBe('four-eyes');
    expect(refusal(await requests.handOver(staff.em, open.id, { version, to: invited.id }))).toEqual({
      code: 'invalid',
      problems: [{ field: 'to', code: 'unknown' }],
    });
    const given = value(await requests.handOver(staff.em, open.id, { version, to: staff.em.id }));
    const back = value(await requests.release(staff.em, open.id, given));
    expect(refusal(await requests.release(staff.em, open.id, back)).code).toBe('wrong-state');
    const taken = value(await requests.claim(staff.em, open.id, back));
    value(await requests.uphold(staff.em, open.id, { ...taken, words: 'Giữ nguyên.' }));
  });

  it('is open to a reader who was suspended meanwhile, whom another decision may refuse anew but not grant', async () => {
    const { requests, staff, readers, db } = room;
    const first = await decided(room, ['closed'], REFUSED);
    await db.updateTable('account').set({ status: 'suspended' }).where('pk', '=', readers.lan.pk).execute();
    const suspended = { ...readers.lan, status: 'suspended' as const };
    expect(value(await requests.ownCase(suspended, first.id)).can).toContain('appeal');
    const appealed = value(await requests.appeal(suspended, first.id, { ...first, text: 'Xin xem lại' }));
    const taken = value(await requests.claim(staff.dung, first.id, appealed));
    const vary = (decision: DecisionInput) =>
      requests.vary(staff.dung, first.id, {
        ...taken,
        words: 'Đã xem lại.',
        decisions: first.itemIds.map((itemId) => ({ itemId, decision })),
      });
    expect(refusal(await vary(GRANTED)).code).toBe('reader-not-confirmed');
    value(await vary({ outcome: 'refused', reason: 'private-life', words: '' }));
  });
});
