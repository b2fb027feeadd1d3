import type { Actor } from '../readers/actor.ts';

/** What a reader may use now, as whoever hands out a document must know it. Only those that hold today. */
export interface LiveGrant {
  id: string;
  recordId: string;
  caseId: string;
  untilDay: string;
  onSiteOnly: boolean;
  noDownload: boolean;
  maxViews: number | null;
  views: number;
}

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
  /** Counts a use. @returns false where none was left (two at once never get the last one both) */
  countView(actor: Actor, grantId: string): Promise<boolean>;
  /** Whether the client's address is one of the archive's own (policy `onSiteAddresses`). */
  isOnSite(clientIp: string): boolean;
}
