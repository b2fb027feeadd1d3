import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../../bin/phong-doc.mjs', import.meta.url));

/** Happens in the command's own process, once it is at work. */
const ENDINGS = {
  throws: 'setImmediate(() => { throw new Error("Something gave way.") })',
  killed: 'setImmediate(() => process.kill(process.pid, "SIGKILL"))',
};

describe('a command that ends without warning', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-ending-'));
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  async function run(args: string[], ending: keyof typeof ENDINGS) {
    const code = `process.channel && process.on('newListener', (name) => name === 'SIGINT' && ${ENDINGS[ending]})`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(code)}`;
    const child = spawn(process.execPath, [COMMAND, ...args], {
      env: { ...process.env, NODE_OPTIONS, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = text(child.stdout);
    const exitCode = await new Promise<number | null>((ended) => child.once('exit', ended));
    return { exitCode, said: await said };
  }

  it.each([
    ['throws', 70, { error: 'Something gave way.' }],
    ['killed', 137, { error: 'The program was ended by signal 9.' }],
  ] as const)('%s: still gives one JSON object to who asked for it', async (ending, exitCode, answer) => {
    const ended = await run(['import', dataDir, '--json'], ending);
    expect(ended.exitCode).toBe(exitCode);
    expect(JSON.parse(ended.said)).toEqual(answer);
  });

  it('says nothing on standard output to who did not', async () => {
    expect(await run(['import', dataDir], 'killed')).toEqual({ exitCode: 137, said: '' });
  });

  it('comes to its end though nobody reads along any more', async () => {
    const program = fileURLToPath(new URL('../../../src/cli/phong-doc.ts', import.meta.url));
    const child = spawn(process.execPath, [program, 'import', dataDir], {
      env: { ...process.env, DATA_DIR: join(dataDir, 'var') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await new Promise<number | null>((ended) => child.once('exit', ended))).toBe(0);
  });
});
