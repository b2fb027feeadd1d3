import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended } from './postgres.ts';
import type { ChildProcess } from 'node:child_process';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMMAND_LINE = join(ROOT, 'src/cli/phong-doc.ts');
/** As bin/project-node.mjs starts it. */
const FLAGS = ['--max-semi-space-size=16'];
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };
/** Exit codes of `import` after which there is something to serve: done, and done with some input refused. */
const IMPORTED = new Set([0, 1]);

export interface PortalOptions {
  /** Folder of content (archive.yaml, pages, policy); the sample archive without it. */
  contentDir?: string;
  /** What to import first, files or folders; by default the content's finding aids. */
  findingAids?: string[];
  env?: Record<string, string>;
  /** A data folder that is there already: nothing is imported, and it stays. */
  dataDir?: string;
}

export interface RunningTestPortal {
  /** `http://127.0.0.1:…` */
  url: string;
  /** What the portal logged so far. */
  log(): string;
  dataDir: string;
  /** Of its process. */
  pid: number;
  stop(): Promise<void>;
  /** Ends it as a power cut does its program: at whatever it is, without a word. */
  kill(): Promise<void>;
}

/**
 * The whole portal as a process of its own on a data folder that is thrown away: what a reader meets.
 * The pages must be built (npm test does that first).
 */
export async function startPortal(options: PortalOptions = {}): Promise<RunningTestPortal> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'phong-doc-portal-')));
  const contentDir = options.contentDir ?? join(ROOT, 'content');
  const env = {
    ...process.env,
    ...options.env,
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    CONTENT_DIR: contentDir,
  };
  const findingAids = options.findingAids ?? (options.dataDir ? [] : [join(contentDir, 'finding-aids')]);
  if (findingAids.length > 0) await importInto(env, findingAids);

  const portal = start(['serve'], env);
  let log = '';
  portal.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const url = await addressSaid(portal, () => log);
  return {
    url,
    dataDir,
    pid: portal.pid ?? 0,
    log: () => log,
    async stop() {
      await ended(portal, 'SIGTERM');
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
    kill: () => ended(portal, 'SIGKILL'),
  };
}

function start(args: string[], env: Record<string, string | undefined>): ChildProcess {
  return spawn(process.execPath, [...FLAGS, COMMAND_LINE, ...args], {
    cwd: ROOT,
    env: { ...ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function importInto(env: Record<string, string | undefined>, paths: string[]): Promise<void> {
  const run = start(['import', '--json', ...paths], env);
  let report = '';
  let said = '';
  run.stdout?.on('data', (chunk: Buffer) => (report += chunk.toString()));
  run.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const { promise, resolve } = Promise.withResolvers<number | null>();
  run.once('close', resolve);
  const code = await promise;
  // A program that does not even load ends with 1 too: only a report says that there was an import.
  if (code === null || !IMPORTED.has(code) || report === '') {
    throw new Error(`The import for the tests ended with ${code}:\n${said}`);
  }
}

async function addressSaid(portal: ChildProcess, log: () => string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  portal.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const [url] = /http:\/\/\S+/.exec(said) ?? [];
    if (url) resolve(url);
  });
  portal.once('exit', (code) => reject(new Error(`The portal ended with ${code} before it served:\n${log()}`)));
  return promise;
}
