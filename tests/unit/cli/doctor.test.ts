import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
});
