import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { SessionTable } from '../../platform/database/tables/people.ts';
import type { Visitor } from '../visitor.ts';
import { accountByPk, type AccountRow } from './accounts.ts';

type SessionRow = Pick<
  Selectable<SessionTable>,
  'account_pk' | 'handle' | 'device' | 'created_at' | 'last_seen_at' | 'second_factor_at'
>;

const COLUMNS = ['account_pk', 'handle', 'device', 'created_at', 'last_seen_at', 'second_factor_at'] as const;

/** Whose session a visitor came with, whether or not a second factor is still owed. */
export async function accountOfVisitor(
  db: Kysely<Database>,
  { session: handle }: Visitor,
): Promise<{ account: AccountRow; session: SessionRow } | undefined> {
  if (handle === undefined) return undefined;
  const session = await db.selectFrom('session').select(COLUMNS).where('handle', '=', handle).executeTakeFirst();
  const account = session && (await accountByPk(db, session.account_pk));
  if (!session || !account || account.status === 'disabled' || account.status === 'erased') return undefined;
  return { account, session };
}

export function sessionsOfAccount(db: Kysely<Database>, accountPk: number): Promise<SessionRow[]> {
  return db
    .selectFrom('session')
    .select(COLUMNS)
    .where('account_pk', '=', accountPk)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Of several at the same moment one ends it. @returns whether this was the one */
export async function endByHandle(db: Kysely<Database>, accountPk: number, handle: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('handle', '=', handle)
    .where('account_pk', '=', accountPk)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
