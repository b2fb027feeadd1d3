import { readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/catalogue/storage/stored-catalogue.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import { importOptions, POLICY } from './archive-options.ts';
import { PaperWorkshop } from './paper-workshop.ts';

const DECISION = `ỦY BAN NHÂN DÂN
TỈNH SÔNG CHÂU
Số: 15/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Châu, ngày 12 tháng 3 năm 1999
QUYẾT ĐỊNH
Về việc đắp đê
Căn cứ Luật Đê điều;`;
const TITLE = 'Quyết định về việc đắp đê';

describe.each(DATABASES)('documents that no finding aid names, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());

  async function documentRow(path: string) {
    return archive.db.selectFrom('document').selectAll().where('path', '=', path).executeTakeFirstOrThrow();
  }

  it('become records of their own, described by their first page', async () => {
    await archive.writePaper('qd/Quyết định 15.pdf', [DECISION, 'Điều 1. Đắp đê', '']);
    const report = await archive.import();
    expect(report).toMatchObject({
      files: 1,
      records: { added: 1, changed: 0, unchanged: 0, removed: 0, refused: 0 },
      documents: { added: 1, changed: 0, unchanged: 0, removed: 0, refused: 0, heldBack: 0 },
      pages: { added: 3 },
      problems: [],
    });
    const record = await archive.seen(TITLE);
    if (typeof record === 'string') throw new Error(record);
    expect(record).toMatchObject({
      level: 'item',
      referenceCode: '15/QĐ-UBND',
      dates: { from: '1999-03-12', to: '1999-03-12' },
      access: { level: 'open', stated: true },
      online: true,
      extent: ['3 trang'],
      detail: { readByMachine: true, creators: ['Ủy ban nhân dân tỉnh Sông Châu'] },
    });
    const [document] = await archive.documents.ofRecord(record.pk);
    expect(document).toMatchObject({ kind: 'pdf', fileName: 'Quyet-dinh-15.pdf', pageCount: 3, waitingPages: 0 });
    expect(await archive.documents.page(document!.id, 2)).toMatchObject({
      text: 'Điều 1. Đắp đê',
      source: 'text-layer',
    });
    const { upserts } = (await archive.feed.pending(1000))!;
    expect(upserts).toMatchObject([{ record: { title: TITLE }, passages: [{ page: 1 }, { page: 2, quality: 100 }] }]);
    expect((await archive.catalogue.topmost('title', 1, 10)).total).toBe(0);
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ fonds: 0, records: 1, online: 1 });
  });

  it('are left alone, and not even read, when nothing has changed', async () => {
    await archive.writePaper('a.pdf', [DECISION]);
    await archive.writePaper('b.pdf', ['Hai']);
    await archive.import();
    await archive.drain();
    const workshop = new PaperWorkshop();
    const report = await archive.import({ documents: { workshop, policy: POLICY } });
    expect(report).toMatchObject({
      files: 2,
      records: { added: 0, changed: 0, unchanged: 2, removed: 0 },
      documents: { added: 0, changed: 0, unchanged: 2, removed: 0, refused: 0 },
      pages: { added: 0 },
    });
    expect(workshop.read_).toEqual([]);
    expect(await archive.drain()).toEqual({ upserts: [], removals: 0 });
  });

  it('are read anew when they change, under the same ids', async () => {
    const path = await archive.writePaper('a.pdf', [DECISION]);
    await archive.import();
    await archive.drain();
    const before = await documentRow('a.pdf');
    const record = await archive.row(TITLE);
    await writeFile(path, (await readFile(path, 'utf8')).replace('đắp đê', 'phá đê'));
    expect(await archive.import()).toMatchObject({
      records: { added: 0, changed: 1 },
      documents: { added: 0, changed: 1 },
    });
    expect((await documentRow('a.pdf')).id).toBe(before.id);
    expect((await archive.row('Quyết định về việc phá đê')).id).toBe(record.id);
    expect((await archive.drain()).upserts).toContain('Quyết định về việc phá đê');
    expect(JSON.stringify(await archive.feed.all(0, 10))).not.toContain('đắp đê');
  });

  it('are not read when only the time of their file has changed', async () => {
    const path = await archive.writePaper('a.pdf', [DECISION]);
    await archive.import();
    await utimes(path, 1_000_000_000, 1_000_000_000);
    const { id } = await documentRow('a.pdf');
    expect(await archive.documents.byId(id)).toBeUndefined();
    const workshop = new PaperWorkshop();
    const { documents } = await archive.import({ documents: { workshop, policy: POLICY } });
    expect(documents).toMatchObject({ unchanged: 1, changed: 0 });
    expect(workshop.read_).toEqual([]);
    expect(await archive.documents.byId(id)).toBeDefined();
  });

  it('keep their ids when they are moved or renamed', async () => {
    await archive.writePaper('a/một.pdf', ['Một trang không đầu đề, rất ngắn']);
    await archive.writePaper('a/hai.pdf', ['Hai']);
    await archive.import();
    const before = await documentRow('a/một.pdf');
    await rename(join(archive.folder, 'a'), join(archive.folder, 'b'));
    await rename(join(archive.folder, 'b/một.pdf'), join(archive.folder, 'b/khác.pdf'));
    const report = await archive.import();
    expect(report).toMatchObject({
      records: { added: 0, removed: 0 },
      documents: { added: 0, changed: 2, removed: 0 },
    });
    const after = await documentRow('a/một.pdf');
    expect(after).toMatchObject({ id: before.id, record_pk: before.record_pk, file_name: 'khac.pdf' });
    expect(await archive.documents.byId(before.id)).toMatchObject({ location: join(archive.folder, 'b/khác.pdf') });
    expect((await archive.import()).documents).toMatchObject({ unchanged: 2, changed: 0 });
  });

  it('go with their file, and come back under the same ids', async () => {
    await archive.writePaper('a.pdf', [DECISION]);
    for (let i = 0; i < 30; i++) await archive.writePaper(`${i}.pdf`, [`Trang ${i}`]);
    await archive.import();
    await archive.drain();
    const { id } = await documentRow('a.pdf');
    const record = await archive.row(TITLE);
    const bytes = await readFile(join(archive.folder, 'a.pdf'));
    await archive.remove('a.pdf');
    expect(await archive.import()).toMatchObject({ records: { removed: 1, unchanged: 30 }, documents: { removed: 1 } });
    expect(await archive.documents.byId(id)).toBeUndefined();
    expect(await archive.catalogue.byId(record.id)).toEqual({ kind: 'removed' });
    expect(await archive.drain()).toEqual({ upserts: [], removals: 1 });
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ online: 30 });
    expect((await archive.import()).documents.removed).toBe(0);
    await writeFile(join(archive.folder, 'back.pdf'), bytes);
    expect(await archive.import()).toMatchObject({ records: { added: 1 }, documents: { added: 1 } });
    expect(await archive.documents.byId(id)).toMatchObject({ record: { id: record.id } });
  });

  it('are not removed when too many would go', async () => {
    for (let i = 0; i < 30; i++) await archive.writePaper(`${i}.pdf`, [`Trang ${i}`]);
    await archive.import();
    for (let i = 0; i < 2; i++) await archive.remove(`${i}.pdf`);
    const stopped = await archive.tryImport();
    expect(stopped).toMatchObject({ kind: 'guarded', removals: [{ what: 'documents', removed: 2, of: 30 }] });
    expect((await documentRow('0.pdf')).removed_at).toBeNull();
    expect((await archive.import({ allowRemovals: true })).documents.removed).toBe(2);
  });

  it('are a line of the report when they cannot be read, and are not tried again', async () => {
    await archive.writePaper('a.pdf', { pages: ['Một', 'Hai'], breaks: { at: 2, reason: 'Page 2 is torn.' } });
    await archive.writePaper('b.pdf', ['Nguyên vẹn']);
    const report = await archive.import();
    expect(report).toMatchObject({
      files: 2,
      documents: { added: 1, refused: 1 },
      problems: [{ file: 'a.pdf', line: 0, reason: 'Page 2 is torn.', severity: 'refused' }],
    });
    expect(await archive.db.selectFrom('document').select('path').execute()).toEqual([{ path: 'b.pdf' }]);
    const workshop = new PaperWorkshop();
    const again = await archive.import({ documents: { workshop, policy: POLICY } });
    expect(again).toMatchObject({ files: 2, documents: { unchanged: 1, refused: 1 }, problems: [{ file: 'a.pdf' }] });
    expect(workshop.read_).toEqual([]);
    await archive.writePaper('a.pdf', ['Một', 'Hai', 'Ba']);
    expect(await archive.import()).toMatchObject({ documents: { added: 1, refused: 0 }, problems: [] });
  });

  it('show nothing more when their file is damaged later', async () => {
    await archive.writePaper('a.pdf', [DECISION]);
    await archive.import();
    await archive.drain();
    const { id } = await documentRow('a.pdf');
    await archive.writePaper('a.pdf', { breaks: { at: 0, reason: 'It is damaged.' } });
    expect(await archive.import()).toMatchObject({ documents: { refused: 1, changed: 0 }, records: { removed: 0 } });
    expect(await archive.documents.byId(id)).toBeUndefined();
    expect((await archive.feed.pending(10))?.upserts).toMatchObject([{ record: { online: false }, passages: [] }]);
    expect(await archive.import()).toMatchObject({ documents: { refused: 1 } });
    await archive.writePaper('a.pdf', [DECISION, 'Hai']);
    expect(await archive.import()).toMatchObject({ documents: { refused: 0, changed: 1 } });
    expect(await archive.documents.byId(id)).toMatchObject({ document: { pageCount: 2 } });
  });

  it('are closed where the archive has not said that they are open', async () => {
    await archive.writePaper('a.pdf', [DECISION]);
    const closed = { ...POLICY, withoutFindingAid: 'closed' as const };
    const documents = { workshop: new PaperWorkshop(), policy: closed };
    const accessWords = { ...importOptions('').accessWords, closedTitles: 'masked' as const };
    await archive.import({ documents, accessWords });
    const { id } = await documentRow('a.pdf');
    expect(await archive.documents.byId(id)).toBeUndefined();
    expect(JSON.stringify(await archive.feed.all(0, 10))).not.toMatch(/đắp đê/);
    expect(await archive.import()).toMatchObject({ records: { changed: 1 }, documents: { unchanged: 1 } });
    expect(await archive.documents.byId(id)).toMatchObject({ record: { title: TITLE } });
    expect(documents.workshop.read_).toHaveLength(1);
    await archive.import({ documents, accessWords });
    expect(await archive.documents.byId(id)).toBeUndefined();
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ online: 0 });
  });

  it.each(['TỐI MẬT', '[ M Ậ T ]'])('are held back for the stamp "%s", and no word of them is kept', async (stamp) => {
    const secret = `BỘ NỘI VỤ\nSố: 1/BC-BNV\n${stamp}\nBÁO CÁO\nVề KHO BÁU`;
    const path = await archive.writePaper('a.pdf', [secret, 'KHO BÁU ở đây']);
    const report = await archive.import();
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    expect(report).toMatchObject({ records: { added: 0 }, documents: { added: 1, heldBack: 1 }, pages: { added: 0 } });
    expect(report.problems).toMatchObject([{ file: 'a.pdf', severity: 'noted' }]);
    expect(report.problems[0]?.reason).toContain(sha256);
    const { id } = await documentRow('a.pdf');
    expect(await archive.documents.byId(id)).toBeUndefined();
    for (const table of ['document', 'document_page', 'record', 'finding_aid', 'import_run', 'outbox'] as const) {
      expect(JSON.stringify(await archive.db.selectFrom(table).selectAll().execute())).not.toMatch(/KHO BÁU|1\/BC-BNV/);
    }
    expect(await archive.import()).toMatchObject({ documents: { unchanged: 1, heldBack: 1 } });
    const documents = { workshop: new PaperWorkshop(), policy: { ...POLICY, released: new Set([sha256]) } };
    expect(await archive.import({ documents })).toMatchObject({ records: { added: 1 }, documents: { changed: 1 } });
    expect(await archive.documents.byId(id)).toMatchObject({ record: { referenceCode: '1/BC-BNV' } });
    expect(await archive.import()).toMatchObject({ records: { removed: 1 }, documents: { changed: 1, heldBack: 1 } });
    expect(await archive.documents.byId(id)).toBeUndefined();
    expect(JSON.stringify(await archive.db.selectFrom('document_page').selectAll().execute())).not.toMatch(/KHO BÁU/);
  });

  it('are told of before anything is done, and nothing is done, in a dry run', async () => {
    await archive.writePaper('a.pdf', [DECISION, 'Hai']);
    await archive.writePaper('b.pdf', { breaks: { at: 0, reason: 'It is damaged.' } });
    const report = await archive.import({ dryRun: true });
    expect(report).toMatchObject({
      files: 2,
      records: { added: 1 },
      documents: { added: 1, refused: 1 },
      pages: { added: 2 },
    });
    for (const table of ['document', 'document_page', 'record', 'refused_document', 'outbox'] as const) {
      expect(await archive.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  it('are passed over where they are no documents, and told when they were named', async () => {
    await writeFile(join(archive.folder, 'a.zip'), 'PK\u0003\u0004 nothing');
    await writeFile(join(archive.folder, 'b.json'), '{"a": 1}');
    expect(await archive.import()).toMatchObject({ files: 0, documents: { added: 0, refused: 0 } });
    const named = await archive.import({ paths: [join(archive.folder, 'b.json')] });
    expect(named.problems).toMatchObject([{ severity: 'refused' }]);
  });
});
