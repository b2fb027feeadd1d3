import { sql, type Kysely } from 'kysely';
import { selfNumbering } from '../dialects.ts';
import { forbidChanges } from '../forbid-changes.ts';
import type { Database } from '../schema.ts';

/** Seats, visits, what is fetched and handed over. The columns are explained in ../tables/visits.ts. */
export const visits = {
  async up(db: Kysely<Database>): Promise<void> {
    await createVisit(db);
    await createSeats(db);
    await createItem(db);
    await createDelivery(db);
    await createDesk(db);
  },
};

async function createVisit(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('visit'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('number', 'text', (c) => c.unique())
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('room', 'text', (c) => c.notNull())
    .addColumn('seat_class', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('half', 'text', (c) => c.notNull())
    .addColumn('party_size', 'integer', (c) => c.notNull())
    .addColumn('party_name', 'text')
    .addColumn('purpose', 'text')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('held_until', 'text')
    .addColumn('policy_from', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('requested_at', 'text')
    .addColumn('confirmed_at', 'text')
    .addColumn('confirmed_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('arrived_at', 'text')
    .addColumn('arrived_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('identity_kind', 'text')
    .addColumn('nationality', 'text')
    .addColumn('completed_at', 'text')
    .addColumn('completed_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('ended_at', 'text')
    .addColumn('reason', 'text')
    .addColumn('moved_from_pk', 'integer', (c) => c.references('visit.pk'))
    .addColumn('submission_key', 'text', (c) => c.unique())
    .execute();
  await db.schema.createIndex('visit_day').on('visit').columns(['day', 'half', 'state']).execute();
  await db.schema.createIndex('visit_account').on('visit').columns(['account_pk', 'day']).execute();
  // Nobody sits on two chairs: one visit of a reader in a half-day, whichever room.
  await sql`create unique index visit_one_per_half on visit (account_pk, day, half)
    where state in ('held', 'requested', 'confirmed', 'arrived')`.execute(db);
  await sql`create index visit_held on visit (held_until) where state = 'held'`.execute(db);
  await sql`create index visit_moved on visit (moved_from_pk) where moved_from_pk is not null`.execute(db);
  await sql`create index visit_waiting on visit (day) where state = 'requested'`.execute(db);

  await selfNumbering(db, db.schema.createTable('visit_event'), 'pk')
    .addColumn('visit_pk', 'integer', (c) => c.notNull().references('visit.pk'))
    .addColumn('item_pk', 'integer')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text')
    .addColumn('actor_pk', 'integer', (c) => c.references('account.pk'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('visit_event_visit').on('visit_event').column('visit_pk').execute();
  await db.schema.createIndex('visit_event_item').on('visit_event').column('item_pk').execute();
  await forbidChanges(db, 'visit_event', 'what happened to a visit is only ever added to');
}

async function createSeats(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('seat_occupancy')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('half', 'text', (c) => c.notNull())
    .addColumn('room', 'text', (c) => c.notNull())
    .addColumn('seat_class', 'text', (c) => c.notNull())
    .addColumn('seat', 'integer', (c) => c.notNull())
    .addColumn('visit_pk', 'integer', (c) => c.notNull().references('visit.pk'))
    .addColumn('held_until', 'text')
    // The seat itself refuses a second sitter.
    .addPrimaryKeyConstraint('seat_occupancy_seat', ['day', 'half', 'room', 'seat_class', 'seat'])
    .execute();
  // Holds all that counting a month's free seats needs.
  await db.schema
    .createIndex('seat_occupancy_session')
    .on('seat_occupancy')
    .columns(['day', 'half', 'room', 'seat_class', 'held_until'])
    .execute();
  await db.schema.createIndex('seat_occupancy_visit').on('seat_occupancy').column('visit_pk').execute();
  await selfNumbering(db, db.schema.createTable('visit_wait'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('room', 'text', (c) => c.notNull())
    .addColumn('seat_class', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('half', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('offered_visit_pk', 'integer', (c) => c.references('visit.pk'))
    .addColumn('ended_at', 'text')
    .execute();
  await sql`create unique index visit_wait_once on visit_wait (account_pk, day, half, room, seat_class)
    where ended_at is null`.execute(db);
  await sql`create index visit_wait_session on visit_wait (day, half, room, seat_class) where ended_at is null`.execute(
    db,
  );
}

async function createItem(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('visit_item'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('visit_pk', 'integer', (c) => c.notNull().references('visit.pk'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('snapshot', 'text', (c) => c.notNull())
    .addColumn('stack_order', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('grant_id', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('slip_number', 'text', (c) => c.unique())
    .addColumn('slip_prints', 'integer', (c) => c.notNull())
    .addColumn('slip_printed_at', 'text')
    .addColumn('trouble', 'text')
    .addColumn('out_of_stack', 'integer', (c) => c.notNull())
    .addColumn('keep_until', 'text')
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('visit_item_visit').on('visit_item').columns(['visit_pk', 'state']).execute();
  await db.schema.createIndex('visit_item_unit').on('visit_item').columns(['unit_id', 'state']).execute();
  await db.schema.createIndex('visit_item_grant').on('visit_item').column('grant_id').execute();
  // Being asked for is for many; being away from the shelf is for one.
  await sql`create unique index visit_item_out on visit_item (unit_id) where out_of_stack = 1`.execute(db);
}

async function createDelivery(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('delivery'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('item_pk', 'integer', (c) => c.notNull().references('visit_item.pk'))
    .addColumn('visit_pk', 'integer', (c) => c.notNull().references('visit.pk'))
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'text', (c) => c.notNull())
    .addColumn('issued_on', 'text', (c) => c.notNull())
    .addColumn('issued_by', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('reader_took', 'integer', (c) => c.notNull())
    .addColumn('sheets_out', 'integer', (c) => c.notNull())
    .addColumn('pages', 'integer', (c) => c.notNull())
    .addColumn('drawings', 'integer', (c) => c.notNull())
    .addColumn('condition_out', 'text', (c) => c.notNull())
    .addColumn('note_out', 'text', (c) => c.notNull())
    .addColumn('returned_at', 'text')
    .addColumn('returned_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('reader_gave_back', 'integer')
    .addColumn('sheets_back', 'integer')
    .addColumn('condition_back', 'text')
    .addColumn('note_back', 'text')
    .execute();
  await db.schema.createIndex('delivery_day').on('delivery').columns(['issued_on', 'pk']).execute();
  await db.schema.createIndex('delivery_unit').on('delivery').column('unit_id').execute();
  await db.schema.createIndex('delivery_visit').on('delivery').column('visit_pk').execute();
  await db.schema.createIndex('delivery_account').on('delivery').column('account_pk').execute();
  // One pair of hands at a time, whatever two desks do at once.
  await sql`create unique index delivery_open on delivery (unit_id) where returned_at is null`.execute(db);
  await sql`create unique index delivery_open_item on delivery (item_pk) where returned_at is null`.execute(db);
}

async function createDesk(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('room_exception'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('room', 'text')
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('until_day', 'text', (c) => c.notNull())
    .addColumn('half', 'text')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('created_by', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('ended_by', 'integer', (c) => c.references('account.pk'))
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema.createIndex('room_exception_days').on('room_exception').columns(['until_day', 'from_day']).execute();
  await selfNumbering(db, db.schema.createTable('reader_card'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('number', 'text', (c) => c.notNull().unique())
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('issued_on', 'text', (c) => c.notNull())
    .addColumn('issued_by', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('valid_until', 'text', (c) => c.notNull())
    .addColumn('prints', 'integer', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('ended_by', 'integer', (c) => c.references('account.pk'))
    .execute();
  await sql`create unique index reader_card_one on reader_card (account_pk) where ended_at is null`.execute(db);
  await selfNumbering(db, db.schema.createTable('register_correction'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('register', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'text', (c) => c.notNull())
    .addColumn('changes', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('corrected_by', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('corrected_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('register_correction_entry')
    .on('register_correction')
    .columns(['register', 'entry_id'])
    .execute();
  await forbidChanges(db, 'register_correction', 'registers are only ever added to');
}
