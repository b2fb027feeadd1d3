import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** The Node that package-lock.json brings: the machine's own may be older. */
export const PROJECT_NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program under the project's Node in the caller's folder, with its standard streams, and passes signals on.
 * The channel between the two tells the child when this process was killed, so that it does not live on alone.
 * @returns its exit code; 128 + the signal's number when a signal ended it
 */
export function runOnProjectNode(args, { env = process.env, cwd = process.cwd() } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(PROJECT_NODE, args, { env, cwd, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    const passOn = PASSED_ON.map((signal) => [signal, () => child.kill(signal)]);
    for (const [signal, listener] of passOn) process.on(signal, listener);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const [name, listener] of passOn) process.off(name, listener);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
