import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/catalogue/storage/stored-catalogue.ts';
import { claimFile } from '../../../src/ingest/withheld-claims.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { POLICY } from './archive-options.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import type { Line, OtherLine } from './line-reader.ts';
import { PaperWorkshop } from './paper-workshop.ts';

const FONDS: Line[] = [
  { depth: 0, key: 'f', title: 'Phông A', access: { level: 'open' } },
  { depth: 1, key: '1', title: 'Hồ sơ 1', code: 'VP-01-1945' },
];
const NAMING: Line = { depth: 1, key: '2', title: 'Hồ sơ 2', code: 'VP-02-1945' };
const LEAVING_OUT: OtherLine[] = [{ refuses: 1, cause: 'secret' }, { withholds: [claimFile('VP-02-1945')] }];

describe.each(DATABASES)('documents with records of their own, from import to import, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
    await archive.write('a.aid', FONDS);
    await archive.writePaper('VP-02-1945.pdf', ['Tờ trình']);
    await archive.writePaper('công văn.pdf', ['']);
    await archive.import();
  });
  afterEach(() => archive.close());

  const CHANGES: [what: string, counts: object, change: () => Promise<unknown>][] = [
    ['nothing', { added: 0, changed: 0, unchanged: 4, removed: 0 }, async () => undefined],
    [
      'a stamp on the first page',
      { added: 0, changed: 0, unchanged: 3, removed: 1 },
      () => archive.writePaper('VP-02-1945.pdf', ['TUYỆT MẬT\nTờ trình']),
    ],
    [
      'another page behind the first',
      { added: 0, changed: 1, unchanged: 3, removed: 0 },
      () => archive.writePaper('VP-02-1945.pdf', ['Tờ trình', 'hai']),
    ],
    [
      'a text of the same first page',
      { added: 0, changed: 0, unchanged: 4, removed: 0 },
      () => archive.writePaper('VP-02-1945.pdf', [{ text: 'Tờ trình', notes: [] }]),
    ],
    [
      'another name, from which the title comes',
      { added: 0, changed: 1, unchanged: 3, removed: 0 },
      () => rename(join(archive.folder, 'công văn.pdf'), join(archive.folder, 'thông tư.pdf')),
    ],
    [
      'a record that names it',
      { added: 1, changed: 1, unchanged: 3, removed: 0 },
      () => archive.write('a.aid', [...FONDS, NAMING]),
    ],
    [
      'a record that names it and is secret',
      { added: 0, changed: 0, unchanged: 3, removed: 1, refused: 1 },
      () => archive.write('a.aid', [...FONDS, ...LEAVING_OUT]),
    ],
  ];
  it.each(CHANGES)('count each once after %s, in a dry run too', async (_, counts, change) => {
    await change();
    const [dry, real] = [await archive.import({ dryRun: true }), await archive.import()];
    expect(real.records).toMatchObject(counts);
    const { records, documents, pages, problems } = real;
    expect(dry).toMatchObject({ records, documents, pages, problems });
  });

  it('are taken from the public before what is new is read: that may take hours', async () => {
    const { id } = await archive.row('Tờ trình');
    await archive.write('a.aid', [...FONDS, ...LEAVING_OUT]);
    await archive.writePaper('new.pdf', ['Báo cáo']);
    const { dataDir, databaseUrl } = archive;
    const beside = await openDatabase({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) });
    const seen: string[] = [];
    class Watching extends PaperWorkshop {
      override async *read(location: string): ReturnType<PaperWorkshop['read']> {
        seen.push((await createCatalogue(beside).byId(id)).kind);
        yield* super.read(location);
      }
    }
    await archive.import({ documents: { workshop: new Watching(), policy: POLICY } });
    await beside.destroy();
    expect(seen).toEqual(['removed']);
  });
});
