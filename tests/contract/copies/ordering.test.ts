import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copiesKept } from '../../../src/copies/privacy/copies-kept.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { refusal, value, type RecordName } from '../requests/request-room.ts';
import { drafted, fullCopyForm, openCopyBench, orderIn, WITH_FEES, type CopyBench } from './copy-room.ts';
import { grantedForCopies } from './granted-for-copies.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

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

  it('is worked on by nobody who ordered it', async () => {
    const { copyDesk, readers, staff } = bench;
    const order = await orderIn(bench, 'submitted');
    const reader = { ...staff.desk, ownReaderPk: readers.lan.pk };
    const change = { version: order.version, pages: new Map() };
    expect(refusal(await copyDesk.quote(reader, order.id, change))).toEqual({ code: 'own-order' });
    value(await copyDesk.quote({ ...staff.desk, ownReaderPk: readers.lan.pk + 1_000 }, order.id, change));
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
