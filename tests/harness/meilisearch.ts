import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { ended, endWithUs } from './postgres.ts';

const START_LIMIT_MS = 30_000;

export interface RunningMeilisearch {
  url: string;
  /** The master key. */
  key: string;
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
  const server = spawn(
    'meilisearch',
    ['--http-addr', address, '--db-path', join(folder, 'data'), '--no-analytics', '--log-level', 'ERROR'],
    { cwd: folder, env: { ...process.env, MEILI_MASTER_KEY: key }, stdio: 'ignore' },
  );
  endWithUs(server);
  const url = `http://${address}`;
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isHealthy(url))) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error('meilisearch did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    key,
    async stop() {
      await ended(server, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}
