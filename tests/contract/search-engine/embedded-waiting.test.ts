import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NAMED } from './documents.ts';
import { put } from './filled.ts';
import { request, words } from './requests.ts';
import { createEmbeddedEngine } from '../../../src/search/engines/embedded/embedded-engine.ts';
import { EngineUnavailable } from '../../../src/search/engine.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';

describe('searches that wait for one thread', () => {
  let dataDir: string;
  let engine: SearchEngine;
  const search = () => engine.retrieve(request(words('đê')));

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-waiting-'));
    engine = createEmbeddedEngine({ dataDir, threads: 1 });
    await engine.prepare();
    await put(engine, NAMED);
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await engine.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('are let go of when no reader would wait any longer, so that those who come then are answered', async () => {
    await search();
    const flood = [search(), search(), search()];
    vi.advanceTimersByTime(60_000);
    const later = search();
    const [begun, ...others] = await Promise.allSettled(flood);
    expect(begun?.status).toBe('fulfilled');
    for (const other of others) {
      expect(other).toMatchObject({ status: 'rejected', reason: expect.any(EngineUnavailable) });
    }
    expect((await later).total).toBeGreaterThanOrEqual(0);
  });

  it('are kept as long as the thread is reading the index', async () => {
    const first = [search(), search(), search()];
    vi.advanceTimersByTime(60_000);
    expect((await Promise.allSettled(first)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
