import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import { isPostgres, selfNumbering } from '../dialects.ts';

/** Carts, cases, grants and the archive's calendar. The columns are explained in ../tables/requests.ts. */
export const requests = {
  async up(db: Kysely<Database>): Promise<void> {
    await createCart(db);
    await createCase(db);
    await createClock(db);
    await createCorrespondence(db);
    await createGrant(db);
    await createDesk(db);
  },
};

async function createCart(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('cart')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_pk', 'integer', (c) => c.references('account.pk'))
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('cart_item')
    .addColumn('cart_id', 'text', (c) => c.notNull().references('cart.id').onDelete('cascade'))
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('added_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('cart_item_key', ['cart_id', 'record_id'])
    .execute();
}

async function createCase(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('access_case'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('number', 'text')
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('form', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'text')
    .addColumn('clock_from', 'text')
    .addColumn('due_on', 'text')
    .addColumn('time_limit', 'text')
    .addColumn('access', 'text')
    .addColumn('policy_from', 'text')
    .addColumn('assignee_pk', 'integer', (c) => c.references('account.pk'))
    .addColumn('answer_by', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('appeal_until', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('closed_how', 'text')
    .addColumn('submission_key', 'text')
    .addColumn('emptied_at', 'text')
    .addUniqueConstraint('access_case_id', ['id'])
    .addUniqueConstraint('access_case_number', ['number'])
    .addUniqueConstraint('access_case_submission', ['submission_key'])
    .execute();
  await db.schema.createIndex('access_case_account').on('access_case').columns(['account_pk', 'state']).execute();
  // Queues are counted, filtered and sorted in this index alone: rows are wide, with a form in each.
  await db.schema
    .createIndex('access_case_queue')
    .on('access_case')
    .columns(['state', 'due_on', 'assignee_pk', 'purpose', 'access', 'submitted_at', 'changed_at', 'pk'])
    .execute();
  await db.schema.createIndex('access_case_assignee').on('access_case').columns(['assignee_pk', 'state']).execute();
  await db.schema.createIndex('access_case_submitted').on('access_case').columns(['submitted_at', 'state']).execute();

  await selfNumbering(db, db.schema.createTable('requested_item'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('snapshot', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('proposal', 'text')
    .addColumn('proposed_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('proposed_at', 'text')
    .addColumn('confirmations', 'text', (c) => c.notNull())
    .addColumn('decision', 'text')
    .addColumn('decided_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('decided_at', 'text')
    .addColumn('appealed', 'integer', (c) => c.notNull())
    .addUniqueConstraint('requested_item_id', ['id'])
    .addUniqueConstraint('requested_item_record', ['case_pk', 'record_id'])
    .execute();
  await db.schema.createIndex('requested_item_of_record').on('requested_item').column('record_id').execute();
  await sql`create index requested_item_proposed on requested_item (case_pk) where state = 'proposed'`.execute(db);
}

async function createClock(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('clock_pause'), 'pk')
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('until_day', 'text')
    .execute();
  await db.schema.createIndex('clock_pause_case').on('clock_pause').column('case_pk').execute();
  await sql`create unique index clock_pause_open on clock_pause (case_pk) where until_day is null`.execute(db);

  await selfNumbering(db, db.schema.createTable('clock_extension'), 'pk')
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('working_days', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('clock_extension_case').on('clock_extension').column('case_pk').execute();

  await db.schema
    .createTable('calendar_day')
    .addColumn('day', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .execute();
}

async function createCorrespondence(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('case_event'), 'pk')
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('item_pk', 'integer', (c) => c.references('requested_item.pk'))
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text')
    .addColumn('actor_pk', 'integer', (c) => c.references('account.pk'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('is_internal', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('case_event_case').on('case_event').column('case_pk').execute();

  await selfNumbering(db, db.schema.createTable('case_message'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('author_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('author_kind', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('is_internal', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('case_message_case').on('case_message').column('case_pk').execute();

  await selfNumbering(db, db.schema.createTable('attachment'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('message_pk', 'integer', (c) => c.references('case_message.pk'))
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('evidence', 'text')
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('stored_as', 'text', (c) => c.notNull().unique())
    .addColumn('scan', 'text', (c) => c.notNull())
    .addColumn('added_at', 'text', (c) => c.notNull())
    .addColumn('is_internal', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('attachment_case').on('attachment').column('case_pk').execute();

  await selfNumbering(db, db.schema.createTable('consultation'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .addColumn('answer_by', 'text')
    .addColumn('opinion', 'text')
    .addColumn('is_binding', 'integer', (c) => c.notNull())
    .addColumn('consents', 'integer')
    .addColumn('recorded_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('recorded_at', 'text')
    .execute();
  await db.schema.createIndex('consultation_case').on('consultation').column('case_pk').execute();

  await selfNumbering(db, db.schema.createTable('case_letter'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('content', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('case_letter_case').on('case_letter').column('case_pk').execute();

  await db.schema
    .createTable('case_reminder')
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_reminder_key', ['case_pk', 'kind', 'due_on'])
    .execute();
}

async function createGrant(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('access_grant'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('item_pk', 'integer', (c) => c.notNull().references('requested_item.pk'))
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('until_day', 'text', (c) => c.notNull())
    .addColumn('on_site_only', 'integer', (c) => c.notNull())
    .addColumn('no_download', 'integer', (c) => c.notNull())
    .addColumn('max_views', 'integer')
    .addColumn('views', 'integer', (c) => c.notNull())
    .addColumn('view_ends_at', 'text')
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .execute();
  await db.schema.createIndex('access_grant_account').on('access_grant').columns(['account_pk', 'record_id']).execute();
  await db.schema.createIndex('access_grant_record').on('access_grant').column('record_id').execute();
  await sql`create unique index access_grant_item on access_grant (item_pk) where state in ('active', 'suspended')`.execute(
    db,
  );
}

async function createDesk(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('case_word')
    // Compared byte by byte on both, so that words can be found by how they begin.
    .addColumn('word', isPostgres(db) ? sql`text collate "C"` : 'text', (c) => c.notNull())
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addPrimaryKeyConstraint('case_word_key', ['word', 'case_pk'])
    .execute();
  await db.schema.createIndex('case_word_case').on('case_word').column('case_pk').execute();

  await db.schema
    .createTable('case_presence')
    .addColumn('case_pk', 'integer', (c) => c.notNull().references('access_case.pk'))
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_presence_key', ['case_pk', 'account_pk'])
    .execute();

  await selfNumbering(db, db.schema.createTable('saved_filter'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .execute();
}
