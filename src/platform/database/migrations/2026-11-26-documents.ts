import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import { selfNumbering } from '../dialects.ts';

/** Documents, their pages, what machines read, and openings. The columns are explained in ../schema.ts. */
export const documents = {
  async up(db: Kysely<Database>): Promise<void> {
    await createDocument(db);
    await createPages(db);
    await createReferences(db);
    await createAccessChange(db);
  },
};

async function createDocument(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('document'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('location', 'text', (c) => c.notNull())
    .addColumn('root', 'text', (c) => c.notNull())
    .addColumn('record_pk', 'integer', (c) => c.references('record.pk'))
    .addColumn('attached_by', 'text')
    .addColumn('own_aid_pk', 'integer', (c) => c.references('finding_aid.pk'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('label', 'text')
    .addColumn('position', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('written_at', 'bigint', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('reading_hash', 'text', (c) => c.notNull())
    .addColumn('page_count', 'integer', (c) => c.notNull())
    .addColumn('is_active', 'integer', (c) => c.notNull())
    .addColumn('text_bytes', 'integer', (c) => c.notNull())
    .addColumn('held_back', 'text')
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .addColumn('removed_at', 'text')
    .addUniqueConstraint('document_id', ['id'])
    .addUniqueConstraint('document_path', ['source', 'path'])
    .execute();
  await db.schema.createIndex('document_record').on('document').column('record_pk').execute();
  await db.schema.createIndex('document_location').on('document').column('location').execute();
  await db.schema.createIndex('document_content').on('document').column('content_hash').execute();
  await sql`create index document_held_back on document (held_back) where held_back is not null`.execute(db);

  await db.schema
    .createTable('refused_document')
    .addColumn('location', 'text', (c) => c.primaryKey())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('written_at', 'bigint', (c) => c.notNull())
    .addColumn('reading_version', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .execute();
}

async function createPages(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('document_page')
    .addColumn('document_pk', 'integer', (c) => c.notNull().references('document.pk'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('quality', 'integer', (c) => c.notNull())
    .addColumn('width', 'double precision', (c) => c.notNull())
    .addColumn('height', 'double precision', (c) => c.notNull())
    .addColumn('html', 'text')
    .addColumn('words', 'text')
    .addPrimaryKeyConstraint('document_page_key', ['document_pk', 'number'])
    .execute();
  await sql`create index document_page_waiting on document_page (document_pk, number) where source = 'waiting'`.execute(
    db,
  );

  await db.schema
    .createTable('ocr_result')
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('reader', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('quality', 'integer', (c) => c.notNull())
    .addColumn('words', 'text')
    .addColumn('failure', 'text')
    .addColumn('is_secret', 'integer', (c) => c.notNull())
    .addColumn('read_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('ocr_result_key', ['content_hash', 'page', 'reader'])
    .execute();
}

async function createReferences(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('file_reference')
    .addColumn('record_pk', 'integer', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('label', 'text')
    .addPrimaryKeyConstraint('file_reference_key', ['record_pk', 'place'])
    .execute();
  await db.schema.createIndex('file_reference_path').on('file_reference').column('key').execute();
  await db.schema
    .createTable('withheld_document')
    .addColumn('finding_aid_pk', 'integer', (c) => c.notNull().references('finding_aid.pk'))
    .addColumn('claim', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('withheld_document_claim').on('withheld_document').column('claim').execute();
  await db.schema.createIndex('withheld_document_aid').on('withheld_document').column('finding_aid_pk').execute();
  await sql`create index record_reference on record (reference_order)
    where reference_order <> '' and level in ('file', 'item')`.execute(db);
}

async function createAccessChange(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('access_change'), 'pk')
    .addColumn('record_pk', 'integer', (c) => c.notNull().references('record.pk'))
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull())
    .addColumn('access_before', 'text', (c) => c.notNull())
    .addColumn('access_after', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('access_change_record').on('access_change').column('record_pk').execute();
}
