import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** The Node that package-lock.json brings: the machine's own may be older. */
const PROJECT_NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Left to itself V8 lets every thread keep 128 MB for objects just made: with the import and the index each in
 * a thread, more than all the rest together. A quarter of that costs nothing that can be measured.
 */
const FLAGS = ['--max-semi-space-size=16'];

/** What is compiled once is read at the next start, of a program or a thread: it takes half the time. */
export const COMPILED = join(ROOT, 'node_modules/.cache/compiled');

/**
 * glibc keeps what was freed in as many heaps as there are threads: with the images of pages, made in four of
 * them, twice what they need.
 */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2', NODE_COMPILE_CACHE: COMPILED };

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @param output `errors`: what the program says goes to standard error, so that standard output stays a command's
 *   own; `lines`: it goes through pipes, so that two programs can share a terminal, neither drawing a bar on it
 */
function streams(output) {
  if (output === 'lines') return ['ignore', 'pipe', 'pipe', 'ipc'];
  return ['inherit', output === 'errors' ? process.stderr : 'inherit', 'inherit', 'ipc'];
}

/**
 * Runs a program under the project's Node, in the caller's folder unless told otherwise, and passes signals on.
 * The channel between the two tells the child when this process was killed, so that it does not live on alone.
 * @param onOutput called once, when the program first says something on its standard output (`lines` only)
 * @param until aborted: the program is told to end
 * @param onMessage called with what the program sends through the channel, all of it before this returns
 * @returns its exit code; 128 + the signal's number when a signal ended it
 */
export function runOnProjectNode(
  args,
  { env = process.env, cwd = process.cwd(), output = 'inherit', onOutput, until, onMessage } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(PROJECT_NODE, [...FLAGS, ...args], {
      env: { ...ENVIRONMENT, ...env },
      cwd,
      stdio: streams(output),
    });
    child.stdout?.pipe(process.stdout, { end: false });
    child.stderr?.pipe(process.stderr, { end: false });
    if (onOutput) child.stdout?.once('data', onOutput);
    const passOn = PASSED_ON.map((signal) => [signal, () => child.kill(signal)]);
    for (const [signal, listener] of passOn) process.on(signal, listener);
    const end = () => child.kill('SIGTERM');
    until?.addEventListener('abort', end);
    const leaving = onceLeftByNpm(end);
    child.once('error', reject);
    if (onMessage) child.on('message', onMessage);
    const channelEnds = new Promise((ended) => child.once('disconnect', ended));
    child.once('exit', async (code, signal) => {
      clearInterval(leaving);
      until?.removeEventListener('abort', end);
      for (const [name, listener] of passOn) process.off(name, listener);
      await channelEnds;
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/**
 * npm and npx run a command in a shell, which ends at a signal without passing it on. That we were left alone
 * shows in the parent's number; without npm it may mean nothing (nohup), and is not looked at.
 */
function onceLeftByNpm(tell) {
  const { ppid } = process;
  if (!process.env.npm_lifecycle_event) return undefined;
  const timer = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(timer);
    tell();
  }, 300);
  return timer;
}
