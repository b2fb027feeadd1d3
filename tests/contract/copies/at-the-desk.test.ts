import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import { recomputeOrderDays } from '../../../src/copies/keeping-time/recompute-order-days.ts';
import { newId } from '../../../src/platform/secrets.ts';
import { GUEST, type Actor } from '../../../src/readers/actor.ts';
import { createRegisters } from '../../../src/statistics/registers/create-registers.ts';
import { verifyFigures } from '../../../src/statistics/verify.ts';
import { independentFigures } from '../../harness/independent-figures.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { addReader, MONDAY, refusal, value } from '../requests/request-room.ts';
import { drafted, fullCopyForm, openCopyBench, orderIn, storedOrders, WITH_FEES, type CopyBench } from './copy-room.ts';
import { grantedForCopies } from './granted-for-copies.ts';

describe.each(DATABASES)('an order of copies at the desk, on %s', (kind) => {
  let bench: CopyBench;
  beforeAll(async () => {
    bench = await openCopyBench(kind, WITH_FEES);
  });
  afterAll(() => bench.close());

  it('is written down by staff for a reader who stands at the desk, checked as if the reader had sent it', async () => {
    const { copies, copyDesk, readers, staff, ids, db } = bench;
    const input = { form: fullCopyForm([ids.open]), submissionKey: 'at-the-desk' };
    const sent = value(await copyDesk.orderFor(staff.desk, readers.minh.id, input));
    expect(value(await copyDesk.orderFor(staff.desk, readers.minh.id, input))).toEqual(sent);
    expect(await copies.ownOrders(readers.minh)).toMatchObject([
      { id: sent.id, state: 'submitted', dueOn: '2026-12-02' },
    ]);
    const entry = await db
      .selectFrom('audit')
      .select('action')
      .where('actor', '=', staff.desk.id)
      .where('subject', '=', `copies:${sent.id}`)
      .execute();
    expect(entry).toEqual([{ action: 'copies.submit' }]);
    const suspended = await addReader(db, 'out', { status: 'suspended' });
    const unverified = await addReader(db, 'unread', { emailVerified: false });
    const untouched = await storedOrders(bench);
    const refusedFor = async (who: Actor, readerId: string, form = fullCopyForm([ids.open])) =>
      refusal(await copyDesk.orderFor(who, readerId, { form, submissionKey: newId() }));
    for (const actor of [GUEST, readers.lan, readers.minh, staff.admin]) {
      expect(await refusedFor(actor, readers.minh.id)).toEqual({ code: 'not-found' });
    }
    for (const id of ['nobody', staff.an.id]) expect((await refusedFor(staff.desk, id)).code).toBe('not-found');
    expect(await refusedFor(staff.desk, suspended.id)).toEqual({ code: 'suspended' });
    expect(await refusedFor(staff.desk, unverified.id)).toEqual({ code: 'email-not-verified' });
    expect(await storedOrders(bench)).toBe(untouched);
    // Lan may have it copied, and Minh may not.
    await grantedForCopies(bench, 'conditional');
    const before = await storedOrders(bench);
    expect(await refusedFor(staff.desk, readers.minh.id, fullCopyForm([ids.conditional]))).toMatchObject({
      code: 'invalid',
      problems: [{ field: 'lines.0.record', code: 'needs-permission' }],
    });
    expect(await storedOrders(bench)).toBe(before);
    const granted = { form: fullCopyForm([ids.conditional]), submissionKey: 'granted' };
    expect(value(await copyDesk.orderFor(staff.desk, readers.lan.id, granted)).dueOn).toBe('2026-12-09');
  });

  it('costs less by an exemption from a part of it, frozen in the offer with why', async () => {
    const { copies, copyDesk, readers, staff } = bench;
    const { id, version } = await orderIn(bench, 'submitted');
    const pages = new Map<string, string>();
    const wrong = [
      [{ exemption: 'kin', reason: '' }, 'reason'],
      [{ exemption: 'student', reason: 'Thẻ' }, 'exemption'],
      [{ exemption: 'nobody', reason: 'Thẻ' }, 'exemption'],
    ] as const;
    for (const [less, field] of wrong) {
      const refused = refusal(await copyDesk.quote(staff.desk, id, { version, pages, ...less }));
      expect(refused).toMatchObject({ code: 'invalid', problems: [{ field }] });
    }
    const less = { exemption: 'kin', reason: 'Giấy chứng nhận' };
    const offer = value(await copyDesk.quote(staff.desk, id, { version, pages, ...less }));
    const own = value(await copies.ownOrder(readers.lan, id));
    expect(own.totalDong).toBe(21_440);
    expect(own.quote).toMatchObject({
      total: 21_440,
      reduction: { exemption: 'kin', percent: 33, amount: 10_560 },
    });
    const paid = { version: offer.version, method: 'cash', receipt: 'BL 02' };
    expect(refusal(await copyDesk.pay(staff.desk, id, { ...paid, amount: '32.000' }))).toMatchObject({
      problems: [{ field: 'amount', code: 'wrong-amount', most: 21_440 }],
    });
    expect(refusal(await copyDesk.waive(staff.desk, id, { version: offer.version, ...less }))).toMatchObject({
      problems: [{ field: 'exemption' }],
    });
    value(await copyDesk.pay(staff.desk, id, { ...paid, amount: '21.440' }));
    expect(value(await copyDesk.open(staff.desk, id))).toMatchObject({ exemption: 'kin', paidDong: 21_440 });
  });

  it('is not late for the time in which its offer lay with the reader', async () => {
    const { copies, copyDesk, readers, staff } = bench;
    const pay = { method: 'cash', receipt: 'BL 03', amount: '32000' };
    const seen = async (id: string) => {
      const { dueOn, late } = value(await copies.ownOrder(readers.lan, id));
      return { dueOn, late };
    };
    const atOnce = await orderIn(bench, 'quoted');
    value(await copyDesk.pay(staff.desk, atOnce.id, { version: atOnce.version, ...pay }));
    expect(await seen(atOnce.id)).toEqual({ dueOn: '2026-12-02', late: false });

    const slow = await orderIn(bench, 'submitted');
    bench.later(1);
    const offer = value(await copyDesk.quote(staff.desk, slow.id, { version: slow.version, pages: new Map() }));
    bench.later(6);
    expect(await seen(slow.id)).toEqual({ dueOn: null, late: false });
    const taken = value(await copies.accept(readers.lan, slow.id, offer));
    expect(await seen(slow.id)).toEqual({ dueOn: null, late: false });
    value(await copyDesk.pay(staff.desk, slow.id, { version: taken.version, ...pay }));
    expect(await seen(slow.id)).toEqual({ dueOn: '2026-12-09', late: false });
    bench.later(3);
    expect(await seen(slow.id)).toEqual({ dueOn: '2026-12-09', late: true });
    bench.later(-10);
  });

  it('is due on another day when the calendar changes, by the day on which its offer was settled too', async () => {
    const { copies, copyDesk, copyRoom, readers, staff, db } = bench;
    const dueOn = async (id: string) => value(await copies.ownOrder(readers.lan, id)).dueOn;
    const enter = (day: string, as: 'working' | 'closure') =>
      db.insertInto('calendar_day').values({ day, kind: as, label: 'x', changed_by: null, changed_at: day }).execute();
    const fresh = await orderIn(bench, 'submitted');
    // Offered on Tuesday, settled on Saturday: Monday's post.
    const slow = await orderIn(bench, 'submitted');
    bench.at('2026-12-01T03:00:00.000Z');
    const offer = value(await copyDesk.quote(staff.desk, slow.id, { version: slow.version, pages: new Map() }));
    bench.at('2026-12-05T03:00:00.000Z');
    const pay = { method: 'cash', receipt: 'BL 05', amount: '32000' };
    const paid = value(await copyDesk.pay(staff.desk, slow.id, { version: offer.version, ...pay }));
    expect([await dueOn(fresh.id), await dueOn(slow.id)]).toEqual(['2026-12-02', '2026-12-09']);
    expect(await recomputeOrderDays(copyRoom)).toBe(0);
    await enter('2026-12-02', 'closure');
    await enter('2026-12-05', 'working');
    expect(await recomputeOrderDays(copyRoom)).toBeGreaterThanOrEqual(2);
    expect([await dueOn(fresh.id), await dueOn(slow.id)]).toEqual(['2026-12-03', '2026-12-08']);
    expect(await recomputeOrderDays(copyRoom)).toBe(0);
    expect(value(await copyDesk.open(staff.desk, slow.id))).toMatchObject({ version: paid.version + 1 });
    await db.deleteFrom('calendar_day').execute();
    await recomputeOrderDays(copyRoom);
    bench.at(MONDAY);
  });

  it('that was taken and never settled ends, and holds no place among the open ones', async () => {
    const { copies, copyDesk, readers, staff } = bench;
    const { id, version } = await orderIn(bench, 'accepted');
    expect(value(await copies.ownOrder(readers.lan, id)).quoteValidUntil).toBe('2026-12-30');
    bench.later(30);
    await bench.endInTime();
    expect(value(await copies.ownOrder(readers.lan, id))).toMatchObject({ state: 'accepted', quoteOver: false });
    bench.later(1);
    const pay = { version, method: 'cash', receipt: 'BL 04', amount: '32000' };
    const late = refusal(await copyDesk.pay(staff.desk, id, pay));
    expect(late).toEqual({ code: 'too-late', until: '2026-12-30' });
    expect(await bench.endInTime()).toBeGreaterThan(0);
    expect(value(await copies.ownOrder(readers.lan, id)).state).toBe('expired');
    bench.later(-31);
  });

  const lineOf = async ({ id }: { id: string }) => value(await bench.copyDesk.open(bench.staff.desk, id)).lines[0]!.id;
  const isRight = async () => {
    expect((await verifyFigures(bench.db)).differences).toEqual([]);
    const rows = await bench.db
      .selectFrom('use_count')
      .select((e) => ['measure', e.fn.sum<number>('value').as('sum')])
      .where('measure', 'in', ['copies', 'authentications'])
      .groupBy('measure')
      .execute();
    const { copies, authentications } = await independentFigures(bench.db, { from: '2026-01-01', until: '2026-12-31' });
    const sums = Object.fromEntries(rows.map(({ measure, sum }) => [measure, Number(sum)]));
    expect(sums).toEqual({ copies, authentications });
  };
  const registered = async (name: 'copies' | 'authentications', id: string) => {
    const registers = createRegisters(bench.db, {
      now: bench.copyRoom.now,
      labels: () => ({ purposes: [], copyKinds: [] }),
    });
    const days = { from: '2026-01-01', until: '2026-12-31' };
    const { entries } = value(await registers.page(bench.staff.desk, name, days, 1));
    return entries.find((entry) => entry.id === id);
  };

  it('is corrected in its registers by a new entry, once it was handed over, and the figures follow', async () => {
    const { copyDesk, staff, db } = bench;
    const line = await lineOf(await orderIn(bench, 'delivered'));
    const row = () => db.selectFrom('copy_order_line').selectAll().where('id', '=', line).executeTakeFirstOrThrow();
    const written = await row();
    const first = { seen: 0, changes: { pages: 9, copies: 3 }, reason: 'Đếm nhầm' };
    value(await copyDesk.correctLine(staff.desk, line, first));
    await isRight();
    expect(await row()).toEqual(written);
    expect(await registered('copies', line)).toMatchObject({
      pages: 9,
      copies: 3,
      isVoid: false,
      corrections: [{ changes: { pages: [6, 9], copies: [2, 3] }, reason: 'Đếm nhầm' }],
    });
    expect(refusal(await copyDesk.correctLine(staff.desk, line, first))).toEqual({ code: 'stale', current: 1 });
    value(await copyDesk.correctLine(staff.desk, line, { seen: 1, changes: { authenticated: 0 }, reason: 'Không có' }));
    await isRight();
    expect(await registered('authentications', line)).toMatchObject({ authenticated: false, pages: 9 });
    value(await copyDesk.correctLine(staff.desk, line, { seen: 2, changes: { void: true }, reason: 'Ghi nhầm' }));
    await isRight();
    expect((await registered('copies', line))?.isVoid).toBe(true);
    const told = await db.selectFrom('audit').select('data').where('action', '=', 'register.correct').execute();
    expect(told.map(({ data }) => (JSON.parse(data ?? '{}') as { line: string }).line)).toEqual([line, line, line]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it('enters the register of authentications with a number of its own where that was left out', async () => {
    const { copies, copyDesk, readers, staff, ids } = bench;
    const { id, version } = await drafted(bench);
    const form = fullCopyForm([ids.open]);
    const plain = { ...form, lines: form.lines.map((one) => ({ ...one, authenticated: false })) };
    let now = value(await copies.save(readers.lan, id, { version, form: plain }));
    now = value(await copies.submit(readers.lan, id, { ...now, submissionKey: 'without' }));
    now = value(await copyDesk.quote(staff.desk, id, { ...now, pages: new Map() }));
    now = value(await copyDesk.waive(staff.desk, id, { ...now, exemption: 'student', reason: 'Thẻ' }));
    now = value(await copyDesk.begin(staff.desk, id, now));
    const line = await lineOf({ id });
    const mend = { seen: 0, changes: { authenticated: 1 }, reason: 'Quên ghi' };
    expect(refusal(await copyDesk.correctLine(staff.desk, line, mend))).toEqual({
      code: 'wrong-state',
      state: 'in-production',
    });
    value(await copyDesk.deliver(staff.desk, id, now));
    expect(await registered('authentications', line)).toBeUndefined();
    value(await copyDesk.correctLine(staff.desk, line, mend));
    expect(await registered('authentications', line)).toMatchObject({
      authenticated: true,
      authenticationNumber: expect.stringMatching(/^XT-2026-/) as string,
    });
    await isRight();
  });

  it('is corrected by staff who work on orders, within what an order may have, and never without a reason', async () => {
    const { copyDesk, staff, readers, db } = bench;
    const line = await lineOf(await orderIn(bench, 'delivered'));
    const before = await storedOrders(bench);
    const input = { seen: 0, changes: { pages: 7 }, reason: 'Đếm nhầm' };
    for (const actor of [GUEST, readers.lan, readers.minh, staff.admin]) {
      expect(refusal(await copyDesk.correctLine(actor, line, input))).toEqual({ code: 'not-found' });
    }
    expect(refusal(await copyDesk.correctLine(staff.desk, 'none', input))).toEqual({ code: 'not-found' });
    const wrong: [object, string][] = [
      [{ pages: 0 }, 'pages'],
      [{ pages: 501 }, 'pages'],
      [{ copies: 1.5 }, 'copies'],
      [{ authenticated: 2 }, 'authenticated'],
      [{ purpose: 'science' }, 'changes'],
      [{ pages: 6 }, 'changes'],
    ];
    for (const [changes, field] of wrong) {
      const refused = refusal(await copyDesk.correctLine(staff.desk, line, { ...input, changes }));
      expect(refused).toMatchObject({ code: 'invalid', problems: [{ field }] });
    }
    const silent = refusal(await copyDesk.correctLine(staff.desk, line, { ...input, reason: ' ' }));
    expect(silent).toMatchObject({ problems: [{ field: 'reason', code: 'missing' }] });
    expect(await storedOrders(bench)).toBe(before);
    expect(await db.selectFrom('register_correction').select('pk').where('entry_id', '=', line).execute()).toEqual([]);
  });
});
