import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/catalogue/storage/stored-catalogue.ts';
import { digitisedFiles } from '../../../src/catalogue/storage/digitised-files.ts';
import { openByDate } from '../../../src/catalogue/storage/open-by-date.ts';
import { wholeHoldings } from '../../../src/catalogue/storage/whole-holdings.ts';
import type { StatedAccess } from '../../../src/catalogue/description.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import { MORNING } from './archive-options.ts';
import type { Line } from './line-reader.ts';

const OPEN: StatedAccess = { level: 'open' };

describe.each(DATABASES)('documents whose record is closed and opened, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());

  /** A fonds with a file that has two documents and another that has none. */
  async function stated(access: StatedAccess, above: StatedAccess = OPEN): Promise<void> {
    const lines: Line[] = [
      { depth: 0, key: 'f', title: 'Phông', access: above },
      { depth: 1, key: 'h', title: 'Hồ sơ', code: 'K4.01', access },
      { depth: 1, key: 'k', title: 'Khác', code: 'K4.02', access: OPEN },
    ];
    await archive.write('inventory.aid', lines);
    await archive.import({ allowRemovals: true });
  }

  async function expectState(isOpen: boolean): Promise<void> {
    const { pk } = await archive.row('Hồ sơ');
    const rows = await archive.db.selectFrom('document').select(['id', 'record_pk', 'page_count']).execute();
    expect(rows.map((row) => row.record_pk)).toEqual([pk, pk]);
    const found = await Promise.all(rows.map(({ id }) => archive.documents.byId(id)));
    expect(found.filter(Boolean)).toHaveLength(isOpen ? 2 : 0);
    expect(await archive.documents.ofRecord(pk)).toHaveLength(isOpen ? 2 : 0);
    const fed = (await archive.feed.all(0, 10)).flatMap(({ passages }) => passages);
    expect(fed.map(({ text }) => text)).toEqual(isOpen ? ['Một', 'Hai'] : []);
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ online: isOpen ? 1 : 0 });
    expect(await digitisedFiles(archive.db, 'open')).toBe(isOpen ? 1 : 0);
    // The archive's own report knows of it all, and of no shelf where nothing states any.
    const pages = rows.reduce((sum, { page_count }) => sum + page_count, 0);
    expect(await wholeHoldings(archive.db)).toMatchObject({ fonds: 1, digitised: 1, pages, centimetres: null });
    const { online } = await archive.db
      .selectFrom('record')
      .select('online')
      .where('pk', '=', pk)
      .executeTakeFirstOrThrow();
    expect(online).toBe(isOpen ? 1 : 0);
  }

  it.each<[string, StatedAccess, StatedAccess?]>([
    ['closed', { level: 'closed' }],
    ['conditional', { level: 'conditional' }],
    ['open with a masked title', { level: 'open', titleVisibility: 'masked' }],
    ['hidden', { level: 'open', titleVisibility: 'hidden' }],
    ['beneath a fonds that is closed', {}, { level: 'closed' }],
    ['beneath a fonds that is hidden', OPEN, { titleVisibility: 'hidden' }],
    ['open after a day to come', { level: 'closed', opensOn: '2027' }],
  ])('go from index, totals and every call when it is %s, and come back with it', async (_, access, above) => {
    await archive.writePaper('K4.01.1.pdf', ['Một']);
    await archive.writePaper('K4.01.2.pdf', ['Hai', '']);
    await stated(OPEN);
    await expectState(true);
    await archive.drain();
    await stated(access, above);
    await expectState(false);
    const { upserts, removals } = await archive.drain();
    expect(upserts.length + removals).toBeGreaterThan(0);
    await stated(OPEN);
    await expectState(true);
    expect((await archive.drain()).upserts).toContain('Hồ sơ');
  });

  it('stay as they are when something else of their record changes', async () => {
    await archive.writePaper('K4.01.1.pdf', ['Một']);
    await archive.writePaper('K4.01.2.pdf', ['Hai']);
    await stated(OPEN);
    await archive.write('inventory.aid', [
      { depth: 0, key: 'f', title: 'Phông mới', access: OPEN },
      { depth: 1, key: 'h', title: 'Hồ sơ', code: 'K4.01', scope: 'Về đê' },
    ]);
    await archive.import({ allowRemovals: true });
    await expectState(true);
  });

  it('open on their day, and it is written down when and by what rule', async () => {
    await archive.writePaper('K4.01.1.pdf', ['Một']);
    await archive.writePaper('K4.01.2.pdf', ['Hai']);
    await stated({ level: 'closed', opensOn: '2026-12-01' });
    await expectState(false);
    await archive.drain();
    expect(await openByDate(archive.db, MORNING)).toBe(0);
    expect(await openByDate(archive.db, new Date('2026-11-30T17:00:00Z'))).toBe(1);
    await expectState(true);
    const changes = await archive.feed.pending(10);
    expect(changes?.upserts).toMatchObject([{ record: { title: 'Hồ sơ', online: true }, passages: [{}, {}] }]);
    const { pk } = await archive.row('Hồ sơ');
    expect(await archive.db.selectFrom('access_change').selectAll().execute()).toMatchObject([
      {
        record_pk: pk,
        changed_at: '2026-11-30T17:00:00.000Z',
        changed_by: 'phong-doc',
        access_before: 'closed',
        access_after: 'open',
        rule: 'opening date 2026-12-01',
      },
    ]);
    expect(await openByDate(archive.db, new Date('2026-12-02T00:00:00Z'))).toBe(0);
  });

  it('do not open with a record whose title stays masked', async () => {
    await archive.writePaper('K4.01.1.pdf', ['Một']);
    await archive.writePaper('K4.01.2.pdf', ['Hai']);
    await stated({ level: 'closed', opensOn: '2026-12-01', titleVisibility: 'masked' });
    expect(await openByDate(archive.db, new Date('2026-12-02T00:00:00Z'))).toBe(1);
    await expectState(false);
  });

  it('are gone with the finding aid that names them, and back with it', async () => {
    await archive.writePaper('K4.01.1.pdf', ['Một']);
    await archive.writePaper('K4.01.2.pdf', ['Hai']);
    await stated(OPEN);
    await archive.remove('inventory.aid');
    await archive.import({ allowRemovals: true });
    expect((await archive.feed.all(0, 10)).length).toBe(0);
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ records: 0, online: 0 });
    await stated(OPEN);
    await expectState(true);
  });
});
