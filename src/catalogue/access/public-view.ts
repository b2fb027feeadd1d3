import type { AccessLevel, Level, TitleVisibility } from '../description.ts';
import type { Permit } from '../permit.ts';
import type { PublicAccess, PublicDetail, PublicNames, PublicRecord, RecordLink } from '../public-view.ts';
import type { StoredDescription } from './stored-description.ts';

/** The columns of a record that its public view is made from. */
export interface ViewedRow {
  pk: number;
  id: string;
  fonds_pk: number;
  path: string;
  depth: number;
  level: Level;
  title: string;
  reference_code: string | null;
  year_from: number | null;
  year_to: number | null;
  access: AccessLevel;
  opens_on: string | null;
  title_visibility: TitleVisibility;
  listed: number;
  online: number;
  child_count: number;
  descendant_count: number;
  added_at: string;
  changed_at: string;
}

/** A record above that a view names: the topmost one, or the one whose statement of access is inherited. */
export interface NamedRecord {
  id: string;
  level: Level;
  title: string;
  title_visibility: TitleVisibility;
  /** What it states of access, where it is shown for that. */
  conditions?: string;
  ground?: string;
}

/**
 * The only way from a stored record to what a reader may see of it (DESIGN.md §1: never leaked).
 * @param named finds a record above by its pk
 * @param granted what its reader was allowed of it, and whether there is something to read by that now
 * @returns undefined for a record that the public may not know of
 */
export function publicView(
  row: ViewedRow,
  description: StoredDescription,
  named: (pk: number) => NamedRecord | undefined,
  granted?: { permit: Permit; online: boolean },
): PublicRecord | undefined {
  if (!isKnown(row)) return undefined;
  const masked = isMasked(row) && !granted;
  const own: NamedRecord = granted ? { ...row, title_visibility: 'public' } : row;
  // Put together without spreading, here and below: an import makes a view of every record.
  const view: PublicRecord = {
    pk: row.pk,
    id: row.id,
    level: row.level,
    title: masked ? null : row.title,
    masked,
    dates: masked ? yearsAlone(row) : description.dates,
    // An archivist's own words, as much of it as is: "12 tờ kèm đơn tố cáo ông …".
    extent: masked ? [] : description.extent,
    access: publicAccess(row, description, named, masked),
    online: granted ? granted.online : row.online === 1 && !masked,
    depth: row.depth,
    childCount: row.child_count,
    descendantCount: row.descendant_count,
    fonds: linkTo(row.fonds_pk === row.pk ? own : (named(row.fonds_pk) ?? own)),
    path: row.path.split('/').map(Number),
    addedAt: row.added_at,
    changedAt: row.changed_at,
  };
  if (description.levelLabel && !masked) view.levelLabel = description.levelLabel;
  if (row.reference_code) view.referenceCode = row.reference_code;
  if (description.address && !masked) view.address = description.address;
  if (!masked) view.detail = publicDetail(description, view.access.level);
  if (granted) view.permit = granted.permit;
  return view;
}

/** Whether the public may know that there is such a record. */
function isKnown({ listed, title_visibility }: Pick<ViewedRow, 'listed' | 'title_visibility'>): boolean {
  return listed === 1 && title_visibility !== 'hidden';
}

/** Whether its words are withheld from everybody who was not granted it. */
function isMasked({ title_visibility }: Pick<ViewedRow, 'title_visibility'>): boolean {
  return title_visibility !== 'public';
}

/** What may be said of a record where another one leads to it. @returns undefined as `publicView` */
export function publicLink(row: NamedRecord & Pick<ViewedRow, 'listed'>): RecordLink | undefined {
  return isKnown(row) ? linkTo(row) : undefined;
}

/** A masked title is never in a link either. */
function linkTo(record: NamedRecord): RecordLink {
  return { id: record.id, title: isMasked(record) ? null : record.title, level: record.level };
}

/**
 * Of `publicView` for anybody only what names the record.
 * @param about what the description says of it, where anybody may know
 * @returns undefined as `publicView`
 */
export function publicNames(
  row: Pick<ViewedRow, 'pk' | 'depth' | 'title' | 'reference_code' | 'access' | 'title_visibility' | 'listed'>,
  about: NonNullable<PublicNames['detail']>,
): PublicNames | undefined {
  if (!isKnown(row)) return undefined;
  const masked = isMasked(row);
  const names: PublicNames = {
    pk: row.pk,
    depth: row.depth,
    title: masked ? null : row.title,
    masked,
    access: { level: row.access },
  };
  if (row.reference_code) names.referenceCode = row.reference_code;
  if (!masked) names.detail = about;
  return names;
}

/** The archivist's words about a date may tell what the title does not: a masked record shows its years only. */
function yearsAlone(row: ViewedRow): PublicRecord['dates'] {
  const from = row.year_from === null ? undefined : String(row.year_from).padStart(4, '0');
  const to = row.year_to === null ? undefined : String(row.year_to).padStart(4, '0');
  const text = from === to ? (from ?? '') : [from, to].filter(Boolean).join('–');
  return { text, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

function publicAccess(
  row: ViewedRow,
  description: StoredDescription,
  named: (pk: number) => NamedRecord | undefined,
  masked: boolean,
): PublicAccess {
  const effective = description.effectiveAccess;
  const above = effective.from === undefined ? undefined : named(effective.from);
  const { conditions, ground } = above ?? description.access;
  const state = effective.serviceState ?? { kind: 'available' };
  const access: PublicAccess = {
    level: row.access,
    stated: effective.stated,
    serviceState: masked && state.kind === 'in-processing' ? { ...state, work: '' } : state,
  };
  if (conditions && !masked) access.conditions = conditions;
  if (ground && !masked) access.ground = ground;
  if (row.opens_on !== null && row.access !== 'open' && effective.opensOn) access.opensOn = effective.opensOn;
  if (above) access.inheritedFrom = linkTo(above);
  return access;
}

/** Everything described; links to copies only where they may be opened. */
function publicDetail(description: StoredDescription, level: AccessLevel): PublicDetail {
  const { history, scope, arrangement, physicalCondition, useConditions } = description;
  const detail: PublicDetail = {
    creators: description.creators,
    languages: description.languages,
    subjects: description.subjects,
    places: description.places,
    names: description.names,
    notes: description.notes,
    digitalObjects: level === 'open' ? description.digitalObjects : [],
  };
  if (history) detail.history = history;
  if (scope) detail.scope = scope;
  if (arrangement) detail.arrangement = arrangement;
  if (physicalCondition) detail.physicalCondition = physicalCondition;
  if (useConditions) detail.useConditions = useConditions;
  if (description.readByMachine) detail.readByMachine = true;
  return detail;
}
