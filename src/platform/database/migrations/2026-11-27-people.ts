import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import { selfNumbering } from '../dialects.ts';

/** Accounts and sessions. The columns are explained in ../tables/people.ts. */
export const people = {
  async up(db: Kysely<Database>): Promise<void> {
    await createAccount(db);
    await createSession(db);
    await createTokens(db);
    await createKeyCheck(db);
  },
};

async function createAccount(db: Kysely<Database>): Promise<void> {
  await selfNumbering(db, db.schema.createTable('account'), 'pk')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('email_key', 'text')
    .addColumn('email_verified_at', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('assurance', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('confirmed_by', 'integer')
    .addColumn('confirm_by', 'text')
    .addColumn('phone', 'text')
    .addColumn('workplace', 'text')
    .addColumn('priority', 'text')
    .addColumn('note', 'text')
    .addColumn('identity_kind', 'text')
    .addColumn('identity_sealed', 'text')
    .addColumn('identity_last4', 'text')
    .addColumn('identity_key', 'text')
    .addColumn('seen_at', 'text')
    .addColumn('seen_by', 'integer')
    .addColumn('seen_kind', 'text')
    .addColumn('privacy_version', 'text')
    .addColumn('privacy_at', 'text')
    .addColumn('totp_sealed', 'text')
    .addColumn('totp_confirmed_at', 'text')
    .addColumn('totp_last_step', 'integer')
    .addColumn('erasure_asked_at', 'text')
    .addColumn('erasure_due', 'text')
    .addColumn('erased_at', 'text')
    .addUniqueConstraint('account_id', ['id'])
    .addUniqueConstraint('account_email', ['email_key'])
    .execute();
  await db.schema.createIndex('account_status').on('account').columns(['kind', 'status']).execute();
  await db.schema.createIndex('account_identity').on('account').column('identity_key').execute();

  await db.schema
    .createTable('account_role')
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_role_key', ['account_pk', 'role'])
    .execute();

  await db.schema
    .createTable('external_identity')
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addPrimaryKeyConstraint('external_identity_key', ['issuer', 'subject'])
    .execute();
}

async function createSession(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('session')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('last_seen_at', 'text', (c) => c.notNull())
    .addColumn('second_factor_at', 'text')
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('handle', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('session_account').on('session').column('account_pk').execute();
  await db.schema.createIndex('session_expiry').on('session').column('expires_at').execute();
}

async function createTokens(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('account_token')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('payload', 'text')
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await db.schema.createIndex('account_token_account').on('account_token').column('account_pk').execute();

  await db.schema
    .createTable('recovery_code')
    .addColumn('account_pk', 'integer', (c) => c.notNull().references('account.pk'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('recovery_code_key', ['account_pk', 'hash'])
    .execute();

  await db.schema
    .createTable('throttle')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('level', 'double precision', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
}

async function createKeyCheck(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('key_check')
    .addColumn('pk', 'integer', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
}
