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
  /** As stated, before the day has come on which the title becomes public. */
  visibility: TitleVisibility;
  titleOpensOn?: PartialDate;
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
  const title = effectiveTitle(stated, above?.access);
  const serviceState = stated.serviceState ?? above?.access.serviceState;
  const rest = { ...title, ...(serviceState && serviceState.kind !== 'available' ? { serviceState } : {}) };

  if (makesStatement(stated) && !(stated.narrows && isNarrower(above?.access, stated))) {
    const opening = stated.opensOn ? { opensOn: stated.opensOn } : {};
    return { level: stated.level ?? 'closed', stated: true, ...opening, ...rest };
  }
  const inherited = above?.access ?? NOBODY_SAID;
  const from = inherited.stated ? (inherited.from ?? above?.pk) : undefined;
  const opensOn = stated.narrows ? inherited.opensOn : (stated.opensOn ?? inherited.opensOn);
  return {
    level: inherited.level,
    stated: inherited.stated,
    ...(from === undefined ? {} : { from }),
    ...(opensOn ? { opensOn } : {}),
    ...rest,
  };
}

/** Whether what holds above lets fewer in than what is only said in passing, or as few for longer. */
function isNarrower(above: EffectiveAccess | undefined, { level = 'closed', opensOn }: StatedAccess): boolean {
  const inherited = above ?? NOBODY_SAID;
  if (inherited.level !== level) return WIDTH[inherited.level] < WIDTH[level];
  return (
    inherited.opensOn === undefined || (opensOn !== undefined && lastDayOf(inherited.opensOn) >= lastDayOf(opensOn))
  );
}

const WIDTH: Record<AccessLevel, number> = { closed: 0, conditional: 1, open: 2 };

function makesStatement(stated: StatedAccess): boolean {
  return stated.level !== undefined || Boolean(stated.conditions) || Boolean(stated.ground);
}

type Title = Pick<EffectiveAccess, 'visibility' | 'titleOpensOn'>;

/**
 * Nothing beneath a hidden record is seen; beneath a masked one only what itself says that it may be read. What is
 * kept back for two reasons becomes public with the later of their days, or never where one has none.
 */
function effectiveTitle(stated: StatedAccess, above: Title | undefined): Title {
  const own = stated.titleVisibility && titleOf(stated.titleVisibility, stated.titleOpensOn);
  if (above?.visibility !== 'hidden') return own ?? (above ? titleOf(above.visibility, above.titleOpensOn) : PUBLIC);
  return own === undefined || own.visibility === 'public'
    ? titleOf('hidden', above.titleOpensOn)
    : bothTitles(own, above);
}

/** Kept back by both: by the stricter, until neither does. */
export function bothTitles(one: Title, other: Title): Title {
  const days = [one, other].filter(({ visibility }) => visibility !== 'public').map(({ titleOpensOn }) => titleOpensOn);
  const visibility = [one, other].map((title) => title.visibility).reduce(stricterTitle);
  const last = days.every((day) => day !== undefined) ? days.sort(byLastDay).at(-1) : undefined;
  return titleOf(visibility, last);
}

function stricterTitle(one: TitleVisibility, other: TitleVisibility): TitleVisibility {
  return one === 'hidden' || other === 'public' ? one : other;
}

function titleOf(visibility: TitleVisibility, titleOpensOn: PartialDate | undefined): Title {
  return titleOpensOn === undefined || visibility === 'public' ? { visibility } : { visibility, titleOpensOn };
}

function byLastDay(one: PartialDate, other: PartialDate): number {
  return lastDayOf(one) < lastDayOf(other) ? -1 : 1;
}

const PUBLIC: Title = { visibility: 'public' };

/**
 * The level as of a day (`YYYY-MM-DD`): a record whose opening day has come is open, and one whose opening day is
 * still to come is not, whatever else was said of it.
 */
export function levelOn(day: string, access: EffectiveAccess): AccessLevel {
  if (access.opensOn === undefined) return access.level;
  if (lastDayOf(access.opensOn) <= day) return 'open';
  return access.level === 'open' ? 'closed' : access.level;
}

/** How its title is shown as of a day. */
export function titleOn(day: string, { visibility, titleOpensOn }: Title): TitleVisibility {
  return titleOpensOn !== undefined && lastDayOf(titleOpensOn) <= day ? 'public' : visibility;
}

/** The next day, still to come, on which the record or its title opens. */
export function opensAfter(day: string, { opensOn, titleOpensOn }: EffectiveAccess): string | null {
  const days = [opensOn, titleOpensOn].flatMap((date) => (date === undefined ? [] : [lastDayOf(date)]));
  return days.filter((each) => each > day).sort()[0] ?? null;
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
