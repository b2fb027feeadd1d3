import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessLimits } from './messages.ts';

/** The part of its memory that a process may use for JavaScript. What else it holds is watched from outside. */
const HEAP_SHARE = 0.75;

/**
 * Starts a process that may read files and nothing else: it writes none, starts no other, and inherits neither
 * the environment nor the folder of this one.
 */
export function startChild(limits: ProcessLimits): ChildProcess {
  const root = parse(process.cwd()).root;
  const child = fork(fileURLToPath(new URL('./workshop-worker.ts', import.meta.url)), [JSON.stringify(limits)], {
    cwd: root,
    env: ENVIRONMENT,
    execArgv: [
      `--max-old-space-size=${Math.round(limits.memoryMb * HEAP_SHARE)}`,
      '--permission',
      '--allow-fs-read=*',
      // sharp is a native addon.
      '--allow-addons',
      '--no-warnings',
      '--max-semi-space-size=4',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { stderr } = child;
  if (stderr && 'unref' in stderr && typeof stderr.unref === 'function') stderr.unref();
  return child;
}

const ENVIRONMENT = {
  LANG: 'C.UTF-8',
  /** glibc keeps what was freed in as many heaps as there are threads. */
  MALLOC_ARENA_MAX: '2',
  /** Pixels go back to the system once they are free; glibc would learn from them to keep them. Bytes. */
  MALLOC_MMAP_THRESHOLD_: String(128 * 1024),
  UV_THREADPOOL_SIZE: '2',
  /** libvips refuses the loaders that were never meant for files of strangers. */
  VIPS_BLOCK_UNTRUSTED: '1',
};
