import type { Kysely } from 'kysely';
import { selfNumbering } from '../dialects.ts';
import { forbidChanges } from '../forbid-changes.ts';
import type { Database } from '../schema.ts';

/** Orders of copies, and what is counted. The columns are explained in ../tables/copies.ts and statistics.ts. */
export const copies = {
  async up(db: Kysely<Database>): Promise<void> {
    await createOrder(db);
    await createCounts(db);
  },
};

async function createOrder(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('copy_order'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('number', 'text', (c) => c.unique())
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('form', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'text')
    .addColumn('due_on', 'text')
    .addColumn('time_limit', 'text')
    .addColumn('quote', 'text')
    .addColumn('total_dong', 'integer')
    .addColumn('quote_valid_until', 'text')
    .addColumn('exemption', 'text')
    .addColumn('exemption_reason', 'text')
    .addColumn('accepted_at', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('payment_method', 'text')
    .addColumn('payment_receipt', 'text')
    .addColumn('paid_dong', 'integer')
    .addColumn('delivered_at', 'text')
    .addColumn('delivered_on', 'text')
    .addColumn('delivered_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('link_until', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('reason', 'text')
    .addColumn('submission_key', 'text', (c) => c.unique())
    .execute();
  await db.schema.createIndex('copy_order_queue').on('copy_order').columns(['state', 'due_on']).execute();
  await db.schema.createIndex('copy_order_account').on('copy_order').column('account_pk').execute();
  await db.schema.createIndex('copy_order_delivered').on('copy_order').column('delivered_on').execute();
  await selfNumbering(db, db.schema.createTable('copy_order_line'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('order_pk', 'integer', (c) => c.notNull().references('copy_order.pk').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('snapshot', 'text', (c) => c.notNull())
    .addColumn('grant_id', 'text')
    .addColumn('from_page', 'text', (c) => c.notNull())
    .addColumn('to_page', 'text', (c) => c.notNull())
    .addColumn('pages', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('copies', 'integer', (c) => c.notNull())
    .addColumn('authenticated', 'integer', (c) => c.notNull())
    .addColumn('authentication_number', 'text', (c) => c.unique())
    .execute();
  await db.schema.createIndex('copy_order_line_order').on('copy_order_line').column('order_pk').execute();
  await db.schema.createIndex('copy_order_line_grant').on('copy_order_line').column('grant_id').execute();
  await selfNumbering(db, db.schema.createTable('copy_file'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('line_pk', 'integer', (c) => c.notNull().references('copy_order_line.pk'))
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('stored_as', 'text', (c) => c.notNull().unique())
    .addColumn('added_by', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('added_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('copy_file_line').on('copy_file').column('line_pk').execute();
  await selfNumbering(db, db.schema.createTable('copy_event'), 'pk')
    .addColumn('order_pk', 'integer', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text')
    .addColumn('actor_pk', 'integer', (c) => c.references('account.pk'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('copy_event_order').on('copy_event').column('order_pk').execute();
  await forbidChanges(db, 'copy_event', 'what happened to an order is only ever added to');
}

async function createCounts(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('use_count')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('measure', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('is_foreign', 'integer', (c) => c.notNull())
    .addColumn('value', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('use_count_key', ['day', 'measure', 'purpose', 'is_foreign'])
    .execute();
  await db.schema
    .createTable('holdings_on')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('measure', 'text', (c) => c.notNull())
    .addColumn('value', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('holdings_on_key', ['day', 'measure'])
    .execute();
}
