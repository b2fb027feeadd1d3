import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../harness/free-port.ts';
import { ended } from '../harness/postgres.ts';

const PLATFORM = new URL('../../src/platform/', import.meta.url).href;
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

export interface BarePage {
  url: string;
  stop(): Promise<void>;
}

/**
 * The least an Astro page can be, built by the same Astro and served by the same server: what a real page is held
 * against. Its log is read as that of the results pages is: to write a line into a pipe takes longer than into nothing.
 */
export async function serveBarePage(): Promise<BarePage> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-bare-'));
  await symlink(MODULES, join(folder, 'node_modules'));
  await mkdir(join(folder, 'src/pages'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(
    join(folder, 'src/pages/index.astro'),
    '<html lang="vi"><head><title>Trang trống</title></head><body><p>{1 + 1}</p></body></html>',
  );
  await writeFile(join(folder, 'astro.config.mjs'), CONFIG);
  await writeFile(join(folder, 'serve.mjs'), SERVE);
  await run([join(MODULES, 'astro/bin/astro.mjs'), 'build'], folder);
  const port = await freePort();
  const server = spawn(process.execPath, ['serve.mjs', String(port), PLATFORM], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stderr.resume();
  await new Promise((resolve) => server.stdout.once('data', resolve));
  return {
    url: `http://127.0.0.1:${port}/`,
    async stop() {
      await ended(server, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const CONFIG = `import node from '@astrojs/node';
export default { output: 'server', adapter: node({ mode: 'middleware', experimentalDisableStreaming: true }), session: false };
`;

/** By our own server: what is compared is the making of a page. */
const SERVE = `import { handler } from './dist/server/entry.mjs';
const [port, platform] = process.argv.slice(2);
const from = (file) => import(new URL(file, platform).href);
const { readConfig } = await from('config.ts');
const { createServer } = await from('http/create-server.ts');
const { limits } = await from('http/limits.ts');
const { pages } = await from('http/pages.ts');
const { createLog } = await from('logging/log.ts');
createServer(readConfig({}), createLog(), [limits, pages(handler, () => ({}))]).listen(Number(port), '127.0.0.1', () => console.log('ready'));
`;

async function run(args: string[], cwd: string): Promise<void> {
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`);
}
