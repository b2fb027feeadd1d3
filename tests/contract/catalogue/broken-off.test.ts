import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimFile } from '../../../src/ingest/withheld-claims.ts';
import { MORNING } from './archive-options.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import type { Line } from './line-reader.ts';

function part(...numbers: number[]): Line[] {
  return [
    { depth: 0, key: 'fonds', title: 'Phông A' },
    ...numbers.map((n): Line => ({ depth: 1, key: `${n}`, title: `Hồ sơ ${n}` })),
  ];
}

/** Long enough that the import is stopped in the middle of it. */
const LAST: Line[] = Array.from({ length: 40 }, (_, i) => ({ depth: i === 0 ? 0 : 1, key: `z${i}`, title: `z ${i}` }));

describe.each(DATABASES)('an import after one that was broken off, on %s', (kind) => {
  let archive: TestArchive;
  let minutes = 0;
  const next = () => ({ now: new Date(MORNING.getTime() + ++minutes * 60_000), allowRemovals: true });
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());

  /** Imports the folder and is stopped within its last file. */
  async function breakOff(): Promise<void> {
    await archive.write('z.aid', LAST);
    const stop = new AbortController();
    const progress = ({ file }: { file: string }) => file === 'z.aid' && stop.abort();
    const { signal } = stop;
    await expect(archive.tryImport({ ...next(), signal, progress })).rejects.toThrow();
  }

  it('leads addresses on to other files', async () => {
    await archive.write('a.aid', part(1, 2, 3));
    await archive.import(next());
    const { id } = await archive.row('Hồ sơ 3');
    await archive.write('a.aid', part(1, 2));
    await archive.write('b.aid', part(3));
    await breakOff();
    expect(await archive.catalogue.byId(id)).toEqual({ kind: 'removed' });
    await archive.import(next());
    expect(await archive.catalogue.byId(id)).toEqual({ kind: 'moved', id: (await archive.row('Hồ sơ 3')).id });
  });

  it('takes documents from the public that belong to what the finding aid leaves out', async () => {
    const papers = join(archive.folder, '../papers');
    await archive.write('a.aid', part(1));
    await archive.writePaper('../papers/VP-07-1945.pdf', ['Một tờ trình']);
    await archive.import({ ...next(), paths: [archive.folder, papers] });
    const own = await archive.row('Một tờ trình');
    await archive.write('a.aid', [
      ...part(1),
      { refuses: 1, cause: 'secret' },
      { withholds: [claimFile('VP-07-1945')] },
    ]);
    await breakOff();
    // Nothing in this file is new to it.
    await archive.import({ ...next(), paths: [join(archive.folder, 'a.aid')] });
    expect(await archive.catalogue.byId(own.id)).toEqual({ kind: 'removed' });
  });
});
