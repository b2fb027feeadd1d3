import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../catalogue/archive.ts';
import {
  claimed,
  decided,
  GRANTED,
  openRequestRoom,
  refusal,
  REFUSED,
  send,
  value,
  type RequestRoom,
} from './request-room.ts';

describe.each(DATABASES)('a request on its way, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind);
  });
  afterEach(() => room.close());

  it('goes from the cart to a grant, item by item, with a letter and mail at each step', async () => {
    const { requests, cart, ids, readers, staff, grants, db } = room;
    const added = value(await cart.add({ actor: { kind: 'guest' } }, ids.open));
    const browser = { actor: { kind: 'guest' as const }, cart: added.token! };
    value(await cart.add(browser, ids.closed));
    await cart.adopt({ actor: readers.lan, cart: added.token! });
    expect((await cart.list({ actor: readers.lan })).map((line) => line.recordId)).toEqual([ids.open, ids.closed]);

    const sent = await send(room, ['open', 'closed']);
    const own = value(await requests.ownCase(readers.lan, sent.id));
    expect(own).toMatchObject({ state: 'submitted', dueOn: '2026-12-09', outcome: null });
    expect(own.number).toMatch(/^YC-2026-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(own.clock?.limit).toMatchObject({ kind: 'conditional', workingDays: 7 });

    const taken = value(await requests.claim(staff.an, sent.id, sent));
    const [open, closed] = sent.itemIds as [string, string];
    const proposed = value(
      await requests.propose(staff.an, sent.id, {
        version: taken.version,
        decisions: [
          { itemId: open, decision: GRANTED },
          { itemId: closed, decision: REFUSED },
        ],
      }),
    );
    expect(value(await requests.ownCase(readers.lan, sent.id)).items.map(({ state }) => state)).toEqual([
      'pending',
      'pending',
    ]);
    const one = value(await requests.confirm(staff.an, sent.id, { version: proposed.version, itemIds: [open] }));
    expect(refusal(await requests.issue(staff.an, sent.id, one))).toEqual({ code: 'undecided', items: [closed] });
    const both = value(await requests.confirm(staff.chi, sent.id, { version: one.version, itemIds: [closed] }));
    const preview = value(await requests.letterPreview(staff.an, sent.id));
    const issued = value(await requests.issue(staff.an, sent.id, both));
    expect(value(await requests.letter(readers.lan, sent.id, issued.letterId))).toEqual(preview);
    expect(value(await requests.letter(staff.chi, sent.id, issued.letterId))).toEqual(preview);
    const looks = await db.selectFrom('audit').selectAll().where('action', '=', 'letter.viewed').execute();
    expect(looks.map(({ actor, subject, data }) => [actor, subject, JSON.parse(data) as unknown])).toEqual([
      [staff.chi.id, `case:${sent.id}`, { letter: issued.letterId }],
    ]);

    const after = value(await requests.ownCase(readers.lan, sent.id));
    expect(after).toMatchObject({ state: 'decided', outcome: 'partly', appealUntil: '2027-02-28' });
    expect(after.items.map(({ state, decision }) => [state, decision?.reason?.code])).toEqual([
      ['granted', undefined],
      ['refused', 'not-yet-opened'],
    ]);
    expect((await grants.of(readers.lan)).map(({ recordId }) => recordId)).toEqual([ids.open]);
    expect(await grants.of(readers.minh)).toEqual([]);
    const mails = await db.selectFrom('mail').select('template').orderBy('pk').execute();
    expect(mails.map(({ template }) => template)).toEqual(['case-submitted', 'case-decided']);
  });

  it('shows the desk a case whole, and its reader none of what is between staff', async () => {
    const { requests, desk, staff, readers } = room;
    const open = await claimed(room, ['masked']);
    value(await requests.note(staff.binh, open.id, { text: 'GHICHUNOIBO' }));
    value(
      await requests.consult(staff.an, open.id, {
        version: open.version,
        body: 'COQUANDUOCHOI',
        question: 'CAUHOINOIBO',
        answerBy: null,
        isBinding: true,
      }),
    );
    const seen = value(await desk.open(staff.an, open.id));
    expect(seen.items[0]?.facts?.title).toBe('Đơn tố cáo của ông Nguyễn Văn Tý');
    const opinion = { consultationId: seen.consultations[0]!.id, opinion: 'YKIENNOIBO', consents: false };
    const back = value(await requests.recordOpinion(staff.an, open.id, { version: seen.version, ...opinion }));
    const decisions = [{ itemId: open.itemIds[0]!, decision: GRANTED }];
    expect(refusal(await requests.propose(staff.an, open.id, { version: back.version, decisions }))).toMatchObject({
      code: 'invalid',
      problems: [{ code: 'bound-by-opinion' }],
    });
    const text = JSON.stringify(value(await requests.ownCase(readers.lan, open.id)));
    for (const secret of ['NOIBO', 'COQUAN', 'Tý', staff.an.name, staff.binh.name, staff.an.id]) {
      expect(text).not.toContain(secret);
    }
  });

  it('is looked at again by somebody new when the reader appeals, and the new decision replaces the first grant', async () => {
    const { requests, staff, readers, grants } = room;
    const first = await decided(room, ['closed'], REFUSED);
    const appealed = value(
      await requests.appeal(readers.lan, first.id, {
        version: first.version,
        itemIds: first.itemIds,
        text: 'Xin xem lại',
      }),
    );
    expect(refusal(await requests.claim(staff.chi, first.id, appealed)).code).toBe('four-eyes');
    expect(refusal(await requests.claim(staff.an, first.id, appealed)).code).toBe('not-allowed');
    const taken = value(await requests.claim(staff.dung, first.id, appealed));
    const varied = value(
      await requests.vary(staff.dung, first.id, {
        version: taken.version,
        words: 'Đã xem lại.',
        decisions: [{ itemId: first.itemIds[0]!, decision: GRANTED }],
      }),
    );
    expect(value(await requests.ownCase(readers.lan, first.id))).toMatchObject({
      state: 'decided',
      outcome: 'granted',
    });
    expect(await grants.of(readers.lan)).toHaveLength(1);
    expect(
      refusal(
        await requests.appeal(readers.lan, first.id, { version: varied.version, itemIds: first.itemIds, text: 'Nữa' }),
      ).code,
    ).toBe('invalid');
  });
});
