import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { COMPILED } from './project-node.mjs';
import { ROOT } from './root.mjs';

/**
 * Every check, as the script of package.json that runs it. Each counts as one test. Each fills one core: the two
 * lists, which take about as long, run side by side. The tests come after them, with both cores for themselves.
 */
const CHECKS = [
  [
    ['lint', 'check:lint'],
    ['dead code', 'check:dead'],
    ['arrows between folders', 'check:arrows'],
  ],
  [
    ['formatting', 'check:format'],
    ['types', 'check:types'],
    // Both write what Astro generates: one after the other.
    ['pages', 'check:pages'],
    ['build', 'build'],
  ],
];

const reports = mkdtempSync(join(tmpdir(), 'phong-doc-tests-'));
const VITEST_REPORT = join(reports, 'vitest.json');
const BROWSER_REPORT = join(reports, 'playwright.json');

/**
 * @param output what becomes of what it says: `inherit`, or `pipe` to have it returned
 * @returns whether the script ended well, and what it said
 */
function run(script, { args = [], env = {}, output = 'inherit' } = {}) {
  return new Promise((resolve) => {
    const npm = spawn('npm', ['run', '--silent', script, '--', ...args], {
      cwd: ROOT,
      stdio: ['ignore', output, output],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_COMPILE_CACHE: COMPILED, ...env },
      shell: process.platform === 'win32',
    });
    const said = [];
    npm.stdout?.on('data', (chunk) => said.push(chunk));
    npm.stderr?.on('data', (chunk) => said.push(chunk));
    npm.on('error', () => resolve({ ok: false, said }));
    npm.on('close', (code) => resolve({ ok: code === 0, said }));
  });
}

async function timed(name, task) {
  const started = Date.now();
  const result = await task();
  return { name, seconds: (Date.now() - started) / 1000, ...result };
}

/** What it says is printed when it has ended: two speak at once. */
function check(name, script) {
  return timed(name, async () => {
    const { ok, said } = await run(script, { output: 'pipe' });
    process.stdout.write(Buffer.concat([Buffer.from(`\n== ${name}\n`), ...said]));
    return ok ? count(1) : count(0, 1);
  });
}

async function oneAfterTheOther(checks) {
  const results = [];
  for (const [name, script] of checks) results.push(await check(name, script));
  return results;
}

function count(passed, failed = 0, skipped = 0) {
  return { passed, failed, skipped };
}

/** A suite that could not even start, or broke outside its tests, is one failure more. */
function suite(name, script, args, env, read) {
  return timed(name, async () => {
    process.stdout.write(`\n== ${name}\n`);
    const { ok } = await run(script, { args, env });
    const { passed, failed, skipped } = readReport(read);
    return count(passed, failed === 0 && !ok ? 1 : failed, skipped);
  });
}

function readReport(read) {
  try {
    return read();
  } catch {
    return count(0, 1);
  }
}

function readVitest() {
  const report = JSON.parse(readFileSync(VITEST_REPORT, 'utf8'));
  return count(report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests);
}

function readPlaywright() {
  const { stats } = JSON.parse(readFileSync(BROWSER_REPORT, 'utf8'));
  return count(stats.expected + stats.flaky, stats.unexpected, stats.skipped);
}

await ensureInstalled();
const results = (await Promise.all(CHECKS.map(oneAfterTheOther))).flat();
results.push(
  await suite(
    'unit, contract and security tests',
    'test:unit',
    ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`],
    {},
    readVitest,
  ),
  await suite('browser tests', 'test:browser', [], { PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT }, readPlaywright),
);
rmSync(reports, { recursive: true, force: true });

process.stdout.write('\n');
for (const { name, passed, failed, skipped, seconds } of results) {
  const left = skipped > 0 ? `, ${skipped} skipped` : '';
  const verdict = failed > 0 ? `FAILED (${failed} of ${passed + failed}${left})` : `ok (${passed}${left})`;
  process.stdout.write(`${name.padEnd(36)} ${verdict.padEnd(28)} ${seconds.toFixed(0).padStart(5)} s\n`);
}
const sum = (kind) => results.reduce((total, result) => total + result[kind], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
