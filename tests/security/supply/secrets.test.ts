import { execFileSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BUILDS = join(ROOT, 'dist');
/** Hashes of packages look like secrets, and are none. */
const PUBLIC = new Set(['package-lock.json']);
const NOT_OURS = new Set(['node_modules', '.git', 'dist', 'var', '.astro']);

const TEXT = /\.(astro|css|csv|env|html|js|json|md|mjs|sh|svg|ts|txt|xml|ya?ml)$|(^|\/)\.[\w.]+$/;

/** What secrets look like, by what they open. */
const SHAPES: Record<string, RegExp> = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=]/,
  'a key of a cloud': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b/,
  'a token of a forge or a registry': /\b(?:gh[pousr]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|npm_\w{30,})/,
  'a token of a service': /\b(?:xox[abprs]-[\w-]{10,}|sk-[\w-]{20,}|SG\.[\w-]{20,}\.[\w-]{20,})/,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  'a password in an address': /\b[a-z][a-z+]*:\/\/[^\s/'"`:@${}<>]+:(?!password@|PASSWORD@)[^\s/'"`@${}<>]+@/,
  'a secret in a setting':
    /\b(?:SECRET_KEY|MEILI_KEY|MEILI_MASTER_KEY|OIDC_CLIENT_SECRET|(?:api|secret|access)[_-]?key|password|passwd)["']?\s*[:=]\s*["'](?=[^"']*\d)[^"'\s$]{16,}["']/i,
};
/** Seen by a person: these open nothing. */
const KNOWN: Record<string, string> = {
  'tests/contract/catalogue/opening-a-database.test.ts': 'a password in an address',
};
/** What only the server is told (README): no script of a browser has a use for it. */
const SETTINGS = [
  'SECRET_KEY',
  'DATABASE_URL',
  'MEILI_URL',
  'MEILI_KEY',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'CLAMD_URL',
];

describe('secrets', () => {
  it.each([
    ['a private key', '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE'],
    ['a key of a cloud', `AKIA${'Q'.repeat(16)}`],
    ['a token of a forge or a registry', `ghp_${'a1'.repeat(18)}`],
    ['a token of a service', `sk-${'a1'.repeat(12)}`],
    ['a signed token', `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.${'c'.repeat(12)}`],
    ['a password in an address', `postgres://phongdoc:${'k9'.repeat(5)}@db.example/archive`],
    ['a secret in a setting', `SECRET_KEY = "${'k9'.repeat(10)}"`],
  ])('are found where there are any: %s', (shape, text) => {
    expect(SHAPES[shape]?.test(text)).toBe(true);
  });

  it('stand in no file of the repository', () => {
    const files = ourFiles();
    expect(files.length).toBeGreaterThan(500);
    const found = files.flatMap((file) =>
      shapesIn(readFileSync(join(ROOT, file), 'utf8')).map((shape) => [file, shape]),
    );
    expect(found.filter(([file, shape]) => KNOWN[file!] !== shape)).toEqual([]);
    expect(Object.keys(KNOWN).filter((file) => !found.some(([one]) => one === file))).toEqual([]);
  });

  it('and what only the server is told stand in nothing that browsers get', () => {
    const client = join(BUILDS, readFileSync(join(BUILDS, 'current'), 'utf8'), 'client');
    const files = readdirSync(client, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter(({ name }) => name.endsWith('.map')).map(({ name }) => name)).toEqual([]);
    for (const { parentPath, name } of files.filter(({ name }) => /\.(m?js|css|html|svg|txt|json)$/.test(name))) {
      const text = readFileSync(join(parentPath, name), 'utf8');
      expect([name, shapesIn(text), SETTINGS.filter((setting) => text.includes(setting))]).toEqual([name, [], []]);
    }
  });
});

function shapesIn(text: string): string[] {
  return Object.keys(SHAPES).filter((shape) => SHAPES[shape]!.test(text));
}

/** What git knows, or would take; where there is no git, what lies there. */
function ourFiles(): string[] {
  const files = knownToGit() ?? globSync('**/*', { cwd: ROOT, exclude: (path) => NOT_OURS.has(path.split('/')[0]!) });
  const isText = (file: string) => TEXT.test(file) && !PUBLIC.has(file);
  return files.filter((file) => isText(file) && statSync(join(ROOT, file), { throwIfNoEntry: false })?.isFile());
}

function knownToGit(): string[] | undefined {
  try {
    const command = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const listed = execFileSync('git', command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
    return listed.toString().split('\0').filter(Boolean);
  } catch {
    return undefined;
  }
}
