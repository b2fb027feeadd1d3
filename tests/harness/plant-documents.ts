import { createHash } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Kysely } from 'kysely';
import type { DocumentKind, DocumentPage, PageWord } from '../../src/catalogue/document.ts';
import { storedWords } from '../../src/catalogue/page-words.ts';
import { recordIds } from '../../src/catalogue/record-id.ts';
import { referenceOrder } from '../../src/catalogue/reference-order.ts';
import { announceRecords } from '../../src/ingest/documents/announce-records.ts';
import type { Database, DocumentTable } from '../../src/platform/database/schema.ts';

/** A page as a test writes it down: the text alone, or what matters besides. */
export type PlantedPage = string | (Partial<Omit<DocumentPage, 'number'>> & { words?: PageWord[] });

export interface PlantedDocument {
  /** Path of its file below the folder. */
  name: string;
  /** Bytes of its file; without it a line that names it. */
  content?: string | Uint8Array;
  kind?: DocumentKind;
  mediaType?: string;
  label?: string;
  isActive?: boolean;
  heldBack?: DocumentTable['held_back'];
  pages: readonly PlantedPage[];
}

/**
 * Puts a document beside a record that is in the catalogue already, as an import would leave it: its file on
 * the disk, its pages, the record's mark of having a copy online, and the outbox. Nothing opens the file.
 * @returns its public id
 */
export async function plantDocument(
  db: Kysely<Database>,
  folder: string,
  recordPk: number,
  document: PlantedDocument,
): Promise<string> {
  const location = join(folder, document.name);
  await mkdir(dirname(location), { recursive: true });
  await writeFile(location, document.content ?? `planted: ${document.name}`);
  const { size, mtimeMs } = await stat(location);
  const kind = document.kind ?? 'pdf';
  const pages = document.pages.map((page, i) => pageRow(i + 1, page));
  const id = recordIds('archive', `document\0${document.name}`)(document.name);
  await db.transaction().execute(async (trx) => {
    const { pk } = await trx
      .insertInto('document')
      .values({
        id,
        source: 'archive',
        path: document.name,
        location,
        root: folder,
        record_pk: recordPk,
        attached_by: 'name',
        own_aid_pk: null,
        kind,
        media_type: document.mediaType ?? MEDIA_TYPES[kind],
        file_name: `planted${extname(document.name)}`,
        label: document.label ?? null,
        position: referenceOrder(document.name),
        bytes: size,
        written_at: Math.trunc(mtimeMs),
        content_hash: createHash('sha256')
          .update(document.content ?? `planted: ${document.name}`)
          .digest('hex'),
        reading_hash: 'planted',
        page_count: pages.length,
        is_active: document.isActive ? 1 : 0,
        text_bytes: pages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
        held_back: document.heldBack ?? null,
        imported_at: new Date().toISOString(),
        removed_at: null,
      })
      .returning('pk')
      .executeTakeFirstOrThrow();
    for (const page of pages) {
      await trx
        .insertInto('document_page')
        .values({ document_pk: pk, ...page })
        .execute();
    }
    await announceRecords(trx, [recordPk]);
  });
  return id;
}

function pageRow(number: number, planted: PlantedPage) {
  const page = typeof planted === 'string' ? { text: planted } : planted;
  return {
    number,
    text: page.text ?? '',
    source: page.source ?? 'text-layer',
    quality: page.quality ?? 100,
    width: page.width ?? 595,
    height: page.height ?? 842,
    html: page.html ?? null,
    words: storedWords(page.words ?? []),
  };
}

const MEDIA_TYPES: Record<DocumentKind, string> = {
  pdf: 'application/pdf',
  image: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  text: 'text/plain',
};
