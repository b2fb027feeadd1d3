import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command as reindex } from '../../../src/cli/reindex.ts';
import { command as search } from '../../../src/cli/search.ts';
import { WrongUsage, type Command, type ExitCode } from '../../../src/cli/command.ts';
import { openArchive, type TestArchive } from '../catalogue/archive.ts';

interface Ran {
  code: ExitCode;
  printed: string;
  result: Record<string, unknown>;
}

let archive: TestArchive;

async function run(command: Command, ...args: string[]): Promise<Ran> {
  const printed: string[] = [];
  let result = {};
  const code = await command.run(args, {
    env: { DATA_DIR: archive.dataDir, CONTENT_DIR: resolve('content') },
    json: true,
    print: (line) => void printed.push(line),
    result: (value) => void (result = value),
    warn: () => undefined,
    progress: { update: () => undefined, finish: () => undefined },
    signal: new AbortController().signal,
  });
  return { code, printed: printed.join('\n'), result };
}

beforeEach(async () => {
  archive = await openArchive('sqlite');
  await archive.write('a.aid', [
    { depth: 0, key: 'f', title: 'Ty Thủy lợi', access: { level: 'open' } },
    { depth: 1, key: '1', title: 'Hồ sơ tu bổ đê sông Châu', code: '1.005', dates: '1958', from: '1958', to: '1958' },
    { depth: 1, key: '2', title: 'Sổ cầu', code: '1.006' },
  ]);
  await archive.import();
});
afterEach(() => archive.close());

describe('on the command line', () => {
  it('reindex fills the index from the catalogue, and search answers from it', async () => {
    expect((await run(reindex)).result).toMatchObject({ engine: 'embedded', records: 3 });
    const { code, printed, result } = await run(search, 'de song chau', '--lang', 'en');
    expect(code).toBe(0);
    expect(printed).toContain('Hồ sơ tu bổ đê sông Châu');
    expect(result).toMatchObject({
      query: 'de song chau',
      total: 1,
      hits: [
        {
          title: 'Hồ sơ tu bổ đê sông Châu',
          referenceCode: '1.005',
          access: 'open',
          fonds: { title: 'Ty Thủy lợi' },
          ancestors: [{ title: 'Ty Thủy lợi' }],
        },
      ],
    });
    expect(result['hits']).toMatchObject([
      { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4321\/en\/records\//) },
    ]);
  });

  it.each([[[]], [['đê', '--limit', '0']], [['đê', '--limit', 'many']], [['đê', '--lang', 'fr']]])(
    'search refuses %j in one line',
    async (args) => {
      await expect(run(search, ...args)).rejects.toThrow(WrongUsage);
    },
  );
});
