import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { done, refused } from '../result.ts';
import type { AuditFilter, AuditLog } from './audit-log.ts';

const ON_A_PAGE = 100;
/** What PostgreSQL counts entries with; a larger number is no fault of its. */
const LARGEST_SEQ = 2 ** 31 - 1;

export function createAuditLog(db: Kysely<Database>): AuditLog {
  return {
    async entries(actor, filter) {
      if (actor.kind !== 'staff' || !actor.roles.has('administrator')) return refused({ code: 'not-found' });
      const rows = await db
        .selectFrom('audit')
        .leftJoin('account', 'account.id', 'audit.actor')
        .select(['seq', 'at', 'actor', 'account.name as actorName', 'action', 'subject', 'data'])
        .where((is) => is.and(conditions(is, filter)))
        .orderBy('seq', 'desc')
        .limit(ON_A_PAGE + 1)
        .execute();
      const entries = rows
        .slice(0, ON_A_PAGE)
        .map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
      return done({ entries, older: rows.length > ON_A_PAGE ? (entries.at(-1)?.seq ?? null) : null });
    },
  };
}

function conditions(is: ExpressionBuilder<Database, 'audit'>, filter: AuditFilter) {
  const { actor, action, subject, from, to, before } = filter;
  return [
    ...(actor ? [is('audit.actor', '=', actor)] : []),
    ...(action ? beginsWith(is, 'audit.action', action) : []),
    ...(subject ? beginsWith(is, 'audit.subject', subject) : []),
    ...(from ? [is('audit.at', '>=', startOf(from))] : []),
    ...(to ? [is('audit.at', '<', startOf(to, 1))] : []),
    ...(before === undefined ? [] : [is('audit.seq', '<', Math.min(before, LARGEST_SEQ))]),
  ];
}

/** By comparing and not by `like`: signs that mean something there mean nothing here. */
function beginsWith(is: ExpressionBuilder<Database, 'audit'>, column: 'audit.action' | 'audit.subject', text: string) {
  return [is(is.fn<string>('substr', [column, is.val(1), is.val([...text].length)]), '=', text)];
}

/** The instant at which a day begins in Việt Nam. */
function startOf(day: string, plusDays = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + plusDays * 86_400_000).toISOString();
}
