import { rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../../src/cli/import.ts';
import { openArchive, type TestArchive } from '../catalogue/archive.ts';

const HEADER = 'Mã hồ sơ,Tên phông,Tiêu đề hồ sơ,Thời gian,Chế độ sử dụng\n';

describe('an import that is held back', () => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive('sqlite');
  });
  afterEach(() => archive.close());

  async function run(...args: string[]) {
    const [warned, printed]: string[][] = [[], []];
    const code = await command.run([archive.folder, ...args], {
      env: { DATA_DIR: archive.dataDir, CONTENT_DIR: resolve('content') },
      json: false,
      print: (line) => void printed!.push(line),
      result: () => undefined,
      warn: (line) => void warned!.push(line),
      progress: { update: () => undefined, finish: () => undefined },
      signal: new AbortController().signal,
    });
    return { code, warned: warned!.join('\n'), printed: printed!.join('\n') };
  }

  it('by another, says so, though that one is in the midst of a file', async () => {
    await writeFile(join(archive.folder, 'a.csv'), `${HEADER}P1.01,Phông A,Báo cáo,1930,Công khai\n`);
    const [lock, writer] = ['import.lock', 'catalogue.sqlite'].map(
      (file) => new DatabaseSync(join(archive.dataDir, file)),
    );
    lock!.exec('begin exclusive');
    writer!.exec('begin immediate');
    try {
      expect(await run()).toMatchObject({
        code: 3,
        warned: expect.stringMatching(/^Another import is at work/) as string,
      });
    } finally {
      lock!.close();
      writer!.close();
    }
  });

  it('by the guard, says what it met on its way, and a dry run what would happen', async () => {
    await writeFile(join(archive.folder, 'a.csv'), `${HEADER}P1.01,Phông A,Báo cáo,1930,Công khai\n`);
    await writeFile(join(archive.folder, 'b.csv'), `${HEADER}P2.01,Phông B,Báo cáo,1930,Công khai\n`);
    expect((await run()).code).toBe(0);
    await rm(join(archive.folder, 'b.csv'));
    await symlink('nowhere', join(archive.folder, 'linked'));

    const stopped = await run();
    expect(stopped).toMatchObject({ code: 3, printed: '' });
    expect(stopped.warned).toMatch(/^linked: A symbolic link that leads nowhere\.\nThis would remove 2 of 4 records/);
    const dry = await run('--dry-run');
    expect(dry).toMatchObject({ code: 3, warned: stopped.warned });
    expect(dry.printed).toContain('Would be: 1 files; records: 0 added, 0 changed, 2 unchanged, 2 removed, 0 refused');
  });
});
