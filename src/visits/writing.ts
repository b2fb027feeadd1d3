import type { Transaction } from 'kysely';
import { recordAudit, type AuditEntry } from '../platform/audit/record-audit.ts';
import { waitInLine } from '../platform/database/dialects.ts';
import type { Database } from '../platform/database/schema.ts';
import { refused, type Result } from '../platform/result.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import type { VisitRefusal } from './refusals.ts';
import type { VisitRoom } from './room.ts';

/** One transaction in which seats change hands. */
export interface Writing {
  room: VisitRoom;
  trx: Transaction<Database>;
  now: Date;
  /** `now`, ISO 8601 UTC. */
  at: string;
  /** In Việt Nam. */
  today: string;
  /** For the audit log, whose end is a lock: all entries are written at the end. */
  note(entry: AuditEntry): void;
}

class TakenBack extends Error {
  override readonly name = 'TakenBack';
  readonly refusal: VisitRefusal;

  constructor(refusal: VisitRefusal) {
    super('refused after something was written');
    this.refusal = refusal;
  }
}

/**
 * Works in one transaction, all or nothing: a refusal takes back whatever was written before it. Whoever changes
 * seats, visits or closures waits for the one before, so that what was read stays true until the end; that no seat
 * is taken twice the tables' own keys see to besides.
 */
export async function writing<Value>(
  room: VisitRoom,
  work: (writing: Writing) => Promise<Result<Value, VisitRefusal>>,
): Promise<Result<Value, VisitRefusal>> {
  try {
    return await room.db.transaction().execute(async (trx) => {
      await waitInLine(trx, 'seats');
      const now = room.now();
      const at = now.toISOString();
      const entries: AuditEntry[] = [];
      const note = (entry: AuditEntry) => void entries.push(entry);
      const result = await work({ room, trx, now, at, today: dayInVietnam(now), note });
      if (!result.ok) throw new TakenBack(result.refusal);
      for (const entry of entries) await recordAudit(trx, at, entry);
      return result;
    });
  } catch (error) {
    if (error instanceof TakenBack) return refused(error.refusal);
    throw error;
  }
}
