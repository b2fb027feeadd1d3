import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface CommandRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `phong-doc` as a process of its own, as an operator would start it. */
export async function runCommand(args: string[], env: Record<string, string>): Promise<CommandRun> {
  const command = spawn(process.execPath, [join(ROOT, 'src/cli/phong-doc.ts'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run: CommandRun = { code: null, stdout: '', stderr: '' };
  command.stdout.setEncoding('utf8').on('data', (text: string) => (run.stdout += text));
  command.stderr.setEncoding('utf8').on('data', (text: string) => (run.stderr += text));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  command.once('error', reject).once('close', (code) => {
    run.code = code;
    resolve();
  });
  await promise;
  return run;
}
