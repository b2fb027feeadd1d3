import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clamd } from '../../../src/platform/scanner/clamd.ts';
import { EICAR, startClamd } from '../../harness/clamd.ts';

describe('the malware scanner', () => {
  it('tells malware from what is none, over the network and over a socket of this machine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'phong-doc-clamd-'));
    for (const path of [undefined, join(folder, 'clamd ctl')]) {
      const server = await startClamd('scans', path);
      const scanner = clamd(server.url);
      expect(await scanner.isClean(Buffer.from('thư'))).toBe(true);
      expect(await scanner.isClean(Buffer.concat([Buffer.alloc(100_000), EICAR]))).toBe(false);
      await server.close();
    }
    await rm(folder, { recursive: true });
  });
});
