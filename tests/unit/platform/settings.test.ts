import { createServer } from 'node:net';
import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadSetting, readConfig } from '../../../src/platform/config.ts';
import { ensureDataFolder } from '../../../src/platform/data-folder.ts';
import { listen } from '../../../src/platform/http/listen.ts';
import { openServer, saying } from '../http/open-server.ts';

describe('a setting that cannot be used', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'ftp://luutru.example.vn'],
    ['DATABASE_URL', 'mysql://x'],
    ['MEILI_URL', 'not an address'],
    ['MEILI_PREFIX', 'a/b'],
    ['SMTP_URL', 'mail.example.vn'],
    ['SMTP_URL', 'https://mail.example.vn'],
    ['CLAMD_URL', '/run/clamav/clamd.ctl'],
  ])('is named: %s=%s', (name, value) => {
    const read = (): unknown => readConfig({ [name]: value });
    expect(read).toThrow(BadSetting);
    expect(read).toThrow(new RegExp(`^${name} is not usable: [^\\n]+$`));
  });

  it('is told apart from an empty one, which counts as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4321, databaseUrl: undefined });
  });

  it('is said where the port is taken', async () => {
    const { server, url } = await openServer({}, saying('a page'));
    const port = new URL(url).port;
    const second = createServer();
    await expect(listen(Object.assign(second), readConfig({ PORT: port }))).rejects.toThrow(
      `PORT ${port} on 127.0.0.1 is in use`,
    );
    server.close();
  });

  it('is said where the data folder lies under a file, or where nothing can be made', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'phong-doc-test-')), 'file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'var'), '/proc/var/deep']) {
      expect(() => ensureDataFolder(folder)).toThrow(/^DATA_DIR is not usable: /);
    }
  });
});

describe('the data folder', () => {
  it('is made for its owner alone, and one that is there stays as it is', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'phong-doc-test-'));
    const modeOf = (folder: string) => statSync(folder).mode & 0o777;
    ensureDataFolder(join(scratch, 'archive/var'));
    expect(modeOf(join(scratch, 'archive/var'))).toBe(0o700);
    expect(modeOf(join(scratch, 'archive')), 'what it lies in is as the account makes folders').toBe(
      0o777 & ~process.umask(),
    );
    chmodSync(join(scratch, 'archive/var'), 0o750);
    ensureDataFolder(join(scratch, 'archive/var'));
    expect(modeOf(join(scratch, 'archive/var'))).toBe(0o750);
  });
});
