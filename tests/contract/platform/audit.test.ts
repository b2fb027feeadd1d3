import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../../src/cli/dispatch.ts';
import { createAuditLog } from '../../../src/platform/audit/create-audit-log.ts';
import { recordAudit } from '../../../src/platform/audit/record-audit.ts';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import type { Actor } from '../../../src/readers/actor.ts';
import type { Role } from '../../../src/readers/account.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';

const AT = '2026-03-02T02:00:00.000Z';

function staff(...roles: Role[]): Actor {
  return { kind: 'staff', pk: 1, id: 'staff', name: 'Cán bộ', roles: new Set(roles) };
}

describe.each(DATABASES)('the audit log, %s', (kind) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(kind);
  });
  afterEach(() => test.close());

  async function write(count: number, db = test.db): Promise<void> {
    for (let i = 1; i <= count; i++) {
      await db
        .transaction()
        .execute((trx) =>
          recordAudit(trx, AT, { actor: 'an', action: 'case.claim', subject: `case:${i}`, data: { i } }),
        );
    }
  }

  /** As somebody would who owns the database: without the trigger that stands in the way. */
  async function behindItsBack(work: () => Promise<unknown>): Promise<void> {
    const names = kind === 'sqlite' ? ['audit_no_update', 'audit_no_delete'] : ['audit_no_change'];
    for (const name of names)
      await sql.raw(`drop trigger ${name}${kind === 'sqlite' ? '' : ' on audit'}`).execute(test.db);
    if (kind === 'postgres') await sql`grant update, delete, truncate on audit to current_user`.execute(test.db);
    await work();
  }

  const kinds = async () => (await verifyAudit(test.db)).faults.map(({ seq, kind: fault }) => `${seq} ${fault}`);

  it('cannot be changed, shortened or emptied by the portal’s own account', async () => {
    await write(3);
    const changes = [
      () => test.db.updateTable('audit').set({ actor: 'minh' }).where('seq', '=', 2).execute(),
      () => test.db.deleteFrom('audit').where('seq', '=', 3).execute(),
      () => (kind === 'sqlite' ? sql`delete from audit`.execute(test.db) : sql`truncate audit`.execute(test.db)),
    ];
    for (const change of changes) await expect(change()).rejects.toThrow(/only ever added to|permission denied/);
    expect(await verifyAudit(test.db)).toMatchObject({ entries: 3, faults: [] });
  });

  it('refuses the same to an account that has every right to the table', async () => {
    await write(1);
    if (kind === 'postgres') await sql`grant update, delete, truncate on audit to current_user`.execute(test.db);
    const statements = [
      'update audit set actor = actor',
      'delete from audit',
      ...(kind === 'postgres' ? ['truncate audit'] : []),
    ];
    for (const statement of statements) {
      await expect(sql.raw(statement).execute(test.db)).rejects.toThrow('only ever added to');
    }
  });

  it('takes no row in the place of another, however that is put', async () => {
    await write(2);
    const columns = 'seq, at, actor, action, subject, data, previous_hash, hash';
    const forged = `(${columns}) values (1, 'x', 'x', 'x', 'x', 'x', 'x', 'x')`;
    const refused = /only ever added to|permission denied/;
    const over = 'on conflict (seq) do update set actor = excluded.actor';
    const statements = [
      ...(kind === 'sqlite' ? [`insert or replace into audit ${forged}`, `replace into audit ${forged}`] : []),
      `insert into audit ${forged} ${over}`,
    ];
    for (const statement of statements) await expect(sql.raw(statement).execute(test.db)).rejects.toThrow(refused);
    await sql
      .raw(`insert into audit ${forged} on conflict do nothing`)
      .execute(test.db)
      .catch(() => undefined);
    await write(1);
    expect(await verifyAudit(test.db)).toMatchObject({ entries: 3, faults: [] });
  });

  it('is whole after many processes have added to it at once', async () => {
    // Connections to SQLite in one process would wait for one another without letting go of it.
    const beside = () => (kind === 'sqlite' ? test.db : test.beside());
    const all = await Promise.all([beside(), beside(), beside(), beside()]);
    await Promise.all(all.map((db) => write(25, db)));
    expect(await verifyAudit(test.db)).toMatchObject({ entries: 100, faults: [] });
  });

  it('is whole while it is empty, and after a change that was given up', async () => {
    expect(await verifyAudit(test.db)).toMatchObject({ entries: 0, faults: [], head: { seq: 0, hash: '' } });
    await write(1);
    const given = test.db.transaction().execute(async (trx) => {
      await recordAudit(trx, AT, { actor: 'an', action: 'case.claim', subject: 'case:9' });
      throw new Error('not after all');
    });
    await expect(given).rejects.toThrow('not after all');
    await write(1);
    expect(await verifyAudit(test.db)).toMatchObject({ entries: 2, faults: [] });
  });

  it.each(['at', 'actor', 'action', 'subject', 'data', 'previous_hash', 'hash'] as const)(
    'shows where %s of an entry was changed',
    async (column) => {
      await write(5);
      await behindItsBack(() =>
        test.db
          .updateTable('audit')
          .set({ [column]: 'x' })
          .where('seq', '=', 3)
          .execute(),
      );
      expect((await kinds())[0]).toBe('3 changed');
    },
  );

  it('shows an entry that is missing, at the beginning, in the middle and at the end', async () => {
    await write(6);
    await behindItsBack(() => test.db.deleteFrom('audit').where('seq', 'in', [1, 3, 6]).execute());
    expect(await kinds()).toEqual(['2 gap', '4 gap', '6 cut']);
  });

  it('shows entries that changed places, and one that was put in or on', async () => {
    await write(4);
    await behindItsBack(async () => {
      const [second, third] = await test.db
        .selectFrom('audit')
        .selectAll()
        .where('seq', 'in', [2, 3])
        .orderBy('seq')
        .execute();
      const swap = async (seq: number, { seq: _, ...row }: NonNullable<typeof second>) =>
        test.db.updateTable('audit').set(row).where('seq', '=', seq).execute();
      await swap(2, third!);
      await swap(3, second!);
    });
    expect(await kinds()).toEqual(['2 broken', '3 broken', '4 broken']);
    const row = { at: AT, actor: 'x', action: 'x', subject: 'x', data: '{}', previous_hash: 'x', hash: 'x' };
    await test.db.insertInto('audit').values(row).execute();
    expect(await kinds()).toContain('5 added');
  });

  it('shows that it was written anew as a whole to whoever noted its end', async () => {
    await write(3);
    const { head } = await verifyAudit(test.db);
    await write(2);
    expect((await verifyAudit(test.db, head)).faults).toEqual([]);
    await behindItsBack(async () => {
      await test.db.deleteFrom('audit').execute();
      await test.db.updateTable('audit_head').set({ seq: 0, hash: '' }).execute();
    });
    await write(5);
    expect((await verifyAudit(test.db)).faults).toEqual([]);
    expect((await verifyAudit(test.db, head)).faults).toEqual([{ seq: 3, kind: 'changed' }]);
  });

  it('is proved from the command line, which says so with its exit code', async () => {
    await write(3);
    const verify = async (...args: string[]) => {
      let out = '';
      let err = '';
      const code = await dispatch(['audit', 'verify', ...args], {
        env: { DATA_DIR: test.dataDir, ...(test.databaseUrl ? { DATABASE_URL: test.databaseUrl } : {}) },
        stdout: { write: (text) => (out += text) },
        stderr: { write: (text) => (err += text) },
        on: () => undefined,
        off: () => undefined,
      });
      return { code, out, err };
    };
    const whole = await verify();
    expect(whole).toMatchObject({ code: 0, err: '', out: expect.stringContaining('3 entries, whole and unchanged.') });
    const end = /End: (\S+)/.exec(whole.out)?.[1] ?? '';
    expect(JSON.parse((await verify('--json', '--expect', end)).out)).toEqual({
      ok: true,
      entries: 3,
      faults: [],
      end,
    });
    await behindItsBack(() => test.db.updateTable('audit').set({ actor: 'minh' }).where('seq', '=', 2).execute());
    expect(await verify()).toMatchObject({
      code: 1,
      err: 'Entry 2 is not what was written, or is not where it was noted.\n',
    });
    expect(await verify('--expect', 'x')).toMatchObject({ code: 2 });
  });

  it('is read by the administrator alone, the latest first, by who, what, of what and when', async () => {
    await write(120);
    await test.db
      .transaction()
      .execute((trx) =>
        recordAudit(trx, '2026-03-03T18:00:00.000Z', { actor: 'system', action: 'case_recompute', subject: 'case:1' }),
      );
    const log = createAuditLog(test.db);
    for (const actor of [{ kind: 'guest' } as const, staff('desk', 'archivist', 'approver')]) {
      expect(await log.entries(actor, {})).toEqual({ ok: false, refusal: { code: 'not-found' } });
    }
    const read = async (filter: Parameters<typeof log.entries>[1]) => {
      const result = await log.entries(staff('administrator'), filter);
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    const first = await read({});
    expect([first.entries.length, first.entries[0]?.seq, first.older]).toEqual([100, 121, 22]);
    expect(await read({ before: first.older! })).toMatchObject({ older: null, entries: { length: 21 } });
    expect(await read({ before: 999_999_999_999_999 })).toMatchObject({ older: 22 });
    expect((await read({ actor: 'system' })).entries.map(({ seq }) => seq)).toEqual([121]);
    expect((await read({ action: 'case.' })).entries).toHaveLength(100);
    expect((await read({ action: 'case_' })).entries).toHaveLength(1);
    expect((await read({ subject: 'case:1' })).entries.length).toBeGreaterThan(30);
    // Six in the evening in Greenwich is the fourth of March in Việt Nam.
    expect((await read({ from: '2026-03-04', to: '2026-03-04' })).entries.map(({ seq }) => seq)).toEqual([121]);
    expect((await read({ to: '2026-03-03', before: 5 })).entries).toHaveLength(4);
  });
});

