import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** What stays of readers when they are gone. The columns are explained in ../tables/privacy.ts. */
export const privacy = {
  async up(db: Kysely<Database>): Promise<void> {
    await db.schema
      .createTable('use_register')
      .addColumn('grant_id', 'text', (c) => c.primaryKey())
      .addColumn('record_id', 'text', (c) => c.notNull())
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addColumn('from_day', 'text', (c) => c.notNull())
      .addColumn('until_day', 'text', (c) => c.notNull())
      .addColumn('views', 'integer', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('keep_until', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('use_register_record').on('use_register').column('record_id').execute();
    await db.schema.createIndex('use_register_end').on('use_register').column('keep_until').execute();
    await db.schema.createIndex('access_case_closed').on('access_case').column('closed_at').execute();
    await db.schema.createIndex('mail_sent').on('mail').column('sent_at').execute();
  },
};
