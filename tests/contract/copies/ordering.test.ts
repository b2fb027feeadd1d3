import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copiesKept } from '../../../src/copies/privacy/copies-kept.ts';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import { newId } from '../../../src/platform/secrets.ts';
import { GUEST, type Actor } from '../../../src/readers/actor.ts';
import type { DecisionInput } from '../../../src/requests/item-decision.ts';
import { createRegisters } from '../../../src/statistics/registers/create-registers.ts';
import { verifyFigures } from '../../../src/statistics/verify.ts';
import { independentFigures } from '../../harness/independent-figures.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { addReader, fullForm, refusal, value, type RecordName } from '../requests/request-room.ts';
import { drafted, fullCopyForm, openCopyBench, orderIn, storedOrders, WITH_FEES, type CopyBench } from './copy-room.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** Asks for copies of a record on Lan's behalf and grants it. @returns the grant's id */
async function grantedForCopies(
  { requests, readers, staff, ids, db }: CopyBench,
  name: RecordName,
  decision: { noDownload?: boolean; onSiteOnly?: boolean; use?: 'reading' | 'copy' } = {},
): Promise<string> {
  const { use = 'copy', noDownload = false, onSiteOnly = false } = decision;
  const draft = value(await requests.newDraft({ actor: readers.lan }, { language: 'vi', recordIds: [ids[name]] }));
  const form = fullForm([ids[name]], { items: [{ recordId: ids[name], use, reason: 'Viết sách' }] });
  const saved = value(await requests.saveDraft(readers.lan, draft.id, { version: draft.version, form }));
  const key = `key-${Math.random()}`;
  const sent = value(await requests.submit(readers.lan, draft.id, { version: saved.version, submissionKey: key }));
  const claim = value(await requests.claim(staff.an, draft.id, sent));
  const { items } = value(await requests.ownCase(readers.lan, draft.id));
  const itemIds = items.map(({ id }) => id);
  const conditions = { untilDay: '2026-12-20', onSiteOnly, noDownload, maxViews: null };
  const granted: DecisionInput =
    noDownload || onSiteOnly
      ? { outcome: 'granted-with-conditions', words: '', conditions }
      : { outcome: 'granted', words: '' };
  const decisions = itemIds.map((itemId) => ({ itemId, decision: granted }));
  const proposed = value(await requests.propose(staff.an, draft.id, { version: claim.version, decisions }));
  const confirmed = value(await requests.confirm(staff.chi, draft.id, { version: proposed.version, itemIds }));
  value(await requests.issue(staff.an, draft.id, confirmed));
  const grant = await db
    .selectFrom('access_grant')
    .select('id')
    .where('record_id', '=', ids[name])
    .where('state', '=', 'active')
    .orderBy('pk', 'desc')
    .executeTakeFirstOrThrow();
  return grant.id;
}

