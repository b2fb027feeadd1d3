import { hash } from 'node:crypto';
import { levelOn, opensAfter, titleOn, type EffectiveAccess } from '../catalogue/access/effective-access.ts';
import { isOnline } from '../catalogue/access/online.ts';
import type { StoredDescription } from '../catalogue/access/stored-description.ts';
import type { Description, PartialDate } from '../catalogue/description.ts';
import { referenceOrder } from '../catalogue/reference-order.ts';
import type { RecordTable } from '../platform/database/schema.ts';

/** The columns that say what a record is and where it stands; the rest says where it comes from and since when. */
export type RecordContent = Omit<
  RecordTable,
  'pk' | 'id' | 'finding_aid_pk' | 'component_key' | 'position' | 'added_at' | 'changed_at' | 'removed_at'
>;

export interface Place {
  parent_pk: number | null;
  fonds_pk: number;
  path: string;
  depth: number;
  child_count: number;
  descendant_count: number;
}

/**
 * Turns a description into the columns of its record.
 * @param today the day in Việt Nam
 * @param hasDocument whether it has one that nothing but the record's access keeps from the public
 */
export function recordContent(
  description: Description,
  access: EffectiveAccess,
  place: Place,
  today: string,
  hasDocument: boolean,
): RecordContent {
  const json = storedJson(description, access);
  const { dates, referenceCode } = description;
  const level = levelOn(today, access);
  const visibility = titleOn(today, access);
  const from = yearOf(dates.from ?? dates.to);
  const to = yearOf(dates.to ?? dates.from);
  return {
    ...place,
    level: description.level,
    reference_code: referenceCode ? withoutNul(referenceCode) : null,
    reference_order: referenceOrder(referenceCode),
    title: withoutNul(description.title),
    date_text: withoutNul(dates.text),
    date_from: dates.from ?? null,
    date_to: dates.to ?? null,
    year_from: from,
    year_to: to,
    access: level,
    opens_on: opensAfter(today, access),
    title_visibility: visibility,
    listed: visibility === 'hidden' ? 0 : 1,
    online: isOnline(hasDocument || description.digitalObjects.length > 0, level, visibility) ? 1 : 0,
    content_hash: hash('sha256', json, 'base64url').slice(0, 22),
    description: json,
  };
}

/** The JSON of a StoredDescription, put together without copying the description: this runs for each record. */
export function storedJson(description: Description, effectiveAccess: EffectiveAccess): string {
  const end = JSON.stringify({ effectiveAccess } satisfies Omit<StoredDescription, keyof Description>);
  return `${JSON.stringify(description).slice(0, -1)},${end.slice(1)}`;
}

/** Whether the public finds more than a title in it. */
export function isDescribed(description: Description): boolean {
  return description.dates.text !== '' || description.extent.length > 0 || Boolean(description.scope);
}

function yearOf(date: PartialDate | undefined): number | null {
  if (date === undefined) return null;
  const year = Number.parseInt(date, 10);
  return Number.isNaN(year) ? null : year;
}

/** PostgreSQL keeps no NUL in a text. */
function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
