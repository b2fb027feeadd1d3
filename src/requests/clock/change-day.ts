import type { AuditEntry } from '../../platform/audit/record-audit.ts';
import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Result } from '../../platform/result.ts';
import type { StaffActor } from '../../readers/actor.ts';
import type { ClosureChoice } from '../../visits/closures.ts';
import type { VisitRefusal } from '../../visits/refusals.ts';

/** Writes the day itself. @returns null where there is nothing to change */
export type WriteDay = (trx: Transaction<Database>, at: string) => Promise<AuditEntry | null>;

/**
 * Changes a day of the calendar together with the visits for which it closes their room, all or nothing (port;
 * src/visits). Refused `choices-missing` where it hits visits for which nothing was chosen.
 * @returns false where there was nothing to change
 */
export type ChangeDay = (
  actor: StaffActor,
  change: { day: string; choices: readonly ClosureChoice[] },
  write: WriteDay,
) => Promise<Result<boolean, VisitRefusal>>;
