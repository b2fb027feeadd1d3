import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../../src/cli/dispatch.ts';
import { startClamd } from '../../harness/clamd.ts';
import { startMailServer } from '../../harness/smtp.ts';

describe('the doctor', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-doctor-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  async function doctor(env: Record<string, string> = {}): Promise<{ code: number; out: string }> {
    let out = '';
    const code = await dispatch(['doctor'], {
      env: { DATA_DIR: dataDir, ...env },
      stdout: { write: (text) => (out += text) },
      stderr: { write: () => undefined },
      on: () => undefined,
      off: () => undefined,
    });
    return { code, out };
  }

  it('finds policy, mail and scanner well where nothing is set', async () => {
    const { code, out } = await doctor();
    expect(code).toBe(0);
    expect(out).toMatch(/^ok +policy: accounts, requests, visits, retention, calendar with \d+ days of its own$/m);
    expect(out).toContain(`ok    mail: no server is set: letters are written to ${join(dataDir, 'mail')}`);
    expect(out).toContain('ok    malware scanner: none: files of readers are marked as not looked at');
  });

  it('asks the servers that are set, sends nothing, and says which one does not answer', async () => {
    const mail = await startMailServer();
    const scanner = await startClamd();
    const set = { SMTP_URL: mail.url, CLAMD_URL: scanner.url };
    const well = await doctor(set);
    expect(well.code).toBe(0);
    expect(well.out).toContain('ok    mail: the server answers and knows this account');
    expect(well.out).toContain('ok    malware scanner: clamd answers');
    await Promise.all([mail.close(), scanner.close()]);
    const away = await doctor(set);
    expect(away.code).toBe(4);
    expect(away.out).toMatch(
      /^WRONG mail: the mail server does not take us \(.+\)\. Check SMTP_URL and the server\.$/m,
    );
    expect(away.out).toMatch(/^WRONG malware scanner: clamd does not answer: .+\. Check CLAMD_URL and the daemon\.$/m);
    expect(mail.received).toEqual([]);
  });

  it('finds what an import or the start would refuse of the policy', async () => {
    const content = join(dataDir, 'content');
    for (const [file, wrong, says] of [
      ['access.yaml', 'sets: []\n', /^WRONG policy: .*access\.yaml: key sets, line 1: /m],
      [
        'documents.yaml',
        'secretMark: [mật]\n',
        /^WRONG policy: .*documents\.yaml: line 1: Unrecognized key: "secretMark"/m,
      ],
      ['fees.yaml', '', /^WRONG policy: .*fees\.yaml: key fees, line 1: is missing\.$/m],
    ] as const) {
      await cp('content', content, { recursive: true, filter: (path) => !path.endsWith('documents') });
      await writeFile(join(content, 'policy', file), wrong);
      const { code, out } = await doctor({ CONTENT_DIR: content });
      expect([code, out]).toEqual([2, expect.stringMatching(says)]);
      await rm(content, { recursive: true });
    }
  });

  it('says whether searches find what the catalogue has', async () => {
    expect((await doctor()).out).toContain('ok    index: holds what the catalogue has');
    const catalogue = new DatabaseSync(join(dataDir, 'catalogue.sqlite'));
    catalogue.exec(`insert into outbox (topic, payload) values ('index', '[1]')`);
    expect((await doctor()).out).toContain('ok    index: changes of the catalogue wait for it');
    catalogue.exec('delete from outbox');
    catalogue.close();
    const search = join(dataDir, 'search');
    const index = new DatabaseSync(join(search, (await readFile(join(search, 'current'), 'utf8')).trim()));
    index.exec(`insert into doc values (7, 0, 0, null, null, 0, '')`);
    index.close();
    const { code, out } = await doctor();
    expect([code, out]).toEqual([2, expect.stringMatching(/^WRONG index: it holds 1 of 0 public records\. /m)]);
  });
});
