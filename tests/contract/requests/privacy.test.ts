import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from '../../../src/platform/content.ts';
import { openRequests } from '../../../src/open-requests.ts';
import { GUEST } from '../../../src/readers/actor.ts';
import { createPrivacy } from '../../../src/requests/privacy/create-privacy.ts';
import type { Privacy } from '../../../src/requests/privacy/privacy.ts';
import { readRetentionPolicy } from '../../../src/requests/privacy/retention-policy.ts';
import type { Requests } from '../../../src/requests/requests.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { openPeopleRoom, type PeopleRoom, type Person } from '../readers/people-room.ts';
import { everythingStored, insertDraft, insertToldCase, INTERNAL, WORDS } from './told-case.ts';

const CONTENT = fileURLToPath(new URL('../../../content', import.meta.url));
const DAY = 24 * 60;
const PERSON = { name: 'Lê Quang Nhơnq', phone: '0912345678', workplace: 'Viện Qviensuhoc', note: 'qaccountnote' };
const STILL = new AbortController().signal;

describe.each(DATABASES)('the privacy of readers, on %s', (kind) => {
  let room: PeopleRoom;
  let privacy: Privacy;
  let requests: Requests;
  let reader: Person;
  let archivist: Person;
  let administrator: Person;

  beforeEach(async () => {
    room = await openPeopleRoom(kind);
    const { now, db, secrets, people } = room;
    requests = openRequests(
      db,
      { contentDir: CONTENT, dataDir: CONTENT },
      { archive: readContent(CONTENT).profile, now },
    ).requests;
    privacy = createPrivacy({
      db,
      now,
      secrets,
      policy: readRetentionPolicy(CONTENT),
      people,
      requests,
      elsewhere: [],
    });
    reader = await room.reader('doc-gia@thu.example', PERSON);
    archivist = await room.colleague('archivist');
    administrator = await room.colleague('administrator');
    await people.confirmReader(archivist.actor, reader.id);
  });
  afterEach(() => room.close());

  const pkOf = ({ actor }: Person) => ('pk' in actor ? actor.pk : 0);
  const tell = (changes?: Parameters<typeof insertToldCase>[2]) =>
    insertToldCase(room.db, { readerPk: pkOf(reader), staffPk: pkOf(archivist) }, changes);

  /** What the archive counts, whoever it was. */
  async function statistics() {
    const { db } = room;
    return {
      cases: await db
        .selectFrom('access_case')
        .select(['number', 'state', 'purpose', 'submitted_at'])
        .orderBy('pk')
        .execute(),
      items: await db.selectFrom('requested_item').select(['record_id', 'state', 'snapshot']).orderBy('pk').execute(),
      grants: await db
        .selectFrom('access_grant')
        .select(['record_id', 'from_day', 'until_day', 'views'])
        .orderBy('pk')
        .execute(),
      messages: await db.selectFrom('case_message').select(['author_kind', 'at']).orderBy('pk').execute(),
    };
  }

  async function expectForgotten(): Promise<void> {
    const stored = await everythingStored(room.db);
    const words = [...Object.values(WORDS), ...Object.values(PERSON), 'doc-gia@thu.example'];
    expect(words.filter((word) => stored.includes(word))).toEqual([]);
  }

  it('a reader has everything that is kept of them in one file, and nothing of what is between staff', async () => {
    const { id } = await tell();
    const own = await privacy.exportOwnData(reader.actor);
    if (!own.ok) throw new Error(own.refusal.code);
    expect(own.value).toMatchObject({
      format: 'phong-doc/own-data',
      account: { name: PERSON.name, phone: PERSON.phone, identity: { last4: expect.any(String) } },
      requests: [{ id }],
      permissions: [{ recordId: 'hs1', views: 3 }],
      staffAccess: [{ roles: ['archivist'], at: 'account' }],
    });
    const letters = own.value.requests.flatMap((request) => request.letters);
    expect(letters.map(({ kind, content }) => [kind, content?.caseId])).toContainEqual(['decision', id]);
    const text = JSON.stringify(own.value);
    for (const word of ['subject', 'evidence', 'note', 'message', 'file', 'decision', 'grantReason'] as const) {
      expect(text, word).toContain(WORDS[word]);
    }
    expect(INTERNAL.filter((word) => text.includes(word))).toEqual([]);
    expect(text).not.toContain(archivist.id);
    // Who signed a letter stands in it, as it went out; nowhere else is anybody of the staff.
    const besides = own.value.requests.map((request) => ({ ...request, letters: [] }));
    expect(JSON.stringify({ ...own.value, requests: besides })).not.toContain('Trần Thị Bình');
    expect(text).not.toContain('012345678901');
    expect(await privacy.exportOwnData(GUEST)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await privacy.exportOwnData(administrator.actor)).toMatchObject({ refusal: { code: 'not-found' } });
  });

  it('a reader sees which roles looked at their data on which day, and no names', async () => {
    const before = await privacy.accessLog(reader.actor);
    await room.people.viewReader(archivist.actor, reader.id);
    await room.people.viewReader(archivist.actor, reader.id);
    room.pass(2 * DAY);
    await room.people.viewReader(administrator.actor, reader.id);
    const log = await privacy.accessLog(reader.actor);
    if (!log.ok || !before.ok) throw new Error('refused');
    expect(log.value.map(({ day, roles }) => [day, roles])).toEqual([
      ['2026-11-28', ['administrator']],
      ['2026-11-26', ['archivist']],
    ]);
    expect(log.value[1]?.times).toBe((before.value[0]?.times ?? 0) + 2);
    expect(JSON.stringify(log.value)).not.toContain(archivist.id);
    expect(await privacy.accessLog(archivist.actor)).toMatchObject({ ok: false });
  });

  it('who asks to be erased withdraws what is being decided, and is told by when', async () => {
    const open = await tell({ state: 'in-review', decided_at: null });
    const decided = await tell();
    const asked = await privacy.askErasure(reader.actor);
    expect(asked).toMatchObject({ ok: true, value: { due: '2026-12-16', withdrawn: 1 } });
    expect(await requests.ownCase(reader.actor, open.id)).toMatchObject({ value: { state: 'closed' } });
    expect(await requests.ownCase(reader.actor, decided.id)).toMatchObject({ value: { state: 'decided' } });
    expect(await privacy.askErasure(reader.actor)).toMatchObject({ refusal: { code: 'not-now' } });
    expect(await privacy.erasuresAsked(administrator.actor)).toMatchObject({
      value: [{ id: reader.id, due: '2026-12-16', isLate: false, openCases: 0 }],
    });
    expect(await privacy.takeBackErasure(reader.actor)).toMatchObject({ ok: true });
    expect(await privacy.erasuresAsked(administrator.actor)).toMatchObject({ value: [] });
  });

  it('only the administrator sees who asked, erases and refuses', async () => {
    await privacy.askErasure(reader.actor);
    for (const { actor } of [reader, archivist, { actor: GUEST }]) {
      expect(await privacy.erasuresAsked(actor)).toMatchObject({ refusal: { code: 'not-found' } });
      expect(await privacy.erase(actor, reader.id)).toMatchObject({ refusal: { code: 'not-found' } });
      expect(await privacy.usesOf(actor, 'hs1')).toMatchObject({ refusal: { code: 'not-found' } });
    }
    expect(await privacy.refuseErasure(archivist.actor, reader.id, 'x')).toMatchObject({
      refusal: { code: 'not-found' },
    });
    expect(await privacy.refuseErasure(administrator.actor, reader.id, 'Phải giữ')).toMatchObject({ ok: true });
    expect(await privacy.erasuresAsked(administrator.actor)).toMatchObject({ value: [] });
  });

  it('an erased reader is in no row of no table, and every figure is as before', async () => {
    await tell();
    await tell({ state: 'closed', closed_at: '2026-11-25T00:00:00.000Z' });
    await insertDraft(room.db, pkOf(reader));
    await room.db
      .insertInto('cart')
      .values({ id: 'account:x', account_pk: pkOf(reader), changed_at: 'x' })
      .execute();
    await privacy.askErasure(reader.actor);
    const before = await statistics();
    const withoutDraft = { ...before, cases: before.cases.filter(({ state }) => state !== 'draft') };
    expect(await privacy.erase(administrator.actor, reader.id)).toMatchObject({ ok: true });
    expect(await statistics()).toEqual(withoutDraft);
    await room.db.deleteFrom('mail').where('template', '=', 'account-erased').execute();
    await expectForgotten();
    expect(await privacy.erase(administrator.actor, reader.id)).toMatchObject({ refusal: { code: 'not-now' } });
    expect(await room.db.selectFrom('cart').selectAll().execute()).toEqual([]);
  });

  it('who had what is still known to the administrator, sealed, and each look is in the log', async () => {
    const { grantId, number } = await tell();
    const uses = await privacy.usesOf(administrator.actor, 'hs1');
    const person = { accountId: reader.id, name: PERSON.name, email: 'doc-gia@thu.example' };
    const use = { grantId, caseNumber: number, fromDay: '2026-11-20', untilDay: '2026-12-20', views: 3, person };
    expect(uses).toMatchObject({ value: [{ ...use, isErased: false }] });
    expect(await privacy.erase(administrator.actor, reader.id)).toMatchObject({ ok: true });
    expect(await privacy.usesOf(administrator.actor, 'hs1')).toMatchObject({ value: [{ ...use, isErased: true }] });
    expect(await privacy.usesOf(administrator.actor, 'another')).toEqual({ ok: true, value: [] });
    const looks = await room.db.selectFrom('audit').select('subject').where('action', '=', 'register.viewed').execute();
    expect(looks).toEqual([{ subject: 'record:hs1' }, { subject: 'record:hs1' }, { subject: 'record:another' }]);
  });

  it('nobody is erased while a request of theirs is being decided, and nothing of them then', async () => {
    const { pk } = await tell({ state: 'under-appeal' });
    await privacy.askErasure(reader.actor);
    const before = await everythingStored(room.db);
    expect(await privacy.erase(administrator.actor, reader.id)).toMatchObject({ refusal: { code: 'open-cases' } });
    expect(await everythingStored(room.db)).toBe(before);
    expect(await privacy.erasuresAsked(administrator.actor)).toMatchObject({ value: [{ openCases: 1 }] });
    await room.db.updateTable('access_case').set({ state: 'decided' }).where('pk', '=', pk).execute();
    expect(await privacy.erase(administrator.actor, reader.id)).toMatchObject({ ok: true });
  });

  it('an erasure that nobody thought of is carried out on its last day, and no sooner', async () => {
    await tell();
    await privacy.askErasure(reader.actor);
    room.pass(19 * DAY);
    expect(await privacy.retain(STILL)).toMatchObject({ erased: 0 });
    room.pass(DAY);
    expect(await privacy.retain(STILL)).toMatchObject({ erased: 1 });
    expect(await privacy.retain(STILL)).toEqual({ erased: 0, cases: 0, mail: 0, uses: 0 });
    expect(await room.people.viewReader(administrator.actor, reader.id)).toMatchObject({ ok: false });
  });

  it('what a closed request said goes when its time is over, its figures and who had what stay', async () => {
    const { id, grantId } = await tell({ state: 'closed', closed_how: 'done', closed_at: room.now().toISOString() });
    const young = await tell({ state: 'closed', closed_how: 'done', closed_at: '2027-12-01T00:00:00.000Z' });
    const before = await statistics();
    room.pass(730 * DAY);
    expect(await privacy.retain(STILL)).toMatchObject({ cases: 0 });
    room.pass(1);
    const runs = await Promise.all([privacy.retain(STILL), privacy.retain(STILL)]);
    expect(runs.some(({ cases }) => cases === 1)).toBe(true);
    expect(await statistics()).toEqual(before);
    const [emptied, kept] = [await requests.ownCase(reader.actor, id), await requests.ownCase(reader.actor, young.id)];
    expect(Object.values(WORDS).filter((word) => JSON.stringify(emptied).includes(word))).toEqual([]);
    expect(emptied).toMatchObject({
      value: { state: 'closed', messages: [{ text: '' }], items: [{ state: 'granted' }] },
    });
    expect(JSON.stringify(kept)).toContain(WORDS.message);
    const uses = await privacy.usesOf(administrator.actor, 'hs1');
    expect(uses).toMatchObject({ value: [{ grantId, isErased: false }, { grantId: young.grantId }] });
    expect(await privacy.retain(STILL)).toMatchObject({ cases: 0 });
  });

  it('the register is kept for as long as policy says, and letters too', async () => {
    await tell({ state: 'closed', closed_how: 'done', closed_at: room.now().toISOString() });
    await room.db.updateTable('mail').set({ sent_at: room.now().toISOString() }).execute();
    const letters = (await room.db.selectFrom('mail').select('pk').execute()).length;
    expect(letters).toBeGreaterThan(1);
    room.pass(90 * DAY);
    expect(await privacy.retain(STILL)).toMatchObject({ mail: 0 });
    room.pass(1);
    expect(await privacy.retain(STILL)).toMatchObject({ mail: letters });
    room.pass(800 * DAY);
    expect(await privacy.retain(STILL)).toMatchObject({ cases: 1, uses: 0 });
    // 1,825 days after 20 December 2026.
    room.pass((1825 + 24 - 890) * DAY);
    expect(await privacy.retain(STILL)).toMatchObject({ uses: 0 });
    expect(await privacy.usesOf(administrator.actor, 'hs1')).toMatchObject({ value: [{}] });
    room.pass(DAY);
    expect(await privacy.retain(STILL)).toMatchObject({ uses: 1 });
    expect(await privacy.usesOf(administrator.actor, 'hs1')).toEqual({ ok: true, value: [] });
  });
});
