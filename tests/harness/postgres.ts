import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { findPostgresBinaries, NOBODY } from './postgres-binaries.ts';
import type { ChildProcess } from 'node:child_process';

const START_LIMIT_MS = 60_000;
const USER = 'phongdoc';

export interface RunningPostgres {
  /** Of the maintenance database. */
  url: string;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/** Starts a PostgreSQL of our own in the temporary folder, on a free loopback port. Nothing on the machine is touched. */
export async function startPostgres(): Promise<RunningPostgres> {
  const owner = process.getuid?.() === 0 ? NOBODY : undefined;
  const scratch = await mkdtemp(join(tmpdir(), 'phong-doc-postgres-'));
  const data = join(scratch, 'data');
  const passwordFile = join(scratch, 'password');
  const password = randomBytes(18).toString('hex');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (owner) {
    await chmod(scratch, 0o711);
    await chown(data, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  const { initdb, postgres } = await findPostgresBinaries(scratch, owner !== undefined);
  const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  await promisify(execFile)(
    initdb,
    [`--pgdata=${data}`, `--username=${USER}`, `--pwfile=${passwordFile}`, ...options],
    { ...owner, cwd: scratch },
  );

  const port = await freePort();
  // Test data may be lost with the machine: not waiting for the disk makes the suites several times faster.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'unix_socket_directories='];
  const server = spawn(
    postgres,
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: scratch, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  endWithUs(server);
  await untilReady(server);

  return {
    url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await ended(server, 'SIGINT');
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** A run that is broken off leaves no server behind. */
export function endWithUs(child: ChildProcess): void {
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

/** Sends the signal and waits for the end. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.kill(signal);
  await promise;
}

async function untilReady(server: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let log = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
    if (log.includes('ready to accept connections')) resolve();
  });
  server.once('exit', () => reject(new Error(`PostgreSQL ended while starting:\n${log}`)));
  const limit = setTimeout(() => reject(new Error(`PostgreSQL did not start in time:\n${log}`)), START_LIMIT_MS);
  try {
    await promise;
  } finally {
    clearTimeout(limit);
  }
}
