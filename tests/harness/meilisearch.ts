import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { ended, endWithUs } from './postgres.ts';
import type { ChildProcess } from 'node:child_process';

const START_LIMIT_MS = 30_000;

export interface RunningMeilisearch {
  url: string;
  /** The master key. */
  key: string;
  /** Ends the server as an outage would, or with `SIGKILL` as a power cut; its data stays. */
  halt(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** The same server again, after {@link halt}. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** The server on the PATH, as `meilisearch 1.50.0`; undefined where there is none: the suites then say so and skip. */
export async function findMeilisearch(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('meilisearch', ['--version']);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/** Starts the `meilisearch` of the PATH on a free loopback port, with its files in the temporary folder. */
export async function startMeilisearch(): Promise<RunningMeilisearch> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-meilisearch-'));
  const key = randomBytes(24).toString('hex');
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const start = async () => {
    const started = spawn(
      'meilisearch',
      ['--http-addr', address, '--db-path', join(folder, 'data'), '--no-analytics', '--log-level', 'ERROR'],
      { cwd: folder, env: { ...process.env, MEILI_MASTER_KEY: key }, stdio: 'ignore' },
    );
    endWithUs(started);
    await untilHealthy(started, url);
    return started;
  };
  let server = await start();
  return {
    url,
    key,
    halt: (signal = 'SIGTERM') => ended(server, signal),
    async resume() {
      server = await start();
    },
    async stop() {
      await ended(server, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(server: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isHealthy(url))) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error('meilisearch did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}
