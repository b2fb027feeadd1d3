import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Role } from '../../readers/account.ts';
import type { AuditSubject } from '../privacy/kept-elsewhere.ts';
import type { LookAtReader } from '../privacy/privacy.ts';

/** Entries of the log that are looked through, the latest ones; far more than staff do about one reader. */
const MOST_ENTRIES = 5_000;
const MOST_LINES = 200;

/**
 * What staff did with a reader's account, requests and visits, by day and by their roles: whoever did something has
 * looked. @param elsewhere subjects of the audit log besides the account and its requests
 */
export async function looksAtReader(
  db: Kysely<Database>,
  accountPk: number,
  elsewhere: readonly AuditSubject[],
): Promise<LookAtReader[]> {
  const account = await db.selectFrom('account').select('id').where('pk', '=', accountPk).executeTakeFirstOrThrow();
  const cases = await db.selectFrom('access_case').select('id').where('account_pk', '=', accountPk).execute();
  const own = `account:${account.id}`;
  const subjects = [own, ...cases.map(({ id }) => `case:${id}`), ...elsewhere.map(({ name }) => name)];
  const since = new Map(elsewhere.map((subject) => [subject.name, subject.since ?? '']));
  const entries = await db
    .selectFrom('audit')
    .innerJoin('account', 'account.id', 'audit.actor')
    .where('account.kind', '=', 'staff')
    .where('audit.subject', 'in', texts(db, subjects))
    .select(['audit.at', 'audit.subject', 'account.pk'])
    .orderBy('audit.seq', 'desc')
    .limit(MOST_ENTRIES)
    .execute();
  const roles = await rolesOf(db, [...new Set(entries.map(({ pk }) => pk))]);
  const lines = new Map<string, LookAtReader>();
  for (const { at, subject, pk } of entries) {
    if (at < (since.get(subject) ?? '')) continue;
    const day = dayInVietnam(new Date(at));
    const line = { day, roles: roles.get(pk) ?? [], at: placeOf(subject) };
    const key = JSON.stringify(line);
    const known = lines.get(key);
    if (known) known.times += 1;
    else lines.set(key, { ...line, times: 1 });
  }
  return [...lines.values()].slice(0, MOST_LINES);
}

function placeOf(subject: string): LookAtReader['at'] {
  if (subject.startsWith('visit:')) return 'visit';
  if (subject.startsWith('unit:')) return 'unit';
  return subject.startsWith('case:') ? 'request' : 'account';
}

async function rolesOf(db: Kysely<Database>, accountPks: number[]): Promise<Map<number, Role[]>> {
  const roles = new Map<number, Role[]>();
  if (accountPks.length === 0) return roles;
  const rows = await db
    .selectFrom('account_role')
    .selectAll()
    .where('account_pk', 'in', accountPks)
    .orderBy('role')
    .execute();
  for (const { account_pk, role } of rows) roles.set(account_pk, [...(roles.get(account_pk) ?? []), role]);
  return roles;
}
