import type { AccessLevel, TitleVisibility } from './description.ts';

/** Why a permit opens nothing at this moment. Its record's title is shown to its holder all the same. */
export type PermitBar =
  /** It holds on the reading room's own computers only, and this is none of them. */
  | 'elsewhere'
  /** It was opened as often as it may be. */
  | 'views-used'
  /** The archive must have seen its holder's papers before records of this level are read through the portal. */
  | 'papers';

/** What one person was allowed beyond what is open to everybody, and on what conditions (requests/grants.ts). */
export interface HeldGrant {
  id: string;
  /** Public id of the record that was granted. */
  recordId: string;
  /** Last day on which it holds, `YYYY-MM-DD`, Việt Nam's time. */
  untilDay: string;
  onSiteOnly: boolean;
  noDownload: boolean;
  /** How often it may be opened; null for any number. */
  maxViews: number | null;
  /** How often it was. */
  views: number;
  /** Until when the view that is going on lasts, or the last one did, ISO 8601 UTC. */
  viewEndsAt: string | null;
}

/** A grant, and what its record is now. */
export interface Permit extends HeldGrant {
  recordPk: number;
  level: AccessLevel;
  visibility: TitleVisibility;
  /** Absent where it opens its record now. */
  bar?: PermitBar;
}

/** The grants of the one who reads. Each call looks at what holds at that moment. */
export interface Holder {
  /** Those that hold today: none that was suspended, revoked or ran out. */
  grants(): Promise<readonly HeldGrant[]>;
  /** Begins a view, unless one is going on. @returns false where it may be opened no more */
  beginView(grantId: string): Promise<boolean>;
  /** Whether they may read records of this level here, whatever they were granted. */
  mayRead(level: AccessLevel): boolean;
  /** They sit at one of the reading room's own computers. */
  readonly isOnSite: boolean;
}

/** What the catalogue asks about one who reads. */
export interface Permits {
  current(): Promise<readonly Permit[]>;
  /** Something of what a permit opens is being read. @returns false where it opens nothing any more */
  open(permit: Permit): Promise<boolean>;
}

/** What anybody was granted, without saying who: for what is kept of documents on the disk. */
export interface GrantedRecords {
  /** Those of these records (public ids) that somebody's grant opens today. */
  grantedAmong(recordIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What of a record decides whether a permit covers it. */
export interface Covered {
  /** pks from the topmost record down to and including this one. */
  path: readonly number[];
  level: AccessLevel;
  visibility: TitleVisibility;
}

const STRICTNESS: Record<AccessLevel, number> = { open: 0, conditional: 1, closed: 2 };
const SECRECY: Record<TitleVisibility, number> = { public: 0, masked: 1, hidden: 2 };

/**
 * A permit covers its record and what is beneath it, save what is stricter than the record itself: of a conditional
 * file, not the one closed paper in it. What is hidden is covered by nothing. It was asked for because it was at
 * least conditional, so that a file which became open meanwhile still takes its conditional papers along.
 */
export function isCovered(
  { path, level, visibility }: Covered,
  permit: Pick<Permit, 'recordPk' | 'level' | 'visibility'>,
): boolean {
  if (visibility === 'hidden' || permit.visibility === 'hidden') return false;
  const allowed = Math.max(STRICTNESS.conditional, STRICTNESS[permit.level]);
  return (
    path.includes(permit.recordPk) && STRICTNESS[level] <= allowed && SECRECY[visibility] <= SECRECY[permit.visibility]
  );
}

/**
 * The best of the permits that cover a record: one that opens it now before one that does not, then the one that
 * allows more, then the longest.
 */
export function permitFor(record: Covered, permits: readonly Permit[]): Permit | undefined {
  return permits
    .filter((permit) => isCovered(record, permit))
    .sort((a, b) => limitsOf(a) - limitsOf(b) || compare(b.untilDay, a.untilDay))[0];
}

function limitsOf({ bar, maxViews, noDownload }: Permit): number {
  return (bar === undefined ? 0 : 4) + (maxViews === null ? 0 : 2) + (noDownload ? 1 : 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
