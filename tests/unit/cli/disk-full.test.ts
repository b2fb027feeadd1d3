import type * as FileSystem from 'node:fs';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dispatch } from '../../../src/cli/dispatch.ts';

const disk = vi.hoisted(() => ({ isFull: false }));

/** A full disk takes the name of a file and nothing of what is in it. */
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const writeFileSync: typeof fs.writeFileSync = (path, data, options) => {
    if (!disk.isFull) return fs.writeFileSync(path, data, options);
    fs.writeFileSync(path, '', options);
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  return { ...fs, writeFileSync };
});

vi.mock('../../../src/search/indexing/rebuild-index.ts', () => ({
  rebuildIndex: () => Promise.reject(Object.assign(new Error('database or disk is full'), { errcode: 13 })),
}));

describe('on a disk without room', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'phong-doc-full-'));
  });
  afterEach(() => {
    disk.isFull = false;
    rmSync(dataDir, { recursive: true });
  });

  async function run(...argv: string[]): Promise<{ code: number; err: string }> {
    let err = '';
    const code = await dispatch(argv, {
      env: { DATA_DIR: dataDir },
      stdout: { write: () => undefined },
      stderr: { write: (text) => (err += text) },
      on: () => undefined,
      off: () => undefined,
    });
    return { code, err };
  }

  it('the first start leaves no half of a key, which no later one could use', async () => {
    disk.isFull = true;
    const { code, err } = await run('search', 'đê');
    expect([code, err]).toEqual([1, expect.stringMatching(/^Stopped: there is no room left on the disk[^\n]*\n$/)]);
    expect(existsSync(join(dataDir, 'secret.key'))).toBe(false);
  });

  it('a rebuild says that the old index serves on', async () => {
    const { code, err } = await run('reindex');
    expect([code, err]).toEqual([
      3,
      expect.stringMatching(/^Stopped: there is no room left[^\n]* old index serves on/),
    ]);
  });
});
