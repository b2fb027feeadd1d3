import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onlyOneAtATime } from './one-at-a-time.mjs';
import { ROOT } from './root.mjs';

const EVERY_MS = 3000;

/** @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} */
function packagesOf(lockFile) {
  const path = join(ROOT, lockFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/**
 * node_modules holds what the lock file asks for. Packages for other systems (optional) may be absent;
 * npm writes node_modules/.package-lock.json last, so a killed installation never looks complete.
 */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === '') return true;
    const found = present[path];
    if (!found) return optional === true || devOptional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/** Installs the exact packages of the lock file where they are missing or differ; otherwise costs a few milliseconds. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await onlyOneAtATime('install', 'Another process is installing the dependencies', async () => {
    if (!isInstalled()) await install();
  });
}

async function install() {
  const paths = Object.keys(packagesOf('package-lock.json')).filter(Boolean);
  const started = Date.now();
  const report = () => {
    const there = paths.filter((path) => existsSync(join(ROOT, path, 'package.json'))).length;
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stderr.write(`Installing dependencies: ${there} of at most ${paths.length} packages, ${seconds} s\n`);
  };
  process.stderr.write('Installing dependencies (npm ci), once: this takes a minute or two\n');
  const timer = setInterval(report, EVERY_MS);
  const code = await npmCi();
  clearInterval(timer);
  if (code !== 0) {
    process.stderr.write('npm ci failed: the dependencies could not be installed; the lines above say why.\n');
    process.exit(70);
  }
  report();
}

function npmCi() {
  return new Promise((resolve) => {
    // The project brings its own Node 24, so that npm's warnings about an older one on the machine mislead.
    const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    npm.on('error', (error) => {
      process.stderr.write(`npm cannot be run (${error.message}): install Node.js with npm.\n`);
      resolve(1);
    });
    npm.on('exit', (code) => resolve(code ?? 1));
  });
}
