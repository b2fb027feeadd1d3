import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import { selfNumbering } from '../dialects.ts';

/** The catalogue, its imports and the outbox. The columns are explained in ../schema.ts. */
export const catalogue = {
  async up(db: Kysely<Database>): Promise<void> {
    await createImportTables(db);
    await createRecordTables(db);
    await createRecordIndexes(db);
  },
};

async function createImportTables(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('finding_aid'), 'pk')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('location', 'text', (c) => c.notNull())
    .addColumn('identifier', 'text')
    .addColumn('id_scope', 'text', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('finding_aid_path', ['source', 'path'])
    .addUniqueConstraint('finding_aid_id_scope', ['source', 'id_scope'])
    .execute();
  await db.schema.createIndex('finding_aid_location').on('finding_aid').column('location').execute();

  await selfNumbering(db, db.schema.createTable('outbox'), 'seq')
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .execute();

  await selfNumbering(db, db.schema.createTable('import_run'), 'pk')
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('report', 'text')
    .execute();
}

async function createRecordTables(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('record')
    .addColumn('pk', 'integer', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('finding_aid_pk', 'integer', (c) => c.notNull().references('finding_aid.pk'))
    .addColumn('component_key', 'text', (c) => c.notNull())
    .addColumn('parent_pk', 'integer')
    .addColumn('fonds_pk', 'integer', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('depth', 'integer', (c) => c.notNull())
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('reference_code', 'text')
    .addColumn('reference_order', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('date_text', 'text', (c) => c.notNull())
    .addColumn('date_from', 'text')
    .addColumn('date_to', 'text')
    .addColumn('year_from', 'integer')
    .addColumn('year_to', 'integer')
    .addColumn('access', 'text', (c) => c.notNull())
    .addColumn('opens_on', 'text')
    .addColumn('title_visibility', 'text', (c) => c.notNull())
    .addColumn('listed', 'integer', (c) => c.notNull())
    .addColumn('online', 'integer', (c) => c.notNull())
    .addColumn('child_count', 'integer', (c) => c.notNull())
    .addColumn('descendant_count', 'integer', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('added_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('removed_at', 'text')
    .execute();

  await db.schema
    .createTable('record_alias')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('record_pk', 'integer', (c) => c.notNull().references('record.pk'))
    .execute();
  await db.schema.createIndex('record_alias_record').on('record_alias').column('record_pk').execute();

  await db.schema
    .createTable('fonds_totals')
    .addColumn('fonds_pk', 'integer', (c) => c.primaryKey())
    .addColumn('records', 'integer', (c) => c.notNull())
    .addColumn('files', 'integer', (c) => c.notNull())
    .addColumn('online', 'integer', (c) => c.notNull())
    .addColumn('described', 'integer', (c) => c.notNull())
    .addColumn('year_from', 'integer')
    .addColumn('year_to', 'integer')
    .execute();
}

async function createRecordIndexes(db: Kysely<Database>): Promise<void> {
  await db.schema.createIndex('record_id').unique().on('record').column('id').execute();
  await db.schema
    .createIndex('record_component')
    .unique()
    .on('record')
    .columns(['finding_aid_pk', 'component_key'])
    .execute();
  await db.schema.createIndex('record_children').on('record').columns(['parent_pk', 'listed', 'position']).execute();
  await sql`create index record_newest on record (added_at) where parent_pk is null`.execute(db);
  await sql`create index record_opening on record (opens_on) where opens_on is not null`.execute(db);
}
