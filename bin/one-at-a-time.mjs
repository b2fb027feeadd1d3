import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const LOOK_AGAIN_MS = 300;
const SAY_SO_EVERY_MS = 5000;

/** A socket's name is a lock that the system itself takes back when its holder dies. */
function socketOf(job) {
  const id = `phong-doc-${job}-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}`;
  if (process.platform === 'linux') return `\0${id}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${id}` : join(tmpdir(), `${id}.sock`);
}

/** @returns the lock's server, or undefined when somebody else holds it */
function tryToHold(path) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(path, () => resolve(server));
  });
}

/** Where the name is a file it stays behind when its holder is killed. */
function dropIfDead(path) {
  if (path.startsWith('\0') || path.startsWith('\\\\')) return Promise.resolve();
  return new Promise((resolve) => {
    const probe = connect(path, () => resolve(probe.destroy()));
    probe.once('error', () => resolve(rmSync(path, { force: true })));
  });
}

/** Runs the task when no other process of this project runs the same job; says that it waits while one does. */
export async function onlyOneAtATime(job, waitingFor, task) {
  const path = socketOf(job);
  let saidAt = -Infinity;
  for (;;) {
    const lock = await tryToHold(path);
    if (lock) {
      try {
        return await task();
      } finally {
        lock.close();
      }
    }
    await dropIfDead(path);
    if (Date.now() - saidAt > SAY_SO_EVERY_MS) {
      process.stderr.write(`${waitingFor}: waiting for it\n`);
      saidAt = Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
