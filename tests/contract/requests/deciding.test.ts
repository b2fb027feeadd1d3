import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionInput } from '../../../src/requests/item-decision.ts';
import { DATABASES } from '../catalogue/archive.ts';
import {
  addStaff,
  claimed,
  decided,
  GRANTED,
  openRequestRoom,
  refusal,
  REFUSED,
  send,
  value,
  withoutLimits,
  type RecordName,
  type RequestRoom,
} from './request-room.ts';
import { storedRequests } from './stored-requests.ts';

describe.each(DATABASES)('deciding a request, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind, withoutLimits);
  });
  afterEach(() => room.close());

  const all = (itemIds: readonly string[], decision: DecisionInput) => itemIds.map((itemId) => ({ itemId, decision }));

  it('takes two people for what is not open, even where one has both roles', async () => {
    const { requests, db } = room;
    const both = await addStaff(db, 'both', ['archivist', 'approver']);
    const sent = await send(room, ['closed']);
    const taken = value(await requests.claim(both, sent.id, sent));
    const proposed = value(await requests.propose(both, sent.id, { ...taken, decisions: all(sent.itemIds, REFUSED) }));
    const before = await storedRequests(db);
    expect(refusal(await requests.confirm(both, sent.id, { ...proposed, itemIds: sent.itemIds }))).toEqual({
      code: 'four-eyes',
      items: sent.itemIds,
    });
    expect(await storedRequests(db)).toBe(before);
  });

  it('lets one archivist decide alone what is open to all', async () => {
    const { requests, staff } = room;
    const open = await claimed(room, ['open']);
    const { version } = open;
    const proposed = value(
      await requests.propose(staff.an, open.id, { version, decisions: all(open.itemIds, GRANTED) }),
    );
    value(await requests.confirm(staff.an, open.id, { ...proposed, itemIds: open.itemIds }));
  });

  it('never lets anybody decide what they asked for themselves', async () => {
    const { requests, db, staff, readers, desk } = room;
    const sent = await send(room, ['closed']);
    const { pk } = readers.lan;
    await db.updateTable('account').set({ own_reader_pk: pk }).where('pk', '=', staff.an.pk).execute();
    // As the session knows them (readers/recognise.ts).
    const an = { ...staff.an, ownReaderPk: pk };
    expect(refusal(await requests.claim(an, sent.id, sent)).code).toBe('own-request');
    expect(refusal(await requests.note(an, sent.id, { text: 'Ghi' })).code).toBe('own-request');
    expect(value(await desk.open(an, sent.id)).can).toEqual([]);
    const taken = value(await requests.claim(staff.binh, sent.id, sent));
    const handed = await requests.handOver(staff.binh, sent.id, { ...taken, to: staff.an.id });
    expect(refusal(handed).code).toBe('own-request');
  });

  it('asks as many to confirm as policy says, each another person', async () => {
    await room.close();
    room = await openRequestRoom(kind, (yaml) =>
      withoutLimits(yaml).replaceAll('confirmedBy: [approver]', 'confirmedBy: [approver, approver]'),
    );
    const { requests, staff } = room;
    const open = await claimed(room, ['closed']);
    const { itemIds, id } = open;
    const proposed = value(
      await requests.propose(staff.an, id, { version: open.version, decisions: all(itemIds, REFUSED) }),
    );
    const first = value(await requests.confirm(staff.chi, id, { ...proposed, itemIds }));
    expect(refusal(await requests.confirm(staff.chi, id, { ...first, itemIds })).code).toBe('four-eyes');
    expect(refusal(await requests.issue(staff.an, id, first)).code).toBe('undecided');
    const second = value(await requests.confirm(staff.dung, id, { ...first, itemIds }));
    value(await requests.issue(staff.an, id, second));
  });

  it('goes by the stricter of what a record was and is: one closed meanwhile needs the chain of closed ones', async () => {
    const { requests, staff, db, ids } = room;
    const open = await claimed(room, ['open']);
    const { itemIds, id } = open;
    const proposed = value(
      await requests.propose(staff.an, id, { version: open.version, decisions: all(itemIds, GRANTED) }),
    );
    const confirmed = value(await requests.confirm(staff.an, id, { ...proposed, itemIds }));
    await db.updateTable('record').set({ access: 'closed' }).where('id', '=', ids.open).execute();
    expect(refusal(await requests.issue(staff.an, id, confirmed))).toEqual({ code: 'undecided', items: itemIds });
    const back = value(await requests.returnProposals(staff.an, id, { ...confirmed, itemIds, note: 'Đã đóng' }));
    const again = value(await requests.propose(staff.an, id, { ...back, decisions: all(itemIds, GRANTED) }));
    expect(refusal(await requests.confirm(staff.an, id, { ...again, itemIds })).code).toBe('not-allowed');
    const both = value(await requests.confirm(staff.chi, id, { ...again, itemIds }));
    value(await requests.issue(staff.an, id, both));
  });

  it('tells who writes with an old version what the version is now, and writes nothing', async () => {
    const { requests, staff, db } = room;
    const open = await claimed(room, ['closed', 'conditional']);
    const [one, other] = open.itemIds as [string, string];
    const { version } = open;
    value(await requests.propose(staff.an, open.id, { version, decisions: all([one], REFUSED) }));
    const before = await storedRequests(db);
    expect(refusal(await requests.propose(staff.an, open.id, { version, decisions: all([other], REFUSED) }))).toEqual({
      code: 'stale',
      current: version + 1,
    });
    expect(await storedRequests(db)).toBe(before);
  });

  it('decides many items at once, or none of them', async () => {
    const { requests, staff, db, readers } = room;
    const open = await claimed(room, ['closed', 'conditional', 'masked']);
    const { itemIds, id, version } = open;
    const before = await storedRequests(db);
    const mixed = [
      ...all(itemIds.slice(0, 2), REFUSED),
      { itemId: itemIds[2]!, decision: { outcome: 'refused', words: '' } as DecisionInput },
    ];
    expect(refusal(await requests.propose(staff.an, id, { version, decisions: mixed }))).toEqual({
      code: 'invalid',
      problems: [{ field: `decision.${itemIds[2]}.reason`, code: 'missing' }],
    });
    expect(await storedRequests(db)).toBe(before);
    const proposed = value(await requests.propose(staff.an, id, { version, decisions: all(itemIds, REFUSED) }));
    const confirmed = value(await requests.confirm(staff.chi, id, { ...proposed, itemIds }));
    value(await requests.issue(staff.chi, id, confirmed));
    expect(value(await requests.ownCase(readers.lan, id)).outcome).toBe('refused');
  });

  it.each([
    ['a reason that policy does not know', { outcome: 'refused', reason: 'because', words: '' }, 'reason', 'unknown'],
    [
      'a reason for another outcome',
      { outcome: 'unavailable', reason: 'private-life', words: '' },
      'reason',
      'unknown',
    ],
    ['a reason that needs words without them', { outcome: 'refused', reason: 'other', words: ' ' }, 'words', 'missing'],
    ['an opening day that is past', { ...REFUSED, opensOn: '2026-11-29' }, 'opensOn', 'day-out-of-range'],
    ['an opening year that is past', { ...REFUSED, opensOn: '2025' }, 'opensOn', 'day-out-of-range'],
    ['an opening day that does not exist', { ...REFUSED, opensOn: '2040-02-30' }, 'opensOn', 'unknown'],
    [
      'conditions that are none',
      { outcome: 'granted-with-conditions', words: '', conditions: terms({}) },
      'conditions',
      'missing',
    ],
    [
      'a last day beyond policy',
      { outcome: 'granted', words: '', conditions: terms({ untilDay: '2030-01-01' }) },
      'untilDay',
      'day-out-of-range',
    ],
    [
      'a last day that is past',
      { outcome: 'granted', words: '', conditions: terms({ untilDay: '2026-11-29' }) },
      'untilDay',
      'day-out-of-range',
    ],
    [
      'half a view',
      { outcome: 'granted-with-conditions', words: '', conditions: terms({ maxViews: 0.5 }) },
      'maxViews',
      'unknown',
    ],
    [
      'an outcome of somebody’s own',
      { outcome: 'withdrawn', words: '' } as unknown as DecisionInput,
      'outcome',
      'unknown',
    ],
  ] satisfies [string, DecisionInput, string, string][])('refuses %s', async (_what, decision, field, code) => {
    const { requests, staff } = room;
    const open = await claimed(room, ['closed']);
    const decisions = all(open.itemIds, decision);
    expect(refusal(await requests.propose(staff.an, open.id, { version: open.version, decisions }))).toMatchObject({
      code: 'invalid',
      problems: [{ field: `decision.${open.itemIds[0]}.${field}`, code }],
    });
  });

  it('grants what is closed for reading elsewhere only to readers whose papers were seen', async () => {
    const { requests, staff, readers } = room;
    const sent = await send(room, ['closed'], { actor: readers.declared });
    const taken = value(await requests.claim(staff.an, sent.id, sent));
    const propose = (decision: DecisionInput) =>
      requests.propose(staff.an, sent.id, { ...taken, decisions: all(sent.itemIds, decision) });
    expect(refusal(await propose(GRANTED))).toMatchObject({ problems: [{ code: 'identity-not-seen' }] });
    value(await propose({ outcome: 'granted-with-conditions', words: '', conditions: terms({ onSiteOnly: true }) }));
  });

  it('grants nothing to a reader whom staff have not confirmed, and still tells them of a refusal', async () => {
    const { requests, staff, readers, db } = room;
    const issueFor = async (decision: DecisionInput) => {
      const sent = await send(room, ['conditional'], { actor: readers.pending });
      const taken = value(await requests.claim(staff.an, sent.id, sent));
      const proposed = value(
        await requests.propose(staff.an, sent.id, { ...taken, decisions: all(sent.itemIds, decision) }),
      );
      const confirmed = value(await requests.confirm(staff.chi, sent.id, { ...proposed, itemIds: sent.itemIds }));
      return requests.issue(staff.an, sent.id, confirmed);
    };
    expect(refusal(await issueFor(GRANTED)).code).toBe('reader-not-confirmed');
    value(await issueFor(REFUSED));
    expect(await db.selectFrom('access_grant').selectAll().execute()).toEqual([]);
  });

  it('comes out as granted, partly or refused by its items, and counts what is open already as given', async () => {
    const { requests, readers } = room;
    const outcomeOf = async (decision: DecisionInput, record: RecordName = 'closed') => {
      const { id } = await decided(room, [record], decision);
      return value(await requests.ownCase(readers.lan, id)).outcome;
    };
    expect(await outcomeOf(GRANTED)).toBe('granted');
    expect(await outcomeOf({ outcome: 'not-held', words: '' })).toBe('refused');
    expect(await outcomeOf({ outcome: 'unavailable', reason: 'fragile', words: '' })).toBe('refused');
    expect(await outcomeOf({ outcome: 'already-open', words: '' }, 'open')).toBe('granted');
  });

  it('gives more time as often and as long as policy allows, and tells the reader why', async () => {
    const { requests, staff, readers } = room;
    const open = await claimed(room, ['closed']);
    const more = (version: number, workingDays: number) =>
      requests.extend(staff.chi, open.id, { version, workingDays, reason: 'Chờ ý kiến' });
    expect(refusal(await more(open.version, 11))).toMatchObject({
      problems: [{ field: 'workingDays', code: 'too-many', most: 10 }],
    });
    expect(refusal(await more(open.version, 0))).toMatchObject({ problems: [{ field: 'workingDays' }] });
    const once = value(await more(open.version, 2));
    const twice = value(await more(once.version, 3));
    expect(refusal(await more(twice.version, 1))).toEqual({ code: 'limit', limit: 'extensions', most: 2 });
    const own = value(await requests.ownCase(readers.lan, open.id));
    expect(own).toMatchObject({ dueOn: '2026-12-16' });
    expect(own.clock?.extensions.map(({ workingDays }) => workingDays)).toEqual([2, 3]);
    expect(own.letters.map(({ kind: letter }) => letter)).toEqual(['receipt', 'extension', 'extension']);
  });

  it('notes in the audit log who tried what is not theirs, and nothing of what they sent', async () => {
    const { requests, staff, readers, db } = room;
    const sent = await send(room, ['closed']);
    await requests.claim(staff.admin, sent.id, sent);
    await requests.ask(staff.binh, sent.id, { ...sent, text: 'BIMAT' });
    await requests.withdraw(readers.minh, sent.id, sent);
    const denied = await db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'access.denied')
      .orderBy('seq')
      .execute();
    expect(denied.map(({ actor, subject, data }) => [actor, subject, JSON.parse(data) as unknown])).toEqual([
      ['staff-admin', `case:${sent.id}`, { tried: 'claim', refusal: 'not-found' }],
      ['staff-binh', `case:${sent.id}`, { tried: 'ask', refusal: 'not-allowed' }],
      ['reader-minh', `case:${sent.id}`, { tried: 'withdraw', refusal: 'not-found' }],
    ]);
  });
});

function terms(change: Partial<NonNullable<DecisionInput['conditions']>>): NonNullable<DecisionInput['conditions']> {
  return { untilDay: '2026-12-20', onSiteOnly: false, noDownload: false, maxViews: null, ...change };
}
