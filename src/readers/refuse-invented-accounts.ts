import type { Kysely } from 'kysely';
import { BadSetting, type Config } from '../platform/config.ts';
import type { Database } from '../platform/database/schema.ts';

/**
 * A portal that has a public address may not run on a database with the sample's invented people: their passwords
 * were on a screen. Theirs are the only addresses that can be nobody's (RFC 2606 §2: `.example`).
 * @throws BadSetting with what to do
 */
export async function refuseInventedAccounts(db: Kysely<Database>, { publicUrl }: Config): Promise<void> {
  if (publicUrl === undefined) return;
  const invented = await db
    .selectFrom('account')
    .select('pk')
    .where('email_key', 'like', '%@mau.phongdoc.example')
    .limit(1)
    .executeTakeFirst();
  if (!invented) return;
  throw new BadSetting(
    'PUBLIC_URL is set, and this database holds the invented accounts of the sample archive. Use another DATA_DIR (or DATABASE_URL), or run without PUBLIC_URL.',
  );
}
