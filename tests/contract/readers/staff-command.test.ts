import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { freshPostgresDatabase } from '../../harness/postgres-database.ts';
import { runCommand } from '../../security/run-command.ts';
import { DATABASES } from '../catalogue/archive.ts';

const KEY = 'Zk3v9Qw1Lr7Tn5Xb8Yc2Md6Fg4Hj0PaSe';

describe.each(DATABASES)('%s: phong-doc staff add', (kind) => {
  let dataDir: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'phong-doc-staff-'));
    env = { DATA_DIR: dataDir, PUBLIC_URL: 'https://phongdoc.example.vn', SECRET_KEY: KEY };
    if (kind === 'postgres') env['DATABASE_URL'] = await freshPostgresDatabase();
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const add = (...more: string[]) =>
    runCommand(['staff', 'add', '--email', 'binh@luutru.example', '--name', 'Trần Thị Bình', ...more], env);

  it('begins an account with its roles, writes the letter, and prints the same link', async () => {
    const { code, stdout, stderr } = await add('--role', 'administrator', '--role', 'desk', '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { id, link } = JSON.parse(stdout) as { id: string; link: string };
    expect(link).toMatch(/^https:\/\/phongdoc\.example\.vn\/tai-khoan\/loi-moi\?token=[\w-]{43}$/);
    const db = await openDatabase({ dataDir, ...(env['DATABASE_URL'] ? { databaseUrl: env['DATABASE_URL'] } : {}) });
    const letters = await db.selectFrom('mail').select(['recipient', 'template', 'data']).execute();
    const token = new URL(link).searchParams.get('token');
    expect(letters).toMatchObject([{ recipient: 'binh@luutru.example', template: 'invitation' }]);
    expect(letters[0]?.data).toMatch(/^\{"token":"sealed:[\w-]+"\}$/);
    expect(letters[0]?.data).not.toContain(token);
    const log = await db.selectFrom('audit').select(['actor', 'action', 'subject']).execute();
    expect(log).toEqual([{ actor: 'system', action: 'staff.invited', subject: `account:${id}` }]);
    const roles = await db.selectFrom('account_role').select('role').orderBy('role').execute();
    expect(roles.map(({ role }) => role)).toEqual(['administrator', 'desk']);
    await db.destroy();
  });

  it('says in one line what is wrong, and begins nothing', async () => {
    expect(await add('--role', 'boss')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^There is no role "boss"\..*\n$/),
    });
    expect(await add()).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--role needs at least one of: .*\n$/),
    });
    expect((await add('--role', 'desk')).code).toBe(0);
    expect(await add('--role', 'desk')).toMatchObject({
      code: 2,
      stderr: 'binh@luutru.example has an account already.\n',
    });
  });

  it('works with the key that the database was begun with, and says so of any other', async () => {
    await add('--role', 'desk');
    env['SECRET_KEY'] = KEY.toLowerCase();
    const other = await add('--role', 'desk');
    expect(other).toMatchObject({ code: 2, stderr: expect.stringMatching(/^SECRET_KEY is not the key .*\n$/) });
  });
});