describe('SQLite', () => {
  it('lets nothing that happened be replaced in any table that is only added to', async () => {
    const test = await openTestDatabase('sqlite');
    const triggers = await sql<{ name: string; tbl_name: string }>`
      select name, tbl_name from sqlite_master where type = 'trigger'`.execute(test.db);
    const guarded = triggers.rows.filter(({ name }) => name.endsWith('_no_delete')).map(({ tbl_name }) => tbl_name);
    expect(guarded.toSorted()).toEqual(['audit', 'copy_event', 'register_correction', 'visit_event']);
    for (const table of guarded) {
      const columns = await sql<{ name: string; notnull: number; pk: number }>`
        select name, "notnull", pk from pragma_table_info(${table})`.execute(test.db);
      const values = (n: number) => columns.rows.map(({ name, pk }) => (pk > 0 ? 1 : name === 'id' ? `'i${n}'` : n));
      const into = `into ${table} (${columns.rows.map(({ name }) => name).join(',')})`;
      await sql`pragma foreign_keys = off`.execute(test.db);
      await sql.raw(`insert ${into} values (${values(1).join(',')})`).execute(test.db);
      const replacing = sql.raw(`insert or replace ${into} values (${values(2).join(',')})`).execute(test.db);
      await expect(replacing).rejects.toThrow('only ever added to');
    }
    await test.close();
  });
});
