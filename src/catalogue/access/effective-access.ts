import type { AccessLevel, PartialDate, ServiceState, StatedAccess, TitleVisibility } from '../description.ts';

/** What holds for one record once the statements above it are taken into account. */
export interface EffectiveAccess {
  /** As stated, before any opening date has passed. */
  level: AccessLevel;
  /** Somebody stated it, here or above; otherwise it is closed by default. */
  stated: boolean;
  /** pk of the record above whose statement holds; absent where the record states its own. */
  from?: number;
  opensOn?: PartialDate;
  visibility: TitleVisibility;
  /** Absent: available. */
  serviceState?: ServiceState;
}

/** The record directly above, as far as access is concerned. */
export interface AccessAbove {
  pk: number;
  access: EffectiveAccess;
}

const NOBODY_SAID: EffectiveAccess = { level: 'closed', stated: false, visibility: 'public' };

/**
 * The one rule of access (DESIGN.md §5): a statement holds for everything beneath it until a record beneath
 * makes its own, stricter or more open. What nobody stated is closed. Conditions or a ground in words that
 * gave no level count as a statement that closes: what nobody understood must not be opened by inheritance.
 */
export function effectiveAccess(stated: StatedAccess, above?: AccessAbove): EffectiveAccess {
  const visibility = effectiveVisibility(stated.titleVisibility, above?.access.visibility);
  const serviceState = stated.serviceState ?? above?.access.serviceState;
  const rest = { visibility, ...(serviceState && serviceState.kind !== 'available' ? { serviceState } : {}) };

  if (makesStatement(stated)) {
    const opening = stated.opensOn ? { opensOn: stated.opensOn } : {};
    return { level: stated.level ?? 'closed', stated: true, ...opening, ...rest };
  }
  const inherited = above?.access ?? NOBODY_SAID;
  const from = inherited.stated ? (inherited.from ?? above?.pk) : undefined;
  const opensOn = stated.opensOn ?? inherited.opensOn;
  return {
    level: inherited.level,
    stated: inherited.stated,
    ...(from === undefined ? {} : { from }),
    ...(opensOn ? { opensOn } : {}),
    ...rest,
  };
}

function makesStatement(stated: StatedAccess): boolean {
  return stated.level !== undefined || Boolean(stated.conditions) || Boolean(stated.ground);
}

/** Nothing beneath a hidden record is seen; beneath a masked one only what itself says that it may be read. */
function effectiveVisibility(own: TitleVisibility | undefined, above: TitleVisibility | undefined): TitleVisibility {
  if (above === 'hidden' || own === 'hidden') return 'hidden';
  return own ?? above ?? 'public';
}

/** The level as of a day (`YYYY-MM-DD`): a record whose opening day has come is open. */
export function levelOn(day: string, access: EffectiveAccess): AccessLevel {
  return access.opensOn !== undefined && lastDayOf(access.opensOn) <= day ? 'open' : access.level;
}

/** The day that is still to come on which it opens. */
export function opensAfter(day: string, access: EffectiveAccess): string | null {
  if (access.opensOn === undefined || access.level === 'open') return null;
  const opening = lastDayOf(access.opensOn);
  return opening > day ? opening : null;
}

/**
 * The last day that a partial date can mean. An opening date of `2040` may be any day of that year: nothing
 * opens before all of them have come.
 */
function lastDayOf(date: PartialDate): string {
  const [year = '', month, day] = date.split('-');
  if (day) return date;
  if (!month) return `${year}-12-31`;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${String(days).padStart(2, '0')}`;
}
