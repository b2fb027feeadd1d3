import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as importing } from '../../../src/cli/import.ts';
import { command as sample } from '../../../src/cli/sample.ts';
import type { Command } from '../../../src/cli/command.ts';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import type { Database } from '../../../src/platform/database/schema.ts';
import { dayInVietnam } from '../../../src/platform/vietnam-time.ts';
import { refuseInventedAccounts } from '../../../src/readers/refuse-invented-accounts.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { createStatistics } from '../../../src/statistics/create-statistics.ts';
import { daysOf } from '../../../src/statistics/period.ts';
import { verifyFigures } from '../../../src/statistics/verify.ts';
import { independentFigures } from '../../harness/independent-figures.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { freshPostgresDatabase } from '../../harness/postgres-database.ts';

interface SignIn {
  email: string;
  password: string;
  roles: string[];
}

describe.each(DATABASES)('the sample archive on %s', (kind) => {
  let env: Record<string, string>;
  let db: Kysely<Database>;
  let signIns: SignIn[];
  const warned: string[] = [];

  async function run(command: Command, args: string[], more: Record<string, string> = {}): Promise<unknown> {
    let result: unknown;
    await command.run(args, {
      env: { ...env, ...more },
      json: true,
      print: () => undefined,
      result: (value) => void (result = value),
      warn: (line) => void warned.push(line),
      progress: { update: () => undefined, finish: () => undefined },
      signal: new AbortController().signal,
    });
    return result;
  }

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-sample-'));
    env = { DATA_DIR: dataDir, CONTENT_DIR: resolve('content') };
    if (kind === 'postgres') env['DATABASE_URL'] = await freshPostgresDatabase();
    // Before there are records, the story has nothing to tell of.
    expect(await run(sample, [])).toEqual({ signIns: [] });
    await run(importing, [resolve('content/finding-aids')]);
    expect(await run(sample, [], { PUBLIC_URL: 'https://luutru.example.vn' })).toEqual({ signIns: [] });
    ({ signIns } = (await run(sample, [])) as { signIns: SignIn[] });
    db = await openDatabase(readConfig(env));
  }, 180_000);
  afterAll(async () => {
    await db.destroy();
    await rm(env['DATA_DIR']!, { recursive: true });
  });

  it('says so where the catalogue lacks what the story tells of', () => {
    expect(warned.join()).toContain('which is not in the catalogue: nothing was made');
  });

  it('has people of every role, and readers, each with a password of their own', () => {
    const roles = new Set(signIns.flatMap((one) => one.roles));
    expect([...roles].sort()).toEqual(['administrator', 'approver', 'archivist', 'desk']);
    expect(signIns.filter((one) => one.roles.length === 0).length).toBeGreaterThan(8);
    expect(new Set(signIns.map(({ password }) => password)).size).toBe(signIns.length);
    for (const { password } of signIns) expect(password).toMatch(/^(\w{4}-){3}\w{4}$/);
  });

  it('has a request in every state that a desk sees', async () => {
    const cases = await db.selectFrom('access_case').select(['state', 'due_on', 'closed_how']).execute();
    const states = new Set(cases.map(({ state }) => state));
    expect([...states].sort()).toEqual(
      [
        'draft',
        'submitted',
        'in-review',
        'awaiting-applicant',
        'consulting',
        'decided',
        'under-appeal',
        'closed',
      ].sort(),
    );
    const today = dayInVietnam(new Date());
    expect(cases.some(({ state, due_on }) => state === 'in-review' && due_on !== null && due_on < today)).toBe(true);
    const grants = await db.selectFrom('access_grant').select('state').execute();
    expect(grants.length).toBeGreaterThanOrEqual(3);
  });

  it('has a year of visits and copies, whose figures are what an independent count of the raw rows gives', async () => {
    const statistics = createStatistics(db, () => new Date());
    const staff = { kind: 'staff', pk: 0, id: 's', name: '', roles: new Set(['administrator'] as const) } as const;
    const thisYear = Number(dayInVietnam(new Date()).slice(0, 4));
    let all = { visits: 0, files: 0 };
    for (const year of [thisYear - 1, thisYear]) {
      const period = { kind: 'year', year } as const;
      const told = await statistics.report(staff, period);
      if (!told.ok) throw new Error(told.refusal);
      const { foreignVisits, foreignPersons, ...counted } = await independentFigures(db, daysOf(period));
      expect(told.value.figures).toMatchObject(counted);
      expect(told.value.foreign).toEqual({ visits: foreignVisits, persons: foreignPersons });
      all = { visits: all.visits + counted.visits, files: all.files + counted.files };
    }
    expect(all.visits).toBeGreaterThan(40);
    expect(all.files).toBeGreaterThan(200);
    expect((await verifyFigures(db)).differences).toEqual([]);
  });

  it('has something before the desk: visits to confirm and to come, files in hands and on the way', async () => {
    const visits = await db.selectFrom('visit').select('state').execute();
    const states = new Set(visits.map(({ state }) => state));
    for (const state of ['requested', 'confirmed', 'completed', 'no-show', 'cancelled-by-reader'] as const) {
      expect([...states]).toContain(state);
    }
    const out = await db.selectFrom('visit_item').select('pk').where('out_of_stack', '=', 1).execute();
    expect(out.length).toBeGreaterThan(0);
    const orders = await db.selectFrom('copy_order').select('state').execute();
    expect(new Set(orders.map(({ state }) => state))).toEqual(
      new Set(['submitted', 'quoted', 'in-production', 'delivered']),
    );
  });

  it('sends no letter to invented people, and keeps none of their links', async () => {
    expect(await db.selectFrom('mail').selectAll().execute()).toEqual([]);
  });

  it('stands on a chain of entries that holds', async () => {
    expect(await verifyAudit(db)).toMatchObject({ faults: [] });
  });

  it('is told once: where there are accounts, nothing is made', async () => {
    const before = await db.selectFrom('audit_head').select('seq').execute();
    expect(await run(sample, [])).toEqual({ signIns: [] });
    expect(await db.selectFrom('audit_head').select('seq').execute()).toEqual(before);
  });

  it('never runs at a public address', async () => {
    const open = readConfig({ ...env, PUBLIC_URL: 'https://luutru.example.vn' });
    await expect(refuseInventedAccounts(db, open)).rejects.toThrow(/PUBLIC_URL is set/);
    await expect(refuseInventedAccounts(db, readConfig(env))).resolves.toBeUndefined();
  });
});
