import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { isPostgres } from '../database/dialects.ts';
import type { Database } from '../database/schema.ts';
import { storableText } from '../database/storable-text.ts';

/** One thing done, as it goes into the log: ids and codes, never a name, an address, a number of a paper or a secret. */
export interface AuditEntry {
  /** Account id; `guest` or `system`. */
  actor: string;
  /** `case.submit`, `account.viewed`, `access.denied` … */
  action: string;
  /** `case:ID`, `account:ID`, `visit:ID`, `unit:ID`, `route:PATTERN`. */
  subject: string;
  data?: Record<string, unknown>;
}

/**
 * Adds an entry to the chain, in the transaction that does what it tells. The end of the chain is one row, so that
 * those who add wait for one another.
 * @param at ISO 8601, UTC
 */
export async function recordAudit(trx: Transaction<Database>, at: string, entry: AuditEntry): Promise<void> {
  const head = trx.selectFrom('audit_head').select('hash').where('pk', '=', 1);
  const { hash: previous } = await (isPostgres(trx) ? head.forUpdate() : head).executeTakeFirstOrThrow();
  const row = {
    at,
    actor: entry.actor,
    action: entry.action,
    // The hash is of what the database will keep: a subject may hold what somebody typed as an address.
    subject: storableText(entry.subject),
    data: JSON.stringify(entry.data ?? {}),
  };
  const hash = auditHash(previous, row);
  const { seq } = await trx
    .insertInto('audit')
    .values({ ...row, previous_hash: previous, hash })
    .returning('seq')
    .executeTakeFirstOrThrow();
  await trx.updateTable('audit_head').set({ seq, hash }).where('pk', '=', 1).execute();
}

/** Over everything in a row and the hash of the one before; JSON, so that no two rows can be written alike. */
export function auditHash(
  previous: string,
  { at, actor, action, subject, data }: { at: string; actor: string; action: string; subject: string; data: string },
): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, at, actor, action, subject, data]))
    .digest('hex');
}
