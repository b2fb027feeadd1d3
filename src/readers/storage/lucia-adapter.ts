import type { Kysely } from 'kysely';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import { tokenHash } from '../../platform/secrets.ts';
import type { Database } from '../../platform/database/schema.ts';

const COLUMNS = [
  'id',
  'account_pk',
  'expires_at',
  'created_at',
  'last_seen_at',
  'second_factor_at',
  'device',
  'handle',
] as const;

/** Lucia's sessions in our table, by the hash of their id: Lucia itself would keep the id as it is in the cookie. */
export class LuciaAdapter implements Adapter {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await this.#db.selectFrom('session').select(COLUMNS).where('id', '=', tokenHash(id)).executeTakeFirst();
    // Lucia goes on with the id it is given back: the one from the cookie, so that it is hashed once.
    return row ? [sessionOf({ ...row, id }), { id: row.account_pk, attributes: {} }] : [null, null];
  }

  async getUserSessions(userId: number): Promise<DatabaseSession[]> {
    const rows = await this.#db.selectFrom('session').select(COLUMNS).where('account_pk', '=', userId).execute();
    return rows.map(sessionOf);
  }

  async setSession({ id, userId, expiresAt, attributes }: DatabaseSession): Promise<void> {
    await this.#db
      .insertInto('session')
      .values({ id: tokenHash(id), account_pk: userId, expires_at: seconds(expiresAt), ...attributes })
      .execute();
  }

  async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
    await this.#db
      .updateTable('session')
      .set({ expires_at: seconds(expiresAt) })
      .where('id', '=', tokenHash(id))
      .execute();
  }

  async deleteSession(id: string): Promise<void> {
    await this.#db.deleteFrom('session').where('id', '=', tokenHash(id)).execute();
  }

  async deleteUserSessions(userId: number): Promise<void> {
    await this.#db.deleteFrom('session').where('account_pk', '=', userId).execute();
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.#db.deleteFrom('session').where('expires_at', '<=', seconds(new Date())).execute();
  }
}

function sessionOf({ id, account_pk, expires_at, ...attributes }: Row): DatabaseSession {
  return { id, userId: account_pk, expiresAt: new Date(Number(expires_at) * 1000), attributes };
}

interface Row {
  id: string;
  account_pk: number;
  expires_at: number;
  created_at: string;
  last_seen_at: string;
  second_factor_at: string | null;
  device: string;
  handle: string;
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
