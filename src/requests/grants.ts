import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { Actor } from '../readers/actor.ts';

/** What a reader may use now, as whoever hands out a document must know it. Only those that hold today. */
export interface LiveGrant {
  id: string;
  recordId: string;
  caseId: string;
  untilDay: string;
  onSiteOnly: boolean;
  noDownload: boolean;
  /** It was asked for, and given, for copies and not for reading alone. */
  forCopying: boolean;
  maxViews: number | null;
  views: number;
  /** Until when the view that is going on lasts, or the last one did, ISO 8601 UTC; null before the first. */
  viewEndsAt: string | null;
}

/** The grants of one reader that hold on a day in Việt Nam, in whatever transaction the one who asks is. */
export type ReadLiveGrants = (db: Kysely<Database>, today: string, accountPk: number) => Promise<LiveGrant[]>;

/**
 * Begins a view of a grant in the transaction of whoever hands the paper out, unless one is going on.
 * @returns false where the grant does not hold or no view is left, and nothing was written
 */
export type BeginView = (
  trx: Transaction<Database>,
  grant: { id: string; accountPk: number },
  time: { now: Date; viewMinutes: number },
) => Promise<boolean>;

/**
 * The permissions that hold, read from the database at every call: what was revoked a moment ago holds no more.
 * A reader who is not active (unconfirmed, suspended), a guest and staff have none.
 */
export interface Grants {
  /** All of them, at `today` in Việt Nam. */
  of(actor: Actor): Promise<LiveGrant[]>;
  /** The one for a record; undefined where there is none. Used up (views) is none. */
  forRecord(actor: Actor, recordId: string): Promise<LiveGrant | undefined>;
  /** Which of these records the actor may use: for buttons. One query. */
  among(actor: Actor, recordIds: readonly string[]): Promise<Map<string, LiveGrant>>;
  /**
   * Begins a view, which lasts for as long as policy says (`viewMinutes`) and is counted once, however many pages are
   * turned meanwhile. @returns false where none was left (two at once never get the last one both)
   */
  countView(actor: Actor, grantId: string): Promise<boolean>;
  /** Those of these records that anybody may use by a grant that holds today. */
  grantedAmong(recordIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Whether the client's address is one of the archive's own (policy `onSiteAddresses`). */
  isOnSite(clientIp: string): boolean;
}
