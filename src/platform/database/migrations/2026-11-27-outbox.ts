import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import { selfNumbering } from '../dialects.ts';
import { forbidChanges } from '../forbid-changes.ts';

/** Mail, audit and jobs. The columns are explained in ../tables/platform.ts. */
export const outbox = {
  async up(db: Kysely<Database>): Promise<void> {
    await createMail(db);
    await createAudit(db);
    await db.schema
      .createTable('job')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('claimed_until', 'text')
      .addColumn('last_run_at', 'text')
      .execute();
  },
};

async function createMail(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('mail'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('dedupe_key', 'text', (c) => c.notNull().unique())
    .addColumn('account_pk', 'integer', (c) => c.references('account.pk'))
    .addColumn('recipient', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('template', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('next_attempt_at', 'text', (c) => c.notNull())
    .addColumn('claimed_until', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('dead_at', 'text')
    .addColumn('last_error', 'text')
    .execute();
  await sql`create index mail_waiting on mail (next_attempt_at) where sent_at is null and dead_at is null`.execute(db);
}

async function createAudit(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('audit'), 'seq')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('previous_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('audit_subject').on('audit').column('subject').execute();
  await db.schema
    .createTable('audit_head')
    .addColumn('pk', 'integer', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await db.insertInto('audit_head').values({ pk: 1, seq: 0, hash: '' }).execute();
  await forbidChanges(db, 'audit', 'the audit log is only ever added to');
}
