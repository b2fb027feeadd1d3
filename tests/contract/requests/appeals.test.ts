import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../catalogue/archive.ts';
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

  it('leaves the decision as it was when an appeal is upheld, with a letter that says so', async () => {
    const { requests, staff, readers } = room;
    const open = await caseIn(room, 'under-appeal');
    const { letterId } = value(await requests.uphold(staff.dung, open.id, { ...open, words: 'Giữ nguyên.' }));
    expect(value(await requests.ownCase(readers.lan, open.id))).toMatchObject({ state: 'decided', outcome: 'refused' });
    expect(value(await requests.letter(readers.lan, open.id, letterId))).toMatchObject({
      kind: 'appeal-decision',
      remedy: ['Giữ nguyên.', expect.any(String)],
    });
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
