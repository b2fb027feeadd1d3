import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOBODY } from '../../harness/postgres-binaries.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const HEADER = 'Mã hồ sơ,Tên phông,Tiêu đề hồ sơ,Thời gian,Chế độ sử dụng\n';
const isRoot = process.getuid?.() === 0;

/** Root may do everything: it steps down, where another account may read the program. */
async function mayEveryoneRead(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  return (mode & 0o005) === 0o005 && (dirname(folder) === folder || (await mayEveryoneRead(dirname(folder))));
}
const canStepDown = !isRoot || (await mayEveryoneRead(ROOT));

describe.runIf(canStepDown)('an account that may not do everything', () => {
  let folder: string;
  let aids: string;
  let dataDir: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phong-doc-account-'));
    await chmod(folder, 0o755);
    aids = join(folder, 'aids');
    dataDir = join(folder, 'var');
    await mkdir(join(aids, 'sub'), { recursive: true });
    await mkdir(dataDir);
    if (isRoot) await chown(dataDir, NOBODY.uid, NOBODY.gid);
    await writeFile(join(aids, 'a.csv'), `${HEADER}P1.01,Phông A,Báo cáo,1930,Công khai\n`);
    await writeFile(join(aids, 'sub/b.csv'), `${HEADER}P2.01,Phông B,Báo cáo,1930,Công khai\n`);
  });
  afterEach(async () => {
    await chmod(aids, 0o755);
    await rm(folder, { recursive: true });
  });

  async function importing(path: string) {
    const child = spawn(process.execPath, ['src/cli/phong-doc.ts', 'import', path], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(isRoot ? NOBODY : {}),
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [printed, warned] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await ended, printed, warned };
  }

  it('is told which folder it may not read, and loses nothing of what was in it', async () => {
    expect((await importing(aids)).code).toBe(0);
    await chmod(join(aids, 'sub'), 0o000);
    const closed = await importing(aids);
    await chmod(join(aids, 'sub'), 0o755);
    expect(closed).toMatchObject({ code: 1, printed: expect.stringContaining(' 0 removed') as string });
    expect(closed.warned).toContain('sub: This user may not read this file or folder: change its permissions.');

    await chmod(aids, 0o000);
    const all = await importing(aids);
    const one = await importing(join(aids, 'a.csv'));
    await chmod(aids, 0o755);
    expect(all).toMatchObject({ code: 1, printed: expect.stringContaining(' 0 removed') as string });
    expect(all.warned).toContain('aids: This user may not read this file or folder');
    expect(one.code).toBe(2);
    expect(one.warned).toContain('This user may not enter a folder on the way to ');
    expect((await importing(aids)).printed).toContain('0 added, 0 changed, 4 unchanged, 0 removed');
  });

  it('is told in one line that another made the catalogue', async () => {
    expect((await importing(aids)).code).toBe(0);
    const files = (await readdir(dataDir)).map((name) => join(dataDir, name));
    for (const file of files) await (isRoot ? chown(file, 0, 0) : chmod(file, 0o444));
    const { code, warned } = await importing(aids);
    expect([code, warned]).toEqual([
      2,
      `DATA_DIR is not usable: this user may not write to ${join(dataDir, 'catalogue.sqlite')}. ` +
        'Give DATA_DIR, with all that is in it, to the user that runs the portal and its imports.\n',
    ]);
  });
});
