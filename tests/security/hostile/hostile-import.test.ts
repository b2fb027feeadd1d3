import { createServer } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../run-command.ts';
import { hostileFiles, writeAll } from './hostile-files.ts';
import { aid } from './hostile-xml.ts';
import type { Server } from 'node:http';
import type { CommandRun } from '../run-command.ts';
import type { HostileFile } from './hostile-files.ts';

/** Importing the whole folder takes some 350 MB on a quiet machine; a bomb that went off would take many times this. */
const MOST_MEMORY_MB = 700;
const KEPT_OUT = 'kept-out-of-every-catalogue';

interface Report {
  peakRssMb: number;
  problems: { file: string; line: number; reason: string }[];
}

const asked: string[] = [];
const trap: Server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end(KEPT_OUT);
});
let folder: string;
let files: HostileFile[];
let run: CommandRun;
let report: Report;
let taken: Map<string, number>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phong-doc-hostile-'));
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const address = trap.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const beside = join(folder, 'beside.txt');
  await writeFile(beside, KEPT_OUT);
  files = hostileFiles(`http://127.0.0.1:${port}`, beside);
  await mkdir(join(folder, 'in'));
  await writeFile(join(folder, 'in/a-good.xml'), aid('good one'));
  await writeFile(join(folder, 'in/z-good.xml'), aid('good two'));
  await writeAll(join(folder, 'in'), files);
  const contentDir = fileURLToPath(new URL('../../../content', import.meta.url));
  run = await runCommand(['import', '--json', join(folder, 'in')], {
    DATA_DIR: join(folder, 'var'),
    CONTENT_DIR: contentDir,
  });
  report = JSON.parse(run.stdout);
  taken = recordsTaken();
}, 600_000);

afterAll(async () => {
  trap.close();
  await rm(folder, { recursive: true, force: true });
});

function recordsTaken(): Map<string, number> {
  const catalogue = new DatabaseSync(join(folder, 'var/catalogue.sqlite'), { readOnly: true });
  const rows = catalogue
    .prepare(
      'select aid.path as path, count(*) as n from record join finding_aid as aid on aid.pk = finding_aid_pk group by aid.path',
    )
    .all();
  catalogue.close();
  return new Map(rows.map(({ path, n }) => [String(path), Number(n)]));
}

const KINDS = hostileFiles('', '').map(({ name }) => name);

describe('one import of a folder full of broken and hostile files', () => {
  it('ends, and says that some input was refused', () => {
    expect(KINDS.length).toBeGreaterThan(60);
    expect(run.code).toBe(1);
  });

  it('takes the good finding aids among them whole', () => {
    expect([taken.get('a-good.xml'), taken.get('z-good.xml')]).toEqual([2, 2]);
  });

  it.each(KINDS)('says what is wrong with %j, and takes what can be taken', (name) => {
    const { reason, line, records } = files.find((file) => file.name === name)!;
    const said = report.problems.filter(({ file }) => file === name.normalize('NFC'));
    if (reason) {
      const fitting = said.filter(
        (problem) => reason.test(problem.reason) && (line === undefined || problem.line === line),
      );
      expect(fitting, JSON.stringify(said)).not.toEqual([]);
    }
    const [least, most] = typeof records === 'number' ? [records, records] : records;
    const there = taken.get(name.normalize('NFC')) ?? 0;
    expect(there).toBeGreaterThanOrEqual(least);
    expect(there).toBeLessThanOrEqual(most);
  });

  it('says each in one plain line, without control characters that could deceive a terminal', () => {
    const lines = run.stderr.split('\n');
    for (const line of [...lines, ...report.problems.map(({ reason }) => reason)]) {
      expect([...line].filter((c) => (c < ' ' && c !== '\t') || c === '\u007f' || c === '\u202e')).toEqual([]);
      expect(line).not.toMatch(/^\s+at .*:\d+:\d+/);
    }
  });

  it('asks nobody and reads nothing outside the folder', () => {
    expect(asked).toEqual([]);
    const catalogue = new DatabaseSync(join(folder, 'var/catalogue.sqlite'), { readOnly: true });
    const found = catalogue.prepare('select count(*) as n from record where description like ?').get(`%${KEPT_OUT}%`);
    catalogue.close();
    expect(found).toEqual({ n: 0 });
    expect(run.stdout + run.stderr).not.toContain(KEPT_OUT);
  });

  it('does not use more memory the more there is to unpack', () => {
    expect(report.peakRssMb).toBeLessThan(MOST_MEMORY_MB);
  });
});
