import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestForm } from '../../../src/requests/request-form.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { fullForm, openRequestRoom, refusal, send, value, type RequestRoom } from './request-room.ts';
import { storedRequests } from './stored-requests.ts';

describe.each(DATABASES)('asking for records, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind);
  });
  afterEach(() => room.close());

  async function draftOf(form: RequestForm) {
    const { requests, readers } = room;
    const recordIds = form.items.map(({ recordId }) => recordId);
    const draft = value(await requests.newDraft({ actor: readers.lan }, { language: 'vi', recordIds }));
    return { id: draft.id, ...value(await requests.saveDraft(readers.lan, draft.id, { ...draft, form })) };
  }

  it('keeps in a draft whatever was typed, wrong or unfinished, and nothing that is not of the form', async () => {
    const { requests, readers, ids, db } = room;
    const form = { ...fullForm([ids.open]), purpose: 'không có', subject: '', agreed: false };
    const { id } = await draftOf({ ...form, state: 'decided', due_on: '2030-01-01' } as unknown as RequestForm);
    const own = value(await requests.ownCase(readers.lan, id));
    expect(own).toMatchObject({ form, state: 'draft', number: null });
    expect(Object.keys(own.form)).toEqual(['items', 'purpose', 'subject', 'evidence', 'note', 'agreed']);
    expect(await db.selectFrom('case_event').selectAll().execute()).toEqual([]);
  });

  it('says of every field what is wrong before anything is sent', async () => {
    const { requests, readers, ids } = room;
    const { id, version } = await draftOf({
      items: [
        { recordId: ids.closed, use: 'reading', reason: '  ' },
        { recordId: ids.series, use: 'reading', reason: '' },
        { recordId: ids.hidden, use: 'reading', reason: 'x' },
        { recordId: 'nothing', use: 'reading', reason: 'x' },
      ],
      purpose: '',
      subject: ' ',
      evidence: [
        { ground: 'consent', words: 'Có giấy' },
        { ground: 'own-data', words: '' },
        { ground: 'bịa', words: '' },
      ],
      note: '',
      agreed: false,
    });
    const problems = [
      { field: `items.${ids.closed}.reason`, code: 'missing' },
      { field: `items.${ids.series}`, code: 'not-requestable' },
      { field: `items.${ids.hidden}`, code: 'no-record' },
      { field: 'items.nothing', code: 'no-record' },
      { field: 'purpose', code: 'missing' },
      { field: 'subject', code: 'missing' },
      { field: 'evidence.consent', code: 'file-needed' },
      { field: 'evidence.own-data.words', code: 'missing' },
      { field: 'evidence.bịa', code: 'unknown' },
      { field: 'agreed', code: 'missing' },
    ];
    expect(refusal(await requests.checkDraft(readers.lan, id))).toEqual({ code: 'invalid', problems });
    const before = await storedRequests(room.db);
    expect(refusal(await requests.submit(readers.lan, id, { version, submissionKey: 'k' }))).toEqual({
      code: 'invalid',
      problems,
    });
    expect(await storedRequests(room.db)).toBe(before);
  });

  it('tells no difference between a hidden record and one that never was', async () => {
    const { cart, ids, readers } = room;
    const holder = { actor: readers.lan };
    expect(refusal(await cart.add(holder, ids.hidden))).toEqual(refusal(await cart.add(holder, 'never')));
  });

  it('makes one case of a button pressed twice, and gives the same answer twice', async () => {
    const { requests, readers, ids, db } = room;
    const { id, version } = await draftOf(fullForm([ids.closed]));
    const press = () => requests.submit(readers.lan, id, { version, submissionKey: 'one-page' });
    const [first, second] = await Promise.all([press(), press()]);
    const third = await press();
    expect(value(second)).toEqual(value(first));
    expect(value(third)).toEqual(value(first));
    expect(refusal(await requests.submit(readers.lan, id, { version, submissionKey: 'another-page' })).code).toBe(
      'stale',
    );
    for (const table of ['access_case', 'requested_item', 'case_letter', 'mail'] as const) {
      expect(await db.selectFrom(table).selectAll().execute(), table).toHaveLength(1);
    }
  });

  it('takes the longest time of all that is asked for', async () => {
    const { requests, readers, ids } = room;
    const timeOf = async (form: RequestForm) => {
      const { id } = await draftOf(form);
      return value(await requests.checkDraft(readers.lan, id));
    };
    expect(await timeOf(fullForm([ids.open]))).toEqual({ dueOn: '2026-12-01', timeLimit: 'reading', workingDays: 1 });
    const copy = fullForm([ids.open], { items: [{ recordId: ids.open, use: 'copy', reason: '' }] });
    expect(await timeOf(copy)).toEqual({ dueOn: '2026-12-02', timeLimit: 'copy', workingDays: 2 });
    const mixed = await timeOf(fullForm([ids.open, ids.conditional]));
    expect(mixed).toEqual({ dueOn: '2026-12-09', timeLimit: 'conditional', workingDays: 7 });
  });

  it('stops at the limits of policy: drafts, items, cases a day', async () => {
    const { requests, readers, ids } = room;
    const many = Array.from({ length: 11 }, (_, at) => ({ recordId: `r${at}`, use: 'reading' as const, reason: 'x' }));
    const { id } = await draftOf(fullForm([ids.open], { items: many }));
    expect(refusal(await requests.checkDraft(readers.lan, id))).toMatchObject({
      problems: expect.arrayContaining([{ field: 'items', code: 'too-many', most: 10 }]) as unknown,
    });
    for (let sent = 0; sent < 5; sent++) await send(room, ['open']);
    const { id: sixth, version } = await draftOf(fullForm([ids.open]));
    const submit = () => requests.submit(readers.lan, sixth, { version, submissionKey: 'sixth' });
    expect(refusal(await submit())).toEqual({ code: 'limit', limit: 'cases-per-day', most: 5 });
    room.at('2026-11-30T17:00:00.000Z');
    value(await submit());
    for (let drafts = 1; drafts < 10; drafts++) await draftOf(fullForm([ids.open]));
    const more = requests.newDraft({ actor: readers.lan }, { language: 'vi', recordIds: [ids.open] });
    expect(refusal(await more)).toEqual({ code: 'limit', limit: 'drafts', most: 10 });
  });

  it('lets nobody ask who is suspended, unverified, on the staff or a guest; whom staff have not confirmed may', async () => {
    const { requests, readers, staff, ids } = room;
    const begin = (actor: Parameters<typeof requests.newDraft>[0]['actor']) =>
      requests.newDraft({ actor }, { language: 'vi', recordIds: [ids.open] });
    expect(refusal(await begin(readers.suspended)).code).toBe('suspended');
    expect(refusal(await begin(readers.unverified)).code).toBe('email-not-verified');
    expect(refusal(await begin(staff.an)).code).toBe('not-allowed');
    expect(refusal(await begin({ kind: 'guest' })).code).toBe('not-allowed');
    value(await begin(readers.pending));
  });

  it('shows a masked record by its number alone, to its reader and in the letter', async () => {
    const { requests, readers } = room;
    const { id } = await send(room, ['masked']);
    const own = value(await requests.ownCase(readers.lan, id));
    expect(own.items[0]?.snapshot).toMatchObject({ title: null, referenceCode: '05' });
    const letter = value(await requests.letter(readers.lan, id, own.letters[0]!.id));
    expect(letter).toMatchObject({
      kind: 'receipt',
      items: [{ title: 'Hồ sơ không công bố tiêu đề', referenceCode: '05' }],
    });
  });

  it('stands still while the reader owes an answer, and goes on from the day it comes', async () => {
    const { requests, readers, staff } = room;
    const sent = await send(room, ['closed']);
    const taken = value(await requests.claim(staff.an, sent.id, sent));
    room.later(1);
    const asked = value(await requests.ask(staff.an, sent.id, { ...taken, text: 'Xin gửi giấy giới thiệu' }));
    expect(value(await requests.ownCase(readers.lan, sent.id))).toMatchObject({
      dueOn: null,
      answerBy: '2026-12-31',
      clock: { standing: 'stopped' },
      can: ['reply', 'withdraw'],
    });
    room.later(6);
    value(await requests.reply(readers.lan, sent.id, { ...asked, text: 'Đây ạ' }));
    const own = value(await requests.ownCase(readers.lan, sent.id));
    expect(own).toMatchObject({ state: 'in-review', dueOn: '2026-12-16', answerBy: null });
    expect(own.clock).toMatchObject({ standing: 'running', pauses: [{ from: '2026-12-01', until: '2026-12-07' }] });
    expect(own.messages.map(({ from, text }) => [from, text])).toEqual([
      ['archive', 'Xin gửi giấy giới thiệu'],
      ['reader', 'Đây ạ'],
    ]);
  });

  it('answers for another’s case, draft, letter and message as for one that never was', async () => {
    const { requests, readers, ids } = room;
    const sent = await send(room, ['closed']);
    const { letters } = value(await requests.ownCase(readers.lan, sent.id));
    const draft = await draftOf(fullForm([ids.open]));
    const never = { code: 'not-found' };
    expect(refusal(await requests.ownCase(readers.minh, sent.id))).toEqual(never);
    expect(refusal(await requests.letter(readers.minh, sent.id, letters[0]!.id))).toEqual(never);
    expect(refusal(await requests.checkDraft(readers.minh, draft.id))).toEqual(never);
    expect(refusal(await requests.write(readers.minh, sent.id, { text: 'x' }))).toEqual(never);
    expect(refusal(await requests.discardDraft(readers.minh, draft.id, draft))).toEqual(never);
    expect(refusal(await requests.letter(room.staff.admin, sent.id, letters[0]!.id))).toEqual(never);
    expect(refusal(await requests.withdraw(readers.minh, 'never', { version: 1 }))).toEqual(never);
  });
});
