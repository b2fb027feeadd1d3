import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../../src/cli/import.ts';
import { openArchive, type TestArchive } from '../catalogue/archive.ts';
import { freePort } from '../../harness/free-port.ts';

const HEADER = 'Mã hồ sơ,Tên phông,Tiêu đề hồ sơ,Thời gian,Chế độ sử dụng\n';
/** Told once, by the run that reads the file: the next one finds it unchanged. */
const TOLD = /a\.csv:2: .*Tùy nghi/;

describe('an import that does not come to its end', () => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive('sqlite');
    await writeFile(join(archive.folder, 'a.csv'), `${HEADER}P1.01,Phông A,Báo cáo,1930,Tùy nghi\n`);
  });
  afterEach(() => archive.close());

  async function run({ env, stopAt }: { env?: Record<string, string>; stopAt?: string }) {
    const [warned, printed]: [string[], string[]] = [[], []];
    const stop = new AbortController();
    let result: Record<string, unknown> = {};
    const code = await command.run([archive.folder], {
      env: { DATA_DIR: archive.dataDir, CONTENT_DIR: resolve('content'), ...env },
      json: true,
      print: (line) => void printed.push(line),
      result: (value) => (result = { ...value }),
      warn: (line) => void warned.push(line),
      progress: {
        update: (text) => void (stopAt !== undefined && text.startsWith(stopAt) && stop.abort()),
        finish: () => undefined,
      },
      signal: stop.signal,
    });
    return { code, warned, printed, result };
  }

  it('as the search server is away, tells all the same what it did and met, and what happens next', async () => {
    const env = { MEILI_URL: `http://127.0.0.1:${await freePort()}`, MEILI_KEY: 'any' };
    const { code, warned, printed, result } = await run({ env });
    expect(code).toBe(4);
    expect(printed.join('\n')).toContain('1 files; records: 2 added');
    expect(warned.filter((line) => TOLD.test(line))).toHaveLength(1);
    expect(warned.filter((line) => line.startsWith('Meilisearch'))).toEqual([
      'Meilisearch does not answer as it should: nothing answers at MEILI_URL (ECONNREFUSED)',
    ]);
    expect(warned.at(-1)).toMatch(/^Everything is in the catalogue, but the index could not take it in\./);
    expect(result).toMatchObject({
      files: 1,
      records: { added: 2 },
      problems: [{ file: 'a.csv', line: 2 }],
      error: warned.at(-1),
    });
  });

  it.each(['b.csv', 'The index takes in'])('stopped at "%s", tells what it met before', async (stopAt) => {
    await writeFile(join(archive.folder, 'b.csv'), `${HEADER}P2.01,Phông B,Báo cáo,1930,Công khai\n`);
    const { code, warned, result } = await run({ stopAt });
    expect([code, warned.filter((line) => TOLD.test(line)).length]).toEqual([1, 1]);
    expect(result).toMatchObject({ stopped: warned.at(-1), problems: [{ file: 'a.csv', line: 2 }] });
  });
});
