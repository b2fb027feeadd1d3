import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Kysely } from 'kysely';
import { BadSetting, readConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import type { Database } from '../../../src/platform/database/schema.ts';
import { openSecrets } from '../../../src/platform/secret-key.ts';

const KEY = 'Zk3v9Qw1Lr7Tn5Xb8Yc2Md6Fg4Hj0PaSe';

describe('the secret key', () => {
  let dataDir: string;
  let db: Kysely<Database>;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'phong-doc-key-'));
    db = await openDatabase({ dataDir });
  });
  afterEach(async () => {
    await db.destroy();
    rmSync(dataDir, { recursive: true });
  });

  it('is made once where none is given, for this account of the machine only', async () => {
    const [one, other] = await Promise.all([openSecrets(db, { dataDir }), openSecrets(db, { dataDir })]);
    expect(other.open('x', one.seal('x', 'a secret'))).toBe('a secret');
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8').trim()).toHaveLength(44);
  });

  it('that is not the one from the beginning is refused in one line', async () => {
    await openSecrets(db, { dataDir, secretKey: KEY });
    await openSecrets(db, { dataDir, secretKey: KEY });
    for (const secretKey of [KEY.toLowerCase(), undefined]) {
      const open = openSecrets(db, { dataDir, ...(secretKey ? { secretKey } : {}) });
      await expect(open).rejects.toThrow(BadSetting);
      await expect(open).rejects.toThrow(
        /^[^\n]*SECRET_KEY[^\n]*is not the key that this database was begun with[^\n]*$/,
      );
    }
  });

  it('is not read from a file that was cut short', async () => {
    writeFileSync(join(dataDir, 'secret.key'), 'cut');
    chmodSync(join(dataDir, 'secret.key'), 0o600);
    await expect(openSecrets(db, { dataDir })).rejects.toThrow(/secret\.key is not usable: it is not a key/);
  });

  it.each(['short', 'a'.repeat(40), 'changeme-changeme-changeme-changeme', 'your-secret-key-goes-here-please-42!'])(
    'cannot be %s',
    (secretKey) => {
      expect(() => readConfig({ SECRET_KEY: secretKey })).toThrow(/^SECRET_KEY is not usable: /);
    },
  );

  it('may be any letters that nobody guesses', () => {
    expect(readConfig({ SECRET_KEY: KEY }).secretKey).toBe(KEY);
    expect(readConfig({ SECRET_KEY: '' }).secretKey).toBeUndefined();
  });
});

describe('another service to sign in at', () => {
  const all = {
    OIDC_ISSUER: 'https://id.songchau.example/realm',
    OIDC_CLIENT_ID: 'phong-doc',
    OIDC_CLIENT_SECRET: 'x',
  };

  it('is named by its address where it has no other name', () => {
    expect(readConfig(all).oidc).toMatchObject({ issuer: all.OIDC_ISSUER, name: 'id.songchau.example' });
    expect(readConfig({ ...all, OIDC_NAME: 'Cổng dịch vụ công' }).oidc?.name).toBe('Cổng dịch vụ công');
    expect(readConfig({}).oidc).toBeUndefined();
  });

  it('is reached by TLS only, but on this machine itself', () => {
    expect(() => readConfig({ ...all, OIDC_ISSUER: 'http://id.songchau.example' })).toThrow(
      /^OIDC_ISSUER is not usable/,
    );
    expect(readConfig({ ...all, OIDC_ISSUER: 'http://127.0.0.1:3000' }).oidc?.issuer).toBe('http://127.0.0.1:3000');
  });

  it('needs all three of its settings', () => {
    const { OIDC_CLIENT_SECRET: _, ...partly } = all;
    expect(() => readConfig(partly)).toThrow(/^OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/);
  });
});
