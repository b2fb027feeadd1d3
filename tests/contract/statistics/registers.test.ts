import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '../../../src/i18n/translate.ts';
import { codeNames } from '../../../src/interchange/tables/code-names.ts';
import { fileRow } from '../../../src/interchange/tables/file-row.ts';
import { registerColumns } from '../../../src/interchange/tables/register-columns.ts';
import { GUEST, type StaffActor } from '../../../src/readers/actor.ts';
import { createRegisters } from '../../../src/statistics/registers/create-registers.ts';
import {
  REGISTERS,
  type RegisterEntries,
  type RegisterName,
  type Registers,
} from '../../../src/statistics/registers/register.ts';
import { independentFigures } from '../../harness/independent-figures.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';
import { addReader, addStaff } from '../requests/request-room.ts';
import { plantYear } from './planted-year.ts';

const YEAR = { from: '2025-01-01', until: '2025-12-31' };
const now = () => new Date('2026-03-02T03:00:00.000Z');

describe.each(DATABASES)('%s: registers', (kind) => {
  let database: TestDatabase;
  let registers: Registers;
  let desk: StaffActor;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await plantYear(database.db, 2025, 130, 11);
    registers = createRegisters(database.db, { now, labels: () => ({ purposes: [], copyKinds: [] }) });
    desk = await addStaff(database.db, 'desk', ['desk']);
  });
  afterAll(() => database.close());

  const whole = async <Name extends RegisterName>(name: Name, days = YEAR): Promise<RegisterEntries[Name][]> => {
    const found = await registers.whole(desk, name, days);
    if (!found.ok) throw new Error(found.refusal);
    const entries: RegisterEntries[Name][] = [];
    for await (const piece of found.value) entries.push(...piece);
    return entries;
  };
  const page = async <Name extends RegisterName>(name: Name, number: number, days = YEAR) => {
    const found = await registers.page(desk, name, days, number);
    if (!found.ok) throw new Error(found.refusal);
    return found.value;
  };

  it('hold every visit whose reader came, every hand-over, every order and authentication, once and numbered', async () => {
    const { db } = database;
    const count = async (query: { execute(): Promise<{ id: string }[]> }) =>
      (await query.execute()).map(({ id }) => id).sort();
    const expected: Record<RegisterName, string[]> = {
      readers: await count(db.selectFrom('visit').select('id').where('arrived_at', 'is not', null)),
      requests: await count(db.selectFrom('visit_item').select('id')),
      deliveries: await count(db.selectFrom('delivery').select('id')),
      copies: await count(db.selectFrom('copy_order_line').select('id')),
      authentications: await count(
        db.selectFrom('copy_order_line').select('id').where('authentication_number', 'is not', null),
      ),
    };
    for (const name of REGISTERS) {
      const entries = await whole(name);
      expect(entries.map(({ id }) => id).sort(), name).toEqual(expected[name]);
      expect(entries.length, name).toBeGreaterThan(5);
      expect(
        entries.map(({ number }) => number),
        name,
      ).toEqual(entries.map((_, at) => at + 1));
    }
  });

  it('come page by page as they come whole', async () => {
    const entries = await whole('readers');
    const first = await page('readers', 1);
    expect(first).toMatchObject({ total: entries.length, page: 1, pages: 2 });
    const second = await page('readers', 99);
    expect(second.page).toBe(2);
    expect([...first.entries, ...second.entries]).toEqual(entries);
  });

  it('tell the days that were asked for, their first and last among them', async () => {
    const days = [...new Set((await whole('deliveries')).map(({ issuedAt }) => issuedAt.slice(0, 10)))].sort();
    const [from, until] = [days[1]!, days[4]!];
    const told = await whole('deliveries', { from, until });
    expect([...new Set(told.map(({ issuedAt }) => issuedAt.slice(0, 10)))]).toEqual(days.slice(1, 5));
    expect(await whole('deliveries', { from: '2024-01-01', until: '2024-12-31' })).toEqual([]);
  });

  it('tell an entry as its corrections leave it, and name what was written first, which stays', async () => {
    const mended = (await whole('deliveries')).filter(({ corrections }) => corrections.length > 0);
    expect(mended.length).toBeGreaterThan(1);
    for (const { id, pages, corrections } of mended) {
      const row = await database.db
        .selectFrom('delivery')
        .select('pages')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(pages).toBe(row.pages + 7);
      expect(corrections[0]).toMatchObject({
        changes: { pages: [row.pages, pages] },
        reason: 'Đếm nhầm',
        by: 'Người tên binh',
      });
    }
    expect(mended.some(({ isVoid }) => isVoid)).toBe(true);
    const visits = (await whole('readers')).filter(({ corrections }) => corrections.length > 0);
    expect(visits[0]).toMatchObject({ nationality: 'US', corrections: [{ reason: 'Đếm nhầm' }] });
    expect(visits[0]?.partySize).toBe(visits[0]?.corrections[0]?.changes['party_size']?.[1]);
  });

  it('add up, as files, to what reports tell; what does not count is named behind', async () => {
    const names = codeNames('vi', { purposes: [], copyKinds: [] });
    const columns = registerColumns('vi', 'deliveries', names);
    const entries = await whole('deliveries');
    const rows = entries.map((entry) => fileRow('vi', columns, entry, names));
    const { pages, drawings } = await independentFigures(database.db, YEAR);
    const sum = (heading: string) => {
      const at = columns.findIndex((column) => column.heading === heading);
      return rows.reduce((all, row) => all + Number(row[at] ?? 0), 0);
    };
    const { columns: c, correction } = t('vi').registers;
    expect([sum(c.pages), sum(c.drawings)]).toEqual([pages, drawings]);
    const at = entries.findIndex(({ isVoid }) => isVoid);
    const { pages: not, drawings: counted } = entries[at]!;
    const behind = `${c.sheetsOut} 12, ${c.pages} ${not}, ${c.drawings} ${counted}, ${c.sheetsBack} 12`;
    expect(rows[at]?.at(-1)).toContain(correction.notCounted(behind));
    expect(rows[at]?.at(-1)).toContain('Đếm nhầm');
  });

  it('are for staff of the reading room, and each look is in the log', async () => {
    const others = [
      GUEST,
      await addReader(database.db, 'somebody', {}),
      await addStaff(database.db, 'administrator', ['administrator']),
    ];
    const looks = () =>
      database.db
        .selectFrom('audit')
        .select(['actor', 'subject', 'data'])
        .where('action', '=', 'register.viewed')
        .execute();
    const before = (await looks()).length;
    for (const actor of others) {
      for (const name of REGISTERS) {
        expect(await registers.page(actor, name, YEAR, 1)).toEqual({ ok: false, refusal: 'not-found' });
        expect(await registers.whole(actor, name, YEAR)).toEqual({ ok: false, refusal: 'not-found' });
      }
    }
    expect(await looks()).toHaveLength(before);
    await page('requests', 1);
    expect((await looks()).at(-1)).toEqual({
      actor: desk.id,
      subject: 'register:requests',
      data: JSON.stringify({ ...YEAR, as: 'page' }),
    });
  });

  it('never know the number of a paper', async () => {
    await database.db.updateTable('account').set({ identity_sealed: 'CANARY', identity_last4: 'CNRY' }).execute();
    for (const name of REGISTERS) expect(JSON.stringify(await whole(name))).not.toMatch(/CANARY|CNRY/);
  });
});
