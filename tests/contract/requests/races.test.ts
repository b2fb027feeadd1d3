import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { caseIn } from './case-in-state.ts';
import type { Call } from './racer.ts';
import { startRacers, wire, type Racers } from './racers.ts';
import {
  addReader,
  addStaff,
  claimed,
  decided,
  fullForm,
  GRANTED,
  MONDAY,
  openRequestRoom,
  REFUSED,
  send,
  value,
  withoutLimits,
  type RequestRoom,
} from './request-room.ts';

const PROCESSES = 4;
const ROUNDS = 10;

type Outcome = { ok: boolean; value?: { number?: string }; refusal?: { code: string } };

describe.each(DATABASES)(`races of ${PROCESSES} processes, on %s`, (kind) => {
  let room: RequestRoom;
  let racers: Racers;
  let late: Racers;
  beforeAll(async () => {
    room = await openRequestRoom(kind, withoutLimits);
    racers = await startRacers(room, PROCESSES, MONDAY);
    // For those who come when the time to answer is over.
    late = await startRacers(room, 2, '2027-01-15T03:00:00.000Z');
  }, 60_000);
  afterAll(async () => {
    await Promise.all([racers.close(), late.close()]);
    await room.close();
  });

  async function race(calls: readonly Call[]): Promise<Outcome[]> {
    return (await racers.race(calls)).map(({ result }) => result as Outcome);
  }
  const won = (outcomes: readonly Outcome[]) => outcomes.filter(({ ok }) => ok);
  const codes = (outcomes: readonly Outcome[]) =>
    new Set(outcomes.flatMap(({ refusal }) => (refusal ? [refusal.code] : [])));
  const many = <One>(count: number, make: (at: number) => Promise<One>): Promise<One[]> =>
    Promise.all(Array.from({ length: count }, (_, at) => make(at)));

  it('50 approvers confirm one proposal at once: one does', async () => {
    const { requests, staff, db } = room;
    const approvers = await many(50, (at) => addStaff(db, `approver-${at}`, ['approver']));
    const open = await claimed(room, ['closed']);
    const decisions = open.itemIds.map((itemId) => ({ itemId, decision: REFUSED }));
    const { version } = value(await requests.propose(staff.an, open.id, { version: open.version, decisions }));
    const outcomes = await race(
      approvers.map((actor) => ({
        what: 'confirm',
        actor: wire(actor),
        id: open.id,
        input: { version, itemIds: open.itemIds },
      })),
    );
    expect(won(outcomes)).toHaveLength(1);
    expect(codes(outcomes)).toEqual(new Set(['stale']));
    const events = await db.selectFrom('case_event').select('pk').where('action', '=', 'confirm').execute();
    expect(events).toHaveLength(1);
  }, 60_000);

  it('20 archivists claim one case at once: one has it', async () => {
    const { db } = room;
    const archivists = await many(20, (at) => addStaff(db, `archivist-${at}`, ['archivist']));
    const { id, version } = await send(room, ['closed']);
    const outcomes = await race(
      archivists.map((actor) => ({ what: 'claim', actor: wire(actor), id, input: { version } })),
    );
    expect(won(outcomes)).toHaveLength(1);
    const winner = archivists[outcomes.findIndex(({ ok }) => ok)]!;
    const row = await db.selectFrom('access_case').select('assignee_pk').where('id', '=', id).executeTakeFirstOrThrow();
    expect(row.assignee_pk).toBe(winner.pk);
  }, 60_000);

  it('20 presses of one button make one case, and each is told its number', async () => {
    const { readers, db } = room;
    const draft = await caseIn(room, 'draft');
    const input = { version: draft.version, submissionKey: 'the button' };
    const press: Call = { what: 'submit', actor: wire(readers.lan), id: draft.id, input };
    const outcomes = await race(Array.from({ length: 20 }, () => press));
    expect(won(outcomes)).toHaveLength(20);
    expect(new Set(outcomes.map((outcome) => outcome.value?.number)).size).toBe(1);
    const items = await db
      .selectFrom('requested_item')
      .innerJoin('access_case', 'access_case.pk', 'requested_item.case_pk')
      .select('requested_item.pk')
      .where('access_case.id', '=', draft.id)
      .execute();
    expect(items).toHaveLength(2);
    const mails = await db.selectFrom('mail').select('data').where('template', '=', 'case-submitted').execute();
    expect(mails.filter(({ data }) => data.includes(draft.id))).toHaveLength(1);
  }, 60_000);

  it('a reader who sends ten drafts at once is held to the five of a day', async () => {
    const { requests, ids, db } = room;
    const eager = await addReader(db, 'eager', { assurance: 'seen' });
    const drafts = [];
    for (let at = 0; at < 10; at++) {
      const draft = value(await requests.newDraft({ actor: eager }, { language: 'vi', recordIds: [ids.open] }));
      drafts.push({
        id: draft.id,
        ...value(await requests.saveDraft(eager, draft.id, { ...draft, form: fullForm([ids.open]) })),
      });
    }
    const outcomes = await race(
      drafts.map(({ id, version }) => ({
        what: 'submit',
        actor: wire(eager),
        id,
        input: { version, submissionKey: id },
      })),
    );
    expect(won(outcomes)).toHaveLength(5);
    expect(codes(outcomes)).toEqual(new Set(['limit']));
  }, 60_000);

  it(`an answer against the lapse of its time, ${ROUNDS} times: one of the two, and whole`, async () => {
    const { requests, readers, db } = room;
    let answered = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { id, version } = await caseIn(room, 'awaiting-applicant');
      const [reply] = await late.race([
        { what: 'reply', actor: wire(readers.lan), id, input: { version, text: 'Đây ạ' } },
        { what: 'lapse', actor: wire(readers.lan), id, input: {} },
      ]);
      const { ok } = reply!.result as Outcome;
      if (ok) answered += 1;
      const own = value(await requests.ownCase(readers.lan, id));
      expect(own.state).toBe(ok ? 'in-review' : 'closed');
      expect(own.messages).toHaveLength(ok ? 2 : 1);
      expect(own.items[0]?.state).toBe(ok ? 'pending' : 'withdrawn');
      const open = await db.selectFrom('clock_pause').select('pk').where('until_day', 'is', null).execute();
      expect(open).toEqual([]);
    }
    expect(answered).toBeLessThanOrEqual(ROUNDS);
  }, 60_000);

  it('what is revoked is read by nobody who asks afterwards', async () => {
    const { requests, readers, staff, ids } = room;
    await decided(room, ['conditional'], GRANTED);
    const [grant] = await requests.ownGrants(readers.lan);
    const read: Call = { what: 'read', actor: wire(readers.lan), id: ids.conditional, input: {} };
    const revoke: Call = {
      what: 'revokeGrant',
      actor: wire(staff.chi),
      id: grant!.id,
      input: { version: 1, reason: 'Cấp nhầm' },
    };
    const calls = Array.from({ length: 200 }, (_, at) => (at === 40 || at === 41 ? revoke : read));
    const first = await racers.race(calls);
    const after = await racers.race(calls.filter(({ what }) => what === 'read'));
    const revocations = first.filter((_, at) => calls[at]!.what === 'revokeGrant');
    expect(won(revocations.map(({ result }) => result as Outcome))).toHaveLength(1);
    const ended = Math.min(...revocations.filter(({ result }) => (result as Outcome).ok).map((one) => one.ended));
    const reads = [...first.filter((_, at) => calls[at]!.what === 'read'), ...after];
    const late = reads.filter(({ began }) => began > ended);
    expect(late.length).toBeGreaterThanOrEqual(after.length);
    expect(late.filter(({ result }) => result === true)).toEqual([]);
    expect(reads.some(({ result }) => result === true)).toBe(true);
  }, 60_000);

  it('50 ask at once to begin a view: one begins, is counted once, and all of them see it', async () => {
    const { readers, grants, ids } = room;
    await decided(room, ['masked'], {
      outcome: 'granted-with-conditions',
      words: '',
      conditions: { untilDay: '2026-12-20', onSiteOnly: false, noDownload: false, maxViews: 1 },
    });
    const grant = await grants.forRecord(readers.lan, ids.masked);
    const view: Call = { what: 'countView', actor: wire(readers.lan), id: grant!.id, input: {} };
    const views = await racers.race(Array.from({ length: 50 }, () => view));
    expect(views.filter(({ result }) => result === true)).toHaveLength(50);
    const row = await room.db.selectFrom('access_grant').select('views').where('id', '=', grant!.id).executeTakeFirst();
    expect(row?.views).toBe(1);
  }, 60_000);

  it('leaves a chain of audit entries that holds', async () => {
    const { entries, faults } = await verifyAudit(room.db);
    expect(faults).toEqual([]);
    expect(entries).toBeGreaterThan(ROUNDS * 4);
  });
});
