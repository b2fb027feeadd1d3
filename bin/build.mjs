import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import { onlyOneAtATime } from './one-at-a-time.mjs';
import { runOnProjectNode } from './project-node.mjs';
import { ROOT } from './root.mjs';

const SOURCES = ['src', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];
/** Each build has a folder of its own, so that a portal that runs keeps the files it started with. */
const BUILDS = join(ROOT, 'dist');
/** Names the build to serve. Written last and in one step: a build that was killed is never served. */
const CURRENT = join(BUILDS, 'current');
const KEEP_FOR_MS = 24 * 60 * 60 * 1000;
const COMPRESSED = /\.(css|js|svg|txt|json|xml|html|webmanifest)$/;

function filesBelow(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function sourcesHash() {
  const hash = createHash('sha256');
  const paths = SOURCES.map((name) => join(ROOT, name)).filter((path) => existsSync(path));
  for (const path of paths) {
    for (const file of isFolder(path) ? filesBelow(path) : [path]) {
      const content = readFileSync(file);
      hash.update(`${relative(ROOT, file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function isFolder(path) {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function isBuiltFrom(hash) {
  return existsSync(CURRENT) && readFileSync(CURRENT, 'utf8') === hash && existsSync(join(BUILDS, hash));
}

/** Builds the pages where the current build does not come from the sources as they are now; by content, since git sets no times. */
export async function ensureBuilt() {
  if (isBuiltFrom(sourcesHash())) return;
  await onlyOneAtATime('build', 'Another process is building the pages', async () => {
    const hash = sourcesHash();
    if (!isBuiltFrom(hash)) await build(hash);
  });
}

async function build(hash) {
  const folder = join(BUILDS, hash);
  rmSync(folder, { recursive: true, force: true });
  const code = await runOnProjectNode([join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', folder], {
    cwd: ROOT,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    output: 'errors',
  });
  if (code !== 0) {
    process.stderr.write('The pages could not be built; the lines above say why.\n');
    process.exit(70);
  }
  compressFiles(join(folder, 'client'));
  writeFileSync(`${CURRENT}.new`, hash);
  renameSync(`${CURRENT}.new`, CURRENT);
  dropOldBuilds(hash);
}

function dropOldBuilds(current) {
  for (const name of readdirSync(BUILDS)) {
    const path = join(BUILDS, name);
    const isOld = name !== current && isFolder(path) && Date.now() - statSync(path).mtimeMs > KEEP_FOR_MS;
    if (isOld) rmSync(path, { recursive: true, force: true });
  }
}

/** Once, at the highest level, rather than for every reader. */
function compressFiles(folder) {
  for (const file of existsSync(folder) ? filesBelow(folder) : []) {
    const content = readFileSync(file);
    if (!COMPRESSED.test(file) || content.length < 1000) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