describe.each(DATABASES)('an order of copies, on %s', (kind) => {
  let bench: CopyBench;
  beforeAll(async () => {
    bench = await openCopyBench(kind, WITH_FEES);
  });
  afterAll(() => bench.close());

  it('is due two working days after the day of receipt, seven where permission was needed', async () => {
    const { copies, readers } = bench;
    const open = await drafted(bench);
    const sent = value(await copies.submit(readers.lan, open.id, { version: open.version, submissionKey: 'k1' }));
    expect(sent.dueOn).toBe('2026-12-02');
    await grantedForCopies(bench, 'conditional');
    const conditional = await drafted(bench, ['conditional']);
    const other = value(
      await copies.submit(readers.lan, conditional.id, { version: conditional.version, submissionKey: 'k2' }),
    );
    expect(other.dueOn).toBe('2026-12-09');
  });

  it('is one order however often its button is pressed', async () => {
    const { copies, readers, db } = bench;
    const order = await drafted(bench);
    const press = () => copies.submit(readers.lan, order.id, { version: order.version, submissionKey: 'twice' });
    const answers = await Promise.all([press(), press(), press()]);
    expect(new Set(answers.map((answer) => value(answer).number)).size).toBe(1);
    const events = await db.selectFrom('copy_event').select('action').where('action', '=', 'submit').execute();
    const mails = await db.selectFrom('mail').select('pk').where('template', '=', 'copies-received').execute();
    expect(mails).toHaveLength(events.length);
  });

  it('costs what the table said on the day on which it was sent, whatever it says when it is worked out', async () => {
    const { copies, copyDesk, readers, staff } = bench;
    const order = await orderIn(bench, 'submitted');
    bench.later(2);
    value(await copyDesk.quote(staff.desk, order.id, { version: order.version, pages: new Map() }));
    bench.later(-2);
    const own = value(await copies.ownOrder(readers.lan, order.id));
    // 6 pages, 2 copies at 1,000, and two authentications at 10,000; from December on a page costs 2,000.
    expect(own.quote).toMatchObject({ on: '2026-11-30', total: 32_000 });
    expect(own.totalDong).toBe(32_000);
  });

  it('counts pages anew when staff do, and takes no other amount than the offer’s', async () => {
    const { copies, copyDesk, readers, staff } = bench;
    const order = await orderIn(bench, 'submitted');
    const [line] = value(await copies.ownOrder(readers.lan, order.id)).lines;
    const pages = new Map([[line!.id, '10']]);
    const quoted = value(await copyDesk.quote(staff.desk, order.id, { version: order.version, pages }));
    const pay = (amount: string) =>
      copyDesk.pay(staff.desk, order.id, { version: quoted.version, method: 'cash', receipt: 'BL 1', amount });
    for (const amount of ['39999', '40001', '-40000', '0', '4e4', '']) {
      expect(refusal(await pay(amount)), amount).toMatchObject({ code: 'invalid', problems: [{ field: 'amount' }] });
    }
    value(await pay('40.000 đ'));
  });

  it('invents no amount where the table says nothing', async () => {
    const { copies, copyDesk, readers, staff } = bench;
    const order = await orderIn(bench, 'submitted', ['open'], { kind: 'print' });
    const quoted = value(await copyDesk.quote(staff.desk, order.id, { version: order.version, pages: new Map() }));
    const own = value(await copies.ownOrder(readers.lan, order.id));
    expect(own.quote?.lines[0]).toMatchObject({ each: null, amount: null });
    expect(own.totalDong).toBeNull();
    const paying = { version: quoted.version, method: 'transfer', receipt: 'BL 2', amount: '24000' };
    value(await copyDesk.pay(staff.desk, order.id, paying));
    expect(value(await copies.ownOrder(readers.lan, order.id)).paidDong).toBe(24_000);
  });

  it('is not handed over before it is settled, nor without the files it promises', async () => {
    const { copyDesk, staff } = bench;
    const paid = await orderIn(bench, 'paid', ['open'], { kind: 'digital' });
    expect(refusal(await copyDesk.deliver(staff.desk, paid.id, paid))).toMatchObject({ code: 'wrong-state' });
    const making = value(await copyDesk.begin(staff.desk, paid.id, paid));
    expect(refusal(await copyDesk.deliver(staff.desk, paid.id, making))).toMatchObject({ code: 'files-missing' });
  });

  it('opens its files to its reader alone, while the link lasts', async () => {
    const { copies, copyDesk, readers, staff } = bench;
    const order = await orderIn(bench, 'in-production', ['open'], { kind: 'digital' });
    const [line] = value(await copyDesk.open(staff.desk, order.id)).lines;
    const file = { lineId: line!.id, name: '../hồ sơ 12.pdf', content: PDF };
    const { id } = value(await copyDesk.addFile(staff.desk, order.id, file));
    const fetch = (actor = readers.lan) => copies.openFile(actor, order.id, id);
    expect(refusal(await fetch())).toEqual({ code: 'not-found' });
    value(await copyDesk.deliver(staff.desk, order.id, order));
    const opened = value(await fetch());
    expect(opened.fileName).toBe('hồ sơ 12.pdf');
    expect(Buffer.from(opened.content).equals(PDF)).toBe(true);
    expect(refusal(await fetch(readers.minh))).toEqual({ code: 'not-found' });
    bench.later(15);
    expect(refusal(await fetch())).toEqual({ code: 'not-found' });
    expect(value(await copies.ownOrder(readers.lan, order.id)).lines[0]!.files).toEqual([]);
    bench.later(-15);
  });

  it.each(['html', 'empty'])('takes no %s file for a copy', async (what) => {
    const { copyDesk, staff } = bench;
    const order = await orderIn(bench, 'in-production', ['open'], { kind: 'digital' });
    const [line] = value(await copyDesk.open(staff.desk, order.id)).lines;
    const content = Buffer.from(what === 'html' ? '<!doctype html><script>alert(1)</script>' : '');
    const added = await copyDesk.addFile(staff.desk, order.id, { lineId: line!.id, name: 'x.pdf', content });
    expect(refusal(added)).toMatchObject({ code: what === 'html' ? 'kind' : 'empty' });
  });

  it('is counted when it is handed over, once: pages of every copy, and what was authenticated', async () => {
    const { db } = bench;
    const counted = async () => {
      const rows = await db
        .selectFrom('use_count')
        .select(['measure', 'value'])
        .where('purpose', '=', 'history')
        .execute();
      return Object.fromEntries(rows.map(({ measure, value: count }) => [measure, Number(count)]));
    };
    const before = await counted();
    await orderIn(bench, 'delivered');
    const after = await counted();
    expect((after.copies ?? 0) - (before.copies ?? 0)).toBe(12);
    expect((after.authentications ?? 0) - (before.authentications ?? 0)).toBe(2);
  });

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
    const before = await storedOrders(bench);
    const refusedFor = async (who: Actor, readerId: string, form = fullCopyForm([ids.open])) =>
      refusal(await copyDesk.orderFor(who, readerId, { form, submissionKey: newId() }));
    for (const actor of [GUEST, readers.lan, readers.minh, staff.admin]) {
      expect(await refusedFor(actor, readers.minh.id)).toEqual({ code: 'not-found' });
    }
    for (const id of ['nobody', staff.an.id]) expect((await refusedFor(staff.desk, id)).code).toBe('not-found');
    expect(await refusedFor(staff.desk, suspended.id)).toEqual({ code: 'suspended' });
    expect(await refusedFor(staff.desk, unverified.id)).toEqual({ code: 'email-not-verified' });
    // Lan may have it copied, and Minh may not.
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

describe.each(DATABASES)('a reader who is erased, on %s', (kind) => {
  let bench: CopyBench;
  beforeAll(async () => {
    bench = await openCopyBench(kind);
  });
  afterAll(() => bench.close());

  it('leaves no order that waits, and not before what is owed is handed over', async () => {
    const { copies, copyDesk, copyRoom, readers, staff, db } = bench;
    const kept = copiesKept(copyRoom);
    await orderIn(bench, 'draft');
    await orderIn(bench, 'quoted');
    const making = await orderIn(bench, 'in-production');
    expect(await kept.leave(readers.lan.id)).toBe(false);
    value(await copyDesk.deliver(staff.desk, making.id, making));
    expect(await kept.leave(readers.lan.id)).toBe(true);
    const states = (await copies.ownOrders(readers.lan)).map(({ state }) => state);
    expect(states).toEqual(['delivered', 'cancelled']);
    await db.transaction().execute((trx) => kept.forget(trx, readers.lan.pk, bench.room.now().toISOString()));
    const rows = await db.selectFrom('copy_order').select(['form', 'note']).execute();
    expect(new Set(rows.map(({ form }) => form))).toEqual(new Set(['{"lines":[],"purpose":"","note":""}']));
  });
});

describe.each(DATABASES)('what may be copied, on %s', (kind) => {
  let bench: CopyBench;
  beforeAll(async () => {
    bench = await openCopyBench(kind);
  });
  afterAll(() => bench.close());

  const problemsOf = async (name: RecordName, copyKind = 'photocopy') => {
    const { copies, readers } = bench;
    const order = await drafted(bench, [name], { kind: copyKind });
    return value(await copies.check(readers.lan, order.id)).map(({ field, code }) => `${field} ${code}`);
  };

  it('is what is open to all, and nothing else without a grant', async () => {
    expect(await problemsOf('open')).toEqual([]);
    expect(await problemsOf('conditional')).toEqual(['lines.0.record needs-permission']);
    expect(await problemsOf('closed')).toEqual(['lines.0.record needs-permission']);
    expect(await problemsOf('masked')).toEqual(['lines.0.record needs-permission']);
    expect(await problemsOf('series')).toEqual(['lines.0.record not-copyable']);
  });

  it('is nothing that was granted for reading alone, or not to be taken away; on paper what is read at the archive', async () => {
    const first = await grantedForCopies(bench, 'closed', { use: 'reading' });
    expect(await problemsOf('closed')).toEqual(['lines.0.record needs-permission']);
    await grantedForCopies(bench, 'conditional', { noDownload: true });
    expect(await problemsOf('conditional')).toEqual(['lines.0.record needs-permission']);
    await grantedForCopies(bench, 'masked', { onSiteOnly: true });
    expect(await problemsOf('masked')).toEqual([]);
    expect(await problemsOf('masked', 'digital')).toEqual(['lines.0.kind paper-only']);
    expect(first).toBeTruthy();
  });

  it('ends with the grant, at whichever step the order stands', async () => {
    const { requests, copies, copyDesk, readers, staff, db } = bench;
    const steps = ['submitted', 'paid', 'in-production'] as const;
    for (const state of steps) {
      const grant = await grantedForCopies(bench, 'closed');
      const order = await orderIn(bench, state, ['closed'], { kind: 'digital' });
      const fileOf = async () => {
        const [line] = value(await copyDesk.open(staff.desk, order.id)).lines;
        const file = { lineId: line!.id, name: 'a.pdf', content: PDF };
        return value(await copyDesk.addFile(staff.desk, order.id, file)).id;
      };
      const fileId = state === 'in-production' ? await fileOf() : undefined;
      await revokeAll(grant);
      const next = {
        submitted: () => copyDesk.quote(staff.desk, order.id, { version: order.version, pages: new Map() }),
        paid: () => copyDesk.begin(staff.desk, order.id, order),
        'in-production': () => copyDesk.deliver(staff.desk, order.id, order),
      }[state];
      expect(refusal(await next()), state).toMatchObject({ code: 'not-copyable' });
      if (fileId) expect(refusal(await copies.openFile(readers.lan, order.id, fileId))).toEqual({ code: 'not-found' });
    }

    async function revokeAll(latest: string): Promise<void> {
      const active = await db
        .selectFrom('access_grant')
        .select(['id', 'version'])
        .where('state', '=', 'active')
        .execute();
      expect(active.some(({ id }) => id === latest)).toBe(true);
      for (const { id, version } of active) {
        value(await requests.revokeGrant(staff.chi, id, { version, reason: 'Hồ sơ được xem xét lại' }));
      }
    }
  }, 60_000);

  it('is refused by every field at once, and what was typed is kept', async () => {
    const { copies, ids, readers } = bench;
    const { id, version } = value(await copies.begin(readers.lan, { language: 'vi', recordIds: [ids.open] }));
    const form = fullCopyForm([ids.open], 'digital');
    Object.assign(form.lines[0]!, { fromPage: '', pages: '0', copies: '11', authenticated: true });
    const typed = { ...form, purpose: 'nothing' };
    const saved = value(await copies.save(readers.lan, id, { version, form: typed }));
    const refused = refusal(await copies.submit(readers.lan, id, { version: saved.version, submissionKey: 'k' }));
    expect(refused).toMatchObject({
      code: 'invalid',
      problems: [
        { field: 'purpose', code: 'missing' },
        { field: 'lines.0.from', code: 'missing' },
        { field: 'lines.0.pages', code: 'not-a-count', most: 500 },
        { field: 'lines.0.copies', code: 'not-a-count', most: 10 },
        { field: 'lines.0.authenticated', code: 'not-authenticable' },
      ],
    });
    expect(value(await copies.ownOrder(readers.lan, id)).form).toEqual(typed);
  });
});
