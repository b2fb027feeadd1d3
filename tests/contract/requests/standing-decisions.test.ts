import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayInVietnam } from '../../../src/platform/vietnam-time.ts';
import { dayAfter } from '../../../src/requests/calendar-days.ts';
import type { DecisionInput } from '../../../src/requests/item-decision.ts';
import { DATABASES } from '../catalogue/archive.ts';
import {
  claimed,
  GRANTED,
  openRequestRoom,
  recordIs,
  refusal,
  REFUSED,
  send,
  value,
  withoutLimits,
  type RequestRoom,
} from './request-room.ts';

describe.each(DATABASES)('a decision that waits to be sent, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind, withoutLimits);
  });
  afterEach(() => room.close());

  it('never sends out what a body that binds refused, whatever other bodies say, until it takes that back itself', async () => {
    const { requests, staff, db } = room;
    const ready = await confirmedGrant(room);
    const { id, itemIds } = ready;
    let { version } = ready;
    const ask = async (body: string, consents: boolean) => {
      const consultation = { body, question: 'Ý kiến?', answerBy: null, isBinding: true };
      const asked = value(await requests.consult(staff.an, id, { version, ...consultation }));
      const open = await db.selectFrom('consultation').select('id').orderBy('pk', 'desc').executeTakeFirstOrThrow();
      const opinion = { consultationId: open.id, opinion: 'Ý kiến', consents };
      ({ version } = value(await requests.recordOpinion(staff.an, id, { ...asked, ...opinion })));
    };
    await ask('Công an tỉnh', false);
    const bound = {
      code: 'invalid',
      problems: [{ field: `decision.${itemIds[0]}.outcome`, code: 'bound-by-opinion' }],
    };
    expect(refusal(await requests.issue(staff.an, id, { version }))).toEqual(bound);
    await ask('Sở Nội vụ', true);
    expect(refusal(await requests.issue(staff.an, id, { version }))).toEqual(bound);
    expect(await db.selectFrom('access_grant').selectAll().execute()).toEqual([]);
    await ask(' công an  tỉnh', true);
    value(await requests.issue(staff.an, id, { version }));
  });

  it('gives nothing whose last day passed between deciding and sending, unless nobody chose that day', async () => {
    const { requests, staff, readers, db } = room;
    const late = async (decision: DecisionInput) => {
      const ready = await confirmedGrant(room, decision);
      const asked = value(await requests.ask(staff.an, ready.id, { version: ready.version, text: 'Xin bổ sung' }));
      room.later(31);
      const answered = value(await requests.reply(readers.lan, ready.id, { ...asked, text: 'Đây' }));
      return { ...ready, ...answered };
    };
    const conditions = { untilDay: '2026-12-20', onSiteOnly: false, noDownload: false, maxViews: null };
    const chosen = await late({ ...GRANTED, conditions });
    expect(refusal(await requests.issue(staff.an, chosen.id, chosen))).toMatchObject({
      code: 'invalid',
      problems: [{ field: `decision.${chosen.itemIds[0]}.untilDay`, code: 'day-out-of-range' }],
    });
    expect(await db.selectFrom('access_grant').selectAll().execute()).toEqual([]);
    const byRule = await late(GRANTED);
    const preview = value(await requests.letterPreview(staff.an, byRule.id));
    const { letterId } = value(await requests.issue(staff.an, byRule.id, byRule));
    const { grantDays } = requests.rules().byAccess.closed;
    const untilDay = dayAfter(dayInVietnam(room.room.now()), grantDays);
    expect(await db.selectFrom('access_grant').select('until_day').execute()).toEqual([{ until_day: untilDay }]);
    expect(preview).toMatchObject({ items: [{ untilDay }] });
    expect(value(await requests.letter(readers.lan, byRule.id, letterId))).toEqual(preview);
    const own = value(await requests.ownCase(readers.lan, byRule.id));
    expect(own.items[0]?.decision?.conditions).toEqual({ ...conditions, untilDay });
  });

  it('gives nothing to be read elsewhere that was closed after it was confirmed, where that needs papers seen', async () => {
    const { requests, staff, readers, db, ids } = room;
    const sent = await send(room, ['conditional'], { actor: readers.declared });
    const { id, itemIds } = sent;
    const taken = value(await requests.claim(staff.an, id, sent));
    const proposed = value(
      await requests.propose(staff.an, id, {
        ...taken,
        decisions: itemIds.map((itemId) => ({ itemId, decision: GRANTED })),
      }),
    );
    const confirmed = value(await requests.confirm(staff.chi, id, { ...proposed, itemIds }));
    await db.updateTable('record').set({ access: 'closed' }).where('id', '=', ids.conditional).execute();
    expect(refusal(await requests.issue(staff.an, id, confirmed))).toMatchObject({
      code: 'invalid',
      problems: expect.arrayContaining([{ field: `decision.${itemIds[0]}.onSiteOnly`, code: 'identity-not-seen' }]),
    });
  });

  it('never says of a record that it is open unless it is, when proposed, confirmed and sent', async () => {
    const { requests, staff } = room;
    const open = await claimed(room, ['closed']);
    const { id, itemIds } = open;
    const notOpen = { code: 'invalid', problems: [{ field: `decision.${itemIds[0]}.outcome`, code: 'not-open' }] };
    const decisions = itemIds.map((itemId) => ({ itemId, decision: { outcome: 'already-open' as const, words: '' } }));
    expect(refusal(await requests.propose(staff.an, id, { version: open.version, decisions }))).toEqual(notOpen);
    await recordIs(room, 'closed', 'open');
    const proposed = value(await requests.propose(staff.an, id, { version: open.version, decisions }));
    await recordIs(room, 'closed', 'conditional');
    expect(refusal(await requests.confirm(staff.chi, id, { ...proposed, itemIds }))).toEqual(notOpen);
    await recordIs(room, 'closed', 'open');
    const confirmed = value(await requests.confirm(staff.chi, id, { ...proposed, itemIds }));
    await recordIs(room, 'closed', 'closed');
    expect(refusal(await requests.issue(staff.an, id, confirmed))).toEqual(notOpen);
    await recordIs(room, 'closed', 'open');
    value(await requests.issue(staff.an, id, confirmed));
  });

  it('is in no letter, nor in its preview, once it was returned', async () => {
    const { requests, staff } = room;
    const open = await claimed(room, ['closed']);
    const { id, itemIds } = open;
    const decisions = itemIds.map((itemId) => ({ itemId, decision: REFUSED }));
    const proposed = value(await requests.propose(staff.an, id, { version: open.version, decisions }));
    expect(value(await requests.letterPreview(staff.an, id))).toMatchObject({ items: [{ outcome: 'refused' }] });
    value(await requests.returnProposals(staff.chi, id, { ...proposed, itemIds, note: 'Xem lại' }));
    expect(refusal(await requests.letterPreview(staff.an, id))).toEqual({ code: 'undecided', items: itemIds });
  });
});

/** Proposed by An and confirmed by Chi, not sent. */
async function confirmedGrant(room: RequestRoom, decision = GRANTED) {
  const { requests, staff } = room;
  const open = await claimed(room, ['closed']);
  const decisions = open.itemIds.map((itemId) => ({ itemId, decision }));
  const proposed = value(await requests.propose(staff.an, open.id, { version: open.version, decisions }));
  return { ...open, ...value(await requests.confirm(staff.chi, open.id, { ...proposed, itemIds: open.itemIds })) };
}
