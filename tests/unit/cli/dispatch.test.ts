import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { dispatch } from '../../../src/cli/dispatch.ts';
import { createProgress } from '../../../src/cli/progress.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'phong-doc-cli-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

async function run(
  argv: string[],
  env: Record<string, string> = { PORT: 'abc' },
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await dispatch(argv, {
    env,
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    on: () => undefined,
    off: () => undefined,
  });
  return { code, ...said };
}

describe('the command line', () => {
  it('lists every command with what it does', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  });

  it.each(Object.keys(COMMANDS))('explains %s with --help', async (name) => {
    const { code, out, err } = await run([name, '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`phong-doc ${name}`);
  });

  it('shows how it is used, and fails, when no command is named', async () => {
    const { code, out } = await run([]);
    expect([code, out]).toEqual([2, expect.stringContaining('Usage:')]);
  });

  it.each([
    ['a command that is not there', ['fly'], /^There is no command "fly"\. Commands: [^\n]+\n$/],
    ['a word every object knows', ['constructor'], /^There is no command "constructor"/],
    ['an option that is not there', ['serve', '--fast'], /^Unknown option '--fast'[^\n]+\n$/],
    ['a setting that cannot be used', ['serve'], /^PORT is not usable[^\n]+\n$/],
    ['--json where there is nothing to print', ['serve', '--json'], /^Unknown option '--json'/],
  ])('answers %s with one plain line and 2', async (_, argv, line) => {
    const { code, out, err } = await run(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(line);
  });

  it.each([
    ['a path that is not there', ['import', '/no/such/path'], { PORT: '4321' }, 'There is no'],
    ['nothing to import', ['import'], {}, 'Name at least one file'],
    ['an option that is not there', ['search', 'đê', '--fast'], {}, "Unknown option '--fast'"],
    ['a setting that cannot be used', ['reindex'], { PORT: 'abc' }, 'PORT is not usable'],
    ['half a command', ['staff'], {}, 'phong-doc staff add'],
    ['a command that is not there', ['fly'], {}, 'There is no command'],
  ])('answers %s with one object under --json, and with 2', async (_, argv, env, error) => {
    const { code, out } = await run([...argv, '--json'], { DATA_DIR: dataDir, ...env });
    expect([code, JSON.parse(out)]).toEqual([2, { error: expect.stringContaining(error) as string }]);
  });
});

describe('progress', () => {
  it('is a line now and then where nobody watches, and a bar on a terminal', () => {
    let time = 0;
    let lines = '';
    let drawn = '';
    const quiet = createProgress({ write: (text) => (lines += text) }, () => time);
    const bar = createProgress({ write: (text) => (drawn += text), isTTY: true, columns: 60 }, () => time);
    for (; time < 6000; time += 100) {
      quiet.update(`${time} records`, time / 6000);
      bar.update('records', time / 6000);
    }
    expect(lines).toBe('0 records (0%)\n3000 records (50%)\n');
    expect(drawn.match(/\r/g)).toHaveLength(60);
    expect(drawn).not.toContain('\n');
  });
});
