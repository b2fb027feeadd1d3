import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inflate } from '@sparticuz/chromium';

const FOUND_ON_MACHINES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Gone with node_modules; never a shared temporary folder, where anybody could put a program in its place. */
const UNPACKED = fileURLToPath(new URL('../../node_modules/.cache/phong-doc-chromium', import.meta.url));

/** How Playwright starts a browser here. */
export interface ChromiumLaunch {
  executablePath: string;
  args: string[];
  env?: Record<string, string>;
}

/** The machine's Chromium, or the one that npm brings, unpacked once with the libraries the machine lacks. */
export async function findChromium(): Promise<ChromiumLaunch> {
  // Root, as in most containers, may not use Chromium's own sandbox; the pages are ours.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  for (const executablePath of FOUND_ON_MACHINES) {
    if (await exists(executablePath)) return { executablePath, args };
  }
  if (!(await exists(UNPACKED))) await unpack();
  const executablePath = join(UNPACKED, 'chromium');
  const libraries = (await lacksLibraries(executablePath)) ? [join(UNPACKED, 'al2023/lib')] : [];
  const fontconfig = await writeFontconfig();
  const searched = [...libraries, process.env.LD_LIBRARY_PATH ?? ''].filter(Boolean).join(':');
  return {
    executablePath,
    args: [...args, '--headless=shell', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...definedEnvironment(), LD_LIBRARY_PATH: searched, FONTCONFIG_FILE: fontconfig },
  };
}

/** The package unpacks into the temporary folder of its process only: that is ours for a moment. */
async function unpack(): Promise<void> {
  const folder = `${UNPACKED}-${process.pid}`;
  const packed = join(dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))), 'bin');
  const temporary = process.env.TMPDIR;
  await mkdir(folder, { recursive: true });
  process.env.TMPDIR = folder;
  try {
    const names = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(names.map((name) => inflate(join(packed, name))));
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  // Another process may have been faster: either copy will do.
  await rename(folder, UNPACKED).catch(() => rm(folder, { recursive: true, force: true }));
}

/**
 * The configuration that comes with it names folders of another machine: without any font of its own Chromium
 * dies where a page's fonts are slow to come.
 */
async function writeFontconfig(): Promise<string> {
  const file = join(UNPACKED, 'fonts.conf');
  const beside = `${file}-${process.pid}`;
  const folders = [join(UNPACKED, 'fonts/fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`);
  const cache = `<cachedir>${join(UNPACKED, 'fonts-cache')}</cachedir>`;
  await writeFile(beside, `<?xml version="1.0"?>\n<fontconfig>${folders.join('')}${cache}</fontconfig>\n`);
  await rename(beside, file);
  return file;
}

async function lacksLibraries(program: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ldd', [program]);
  return stdout.includes('not found');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
