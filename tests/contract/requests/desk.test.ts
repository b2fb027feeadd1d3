import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskQuery } from '../../../src/requests/desk.ts';
import { addWordsOfReader, wordsOf } from '../../../src/requests/storage/case-words.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { caseIn, SITUATIONS, type Situation } from './case-in-state.ts';
import {
  claimed,
  decided,
  openRequestRoom,
  refusal,
  REFUSED,
  send,
  value,
  withoutLimits,
  type RequestRoom,
} from './request-room.ts';

describe.each(DATABASES)('the staff’s desk, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind, withoutLimits);
  });
  afterEach(() => room.close());

  const query = (change: Partial<DeskQuery> = {}): DeskQuery => ({
    queue: 'open',
    sort: 'due',
    page: 1,
    pageSize: 20,
    ...change,
  });
  const found = async (change: Partial<DeskQuery>, actor = room.staff.an) =>
    value(await room.desk.list(actor, query(change)));
  const foundIds = async (change: Partial<DeskQuery>) => (await found(change)).lines.map(({ id }) => id);

  it('lays each case into its queues, and counts them for whoever looks', async () => {
    const cases = {} as Record<Situation, string>;
    for (const situation of SITUATIONS) cases[situation] = (await caseIn(room, situation)).id;
    const { an, dung, chi } = room.staff;
    expect((await found({}, an)).counts).toEqual({
      new: 1,
      mine: 4,
      'due-today': 0,
      overdue: 0,
      written: 0,
      waiting: 1,
      consulting: 1,
      'to-approve': 1,
      appeals: 2,
      open: 7,
      done: 2,
    });
    expect((await found({}, dung)).counts).toMatchObject({ mine: 1, 'to-approve': 1 });
    expect((await found({ queue: 'to-approve' }, chi)).lines).toMatchObject([
      { id: cases['in-review'], proposedCount: 1 },
    ]);
    expect((await found({ queue: 'done', sort: '-submitted' }, an)).lines.map(({ id }) => id)).toEqual([
      cases.closed,
      cases.decided,
    ]);
    expect(JSON.stringify(await found({ queue: 'done' }))).not.toContain(cases.draft);
    room.at('2026-12-09T03:00:00.000Z');
    expect((await found({})).counts).toMatchObject({ 'due-today': 4, overdue: 0 });
    room.later(1);
    const late = await found({ queue: 'overdue' });
    expect(late.counts).toMatchObject({ 'due-today': 0, overdue: 4 });
    expect(late.lines.every((line) => line.late)).toBe(true);
  });

  it('finds cases by number, name, masked titles, subject, messages and notes, without accents and while typing', async () => {
    const { requests, staff } = room;
    const one = await claimed(room, ['masked']);
    const other = await send(room, ['closed'], { actor: room.readers.minh });
    value(await requests.note(staff.desk, one.id, { text: 'Đã gọi điện cho Ủy ban' }));
    const { number } = value(await requests.ownCase(room.readers.lan, one.id));
    const words = async (text: string) => foundIds({ words: text });
    expect(await words(number!.toLowerCase().replaceAll('-', ' '))).toEqual([one.id]);
    expect(await words('to cao')).toEqual([one.id]);
    expect(await words('nguyễn văn t')).toEqual([one.id]);
    expect(await words('uy ban dien')).toEqual([one.id]);
    expect(await words('minh')).toEqual([other.id]);
    expect(await words('thủy lợi')).toHaveLength(2);
    expect(await words('thủy lợi minh')).toEqual([other.id]);
    expect(await words('không có gì')).toEqual([]);
    expect(await words("' or 1=1 --")).toEqual([]);
    // What holds no word finds nothing, and is said to; of a very long one its beginning is looked for.
    for (const text of ['%', '???', ' … ']) {
      expect(await found({ words: text })).toMatchObject({ lines: [], total: 0, noWords: true });
    }
    value(await requests.note(staff.desk, one.id, { text: `x${'w'.repeat(60)}` }));
    expect(await words(`x${'w'.repeat(60)}`)).toEqual([one.id]);
    expect((await found({ words: ' ' })).lines).toHaveLength(2);
  });

  it('finds cases by what was said of them since: opinions, reasons, decisions, answers to appeals', async () => {
    const { requests, staff, readers } = room;
    const words = async (text: string) => (await found({ words: text, queue: 'done' })).lines.map(({ id }) => id);
    const open = await caseIn(room, 'consulting');
    const consultations = value(await room.desk.open(staff.an, open.id)).consultations;
    const opinion = { consultationId: consultations[0]!.id, opinion: 'Ykiencoquan', consents: true };
    const heard = value(await requests.recordOpinion(staff.an, open.id, { version: open.version, ...opinion }));
    const later = value(await requests.extend(staff.chi, open.id, { ...heard, workingDays: 1, reason: 'Lydogiahan' }));
    const { itemIds } = open;
    const decisions = itemIds.map((itemId) => ({ itemId, decision: { ...REFUSED, words: 'Loiquyetdinh' } }));
    const proposed = value(await requests.propose(staff.an, open.id, { ...later, decisions }));
    const confirmed = value(await requests.confirm(staff.chi, open.id, { ...proposed, itemIds }));
    const issued = value(await requests.issue(staff.an, open.id, confirmed));
    const appealed = value(await requests.appeal(readers.lan, open.id, { ...issued, itemIds, text: 'Xin xem lại ạ' }));
    const taken = value(await requests.claim(staff.dung, open.id, appealed));
    value(await requests.uphold(staff.dung, open.id, { ...taken, words: 'Traloikhieunai' }));
    for (const word of ['ykiencoquan', 'lydogiahan', 'loiquyetdinh', 'traloikhieunai']) {
      expect(await words(word), word).toEqual([open.id]);
    }
    await addWordsOfReader(room.db, readers.lan.pk, wordsOf('Hoten Moisua'));
    expect(await words('moisua')).toEqual([open.id]);
    expect(await words('người tên lan')).toEqual([open.id]);
  });

  it('puts on record which cases a page of a queue showed, and not what was looked for', async () => {
    const { staff, db } = room;
    const one = await send(room, ['closed']);
    const other = await send(room, ['open'], { actor: room.readers.minh });
    for (const queue of ['new', 'appeals'] as const) await found({ queue });
    await found({ words: 'minh', queue: 'new' });
    await found({ words: 'tí hon', queue: 'new' });
    await found({ words: value(await room.requests.ownCase(room.readers.lan, one.id)).number!, queue: 'new' });
    const looks = await db.selectFrom('audit').selectAll().where('subject', '=', 'case:all').orderBy('seq').execute();
    expect(looks.map(({ actor, action, data }) => ({ actor, action, ...(JSON.parse(data) as object) }))).toEqual([
      {
        actor: staff.an.id,
        action: 'case.listed',
        queue: 'new',
        by: 'list',
        cases: expect.arrayContaining([one.id, other.id]) as string[],
      },
      { actor: staff.an.id, action: 'case.searched', queue: 'new', by: 'words', found: 1, cases: [other.id] },
      { actor: staff.an.id, action: 'case.searched', queue: 'new', by: 'words', found: 0, cases: [] },
      { actor: staff.an.id, action: 'case.searched', queue: 'new', by: 'number', found: 1, cases: [one.id] },
    ]);
    expect(looks.map(({ data }) => data).join()).not.toMatch(/minh|hon/);
  });

  it('filters by purpose, access, assignee and days, sorts, and pages', async () => {
    const { staff } = room;
    const first = await send(room, ['open']);
    room.later(1);
    const second = await claimed(room, ['closed']);
    expect(await foundIds({ access: 'open' })).toEqual([first.id]);
    expect(await foundIds({ purpose: 'history' })).toHaveLength(2);
    expect(await foundIds({ purpose: 'work' })).toEqual([]);
    expect(await foundIds({ assignee: 'none' })).toEqual([first.id]);
    expect(await foundIds({ assignee: staff.an.id })).toEqual([second.id]);
    expect(await foundIds({ from: '2026-12-01' })).toEqual([second.id]);
    expect(await foundIds({ until: '2026-11-30' })).toEqual([first.id]);
    expect(await foundIds({ sort: '-submitted' })).toEqual([second.id, first.id]);
    expect(await foundIds({ sort: 'submitted' })).toEqual([first.id, second.id]);
    const page = await found({ pageSize: 1, page: 2, sort: 'submitted' });
    expect(page).toMatchObject({ total: 2, lines: [{ id: second.id, itemCount: 1, reader: room.readers.lan.name }] });
  });

  it('brings a reader’s words to who works on the case and into a queue, until they are answered or noted', async () => {
    const { requests, readers, staff, db } = room;
    const waiting = async () => {
      const page = await found({ queue: 'written' });
      expect(page.counts.written).toBe(page.lines.length);
      return page.lines.map(({ id, readerWroteAt }) => [id, readerWroteAt]);
    };
    const told = async () => {
      const mails = await db
        .selectFrom('mail')
        .select('recipient')
        .where('template', 'in', ['desk-written', 'desk-answered'])
        .orderBy('pk')
        .execute();
      return mails.map(({ recipient }) => recipient.split('@')[0]);
    };
    const nobodys = await send(room, ['open']);
    const done = await decided(room, ['closed'], REFUSED);
    room.later(1);
    const write = async (id: string, text: string) => value(await requests.write(readers.lan, id, { text }));
    await write(nobodys.id, 'Bao giờ có ạ?');
    await write(nobodys.id, 'Tôi cần gấp');
    expect(await told()).toEqual(['an', 'binh']);
    await write(done.id, 'Tôi không hiểu lý do');
    expect(await told()).toEqual(['an', 'binh', 'an']);
    const at = '2026-12-01T03:00:00.000Z';
    expect(await waiting()).toEqual([
      [nobodys.id, at],
      [done.id, at],
    ]);
    expect((await found({ queue: 'done' })).lines).toMatchObject([{ changedAt: at, version: done.version }]);
    value(await requests.tell(staff.desk, done.id, { text: 'Xin gọi cho chúng tôi' }));
    value(await requests.note(staff.desk, nobodys.id, { text: 'Đã trả lời qua điện thoại' }));
    expect(await waiting()).toEqual([]);
    const asked = await caseIn(room, 'awaiting-applicant');
    await db.updateTable('account').set({ status: 'disabled' }).where('pk', '=', staff.an.pk).execute();
    value(await requests.reply(readers.lan, asked.id, { ...asked, text: 'Đây ạ' }));
    expect((await told()).slice(3)).toEqual(['binh']);
    expect(await waiting()).toEqual([[asked.id, at]]);
  });

  it('takes words sent twice in a few minutes for one message, a reader’s and the staff’s, and later for two', async () => {
    const { requests, readers, staff } = room;
    const { id } = await claimed(room, ['closed']);
    const says = [
      () => requests.write(readers.lan, id, { text: 'Xin hỏi' }),
      () => requests.tell(staff.an, id, { text: 'Xin chờ' }),
      () => requests.note(staff.an, id, { text: 'Đã gọi' }),
    ];
    for (const say of says) for (const result of await Promise.all([say(), say(), say()])) value(result);
    const texts = async () => value(await room.desk.open(staff.an, id)).messages.map(({ text }) => text);
    expect(await texts()).toEqual(['Xin hỏi', 'Xin chờ', 'Đã gọi']);
    value(await says[0]!());
    value(await says[0]!());
    room.later(1);
    value(await says[0]!());
    expect((await texts()).slice(3)).toEqual(['Xin hỏi', 'Xin hỏi']);
  });

  it('shows two who have the same case open to each other, for as long as they have', async () => {
    const { desk, staff } = room;
    const { id } = await claimed(room, ['closed']);
    expect(value(await desk.open(staff.an, id)).alsoHere).toEqual([]);
    expect(value(await desk.open(staff.binh, id)).alsoHere).toEqual([staff.an.name]);
    expect(value(await desk.stillHere(staff.an, id))).toMatchObject({ others: [staff.binh.name] });
    room.later(0.002);
    expect(value(await desk.stillHere(staff.an, id)).others).toEqual([]);
  });

  it('brings what was decided before on the same record, naming no reader', async () => {
    const { desk, staff, readers } = room;
    const before = await decided(room, ['closed'], REFUSED);
    const sent = await send(room, ['closed'], { actor: readers.minh });
    const [item] = value(await desk.open(staff.an, sent.id)).items;
    expect(item?.earlier).toMatchObject([{ caseId: before.id, decision: { outcome: 'refused' }, purpose: 'history' }]);
    expect(JSON.stringify(item)).not.toContain(readers.lan.name);
  });

  it('offers each of the staff what they may do, and puts every look on record under the reader', async () => {
    const { desk, staff, readers, db } = room;
    const { id } = await caseIn(room, 'in-review');
    const seen = async (who: keyof RequestRoom['staff']) => value(await desk.open(staff[who], id));
    expect((await seen('an')).can).toEqual([
      'release',
      'hand-over',
      'ask',
      'tell',
      'note',
      'consult',
      'propose',
      'return',
    ]);
    expect((await seen('an')).items.map(({ can }) => can)).toEqual([['propose'], ['propose', 'return'], ['return']]);
    expect((await seen('chi')).can).toEqual(['release', 'hand-over', 'tell', 'note', 'extend', 'confirm', 'return']);
    expect((await seen('dung')).items.map(({ can }) => can)).toEqual([[], ['confirm', 'return'], ['return']]);
    expect((await seen('desk')).can).toEqual(['tell', 'note']);
    // What a form is read against is shown to nobody.
    expect(value(await desk.asItStands(staff.an, id)).id).toBe(id);
    const looks = await db.selectFrom('audit').selectAll().where('action', '=', 'case.viewed').execute();
    expect(looks).toHaveLength(5);
    expect(new Set(looks.map(({ subject }) => subject))).toEqual(new Set([`account:${readers.lan.id}`]));
  });

  it('is not there for readers, guests and the administrator, nor are drafts for anybody', async () => {
    const { desk, staff, readers } = room;
    const { id } = await claimed(room, ['closed']);
    for (const actor of [staff.admin, readers.lan, { kind: 'guest' as const }]) {
      expect(refusal(await desk.list(actor, query())).code).toBe('not-found');
      expect(refusal(await desk.open(actor, id)).code).toBe('not-found');
      expect(refusal(await desk.asItStands(actor, id)).code).toBe('not-found');
      expect(refusal(await desk.stillHere(actor, id)).code).toBe('not-found');
      expect(refusal(await desk.filters(actor)).code).toBe('not-found');
      expect(refusal(await desk.colleagues(actor)).code).toBe('not-found');
    }
    const draft = await caseIn(room, 'draft');
    expect(refusal(await desk.open(staff.an, draft.id)).code).toBe('not-found');
  });

  it('shows a case by the rules under which it was sent, to both sides, after others have come into force', async () => {
    await room.close();
    room = await openRequestRoom(kind, (yaml) => {
      const set = withoutLimits(yaml);
      return `${set}\n${set.slice(set.indexOf('  - validFrom:')).replace(/validFrom: \S+/, 'validFrom: 2026-12-03')}`;
    });
    const { desk, requests, staff, readers, room: parts } = room;
    const before = await send(room, ['conditional']);
    room.at('2026-12-04T03:00:00.000Z');
    const after = await send(room, ['conditional'], { actor: readers.minh });
    const shown = value(await desk.open(staff.an, before.id));
    expect(shown.rulesFrom).toBe('2025-07-01');
    expect(parts.policy.named(shown.rulesFrom)).not.toBe(requests.rules());
    expect(value(await requests.ownCase(readers.lan, before.id)).rulesFrom).toBe('2025-07-01');
    expect(value(await desk.open(staff.an, after.id)).rulesFrom).toBe('2026-12-03');
  });

  it('keeps filters under a name, each member of staff their own', async () => {
    const { desk, staff } = room;
    value(await desk.saveFilter(staff.an, { name: 'Gấp', query: 'queue=overdue' }));
    const kept = value(await desk.saveFilter(staff.an, { name: 'Gấp', query: 'queue=due-today&q=Lan' }));
    expect(value(await desk.filters(staff.an))).toEqual([{ id: kept.id, name: 'Gấp', query: 'queue=due-today' }]);
    expect(value(await desk.filters(staff.binh))).toEqual([]);
    expect(refusal(await desk.removeFilter(staff.binh, kept.id)).code).toBe('not-found');
    value(await desk.removeFilter(staff.an, kept.id));
    expect(value(await desk.filters(staff.an))).toEqual([]);
  });

  it('names the colleagues a case may go to', async () => {
    const { desk, staff, db } = room;
    await db.updateTable('account').set({ status: 'disabled' }).where('pk', '=', staff.em.pk).execute();
    const people = value(await desk.colleagues(staff.an));
    expect(people.map(({ id, archivist, approver }) => [id, archivist, approver])).toEqual([
      ['staff-an', true, false],
      ['staff-binh', true, false],
      ['staff-chi', false, true],
      ['staff-dung', false, true],
    ]);
  });
});
