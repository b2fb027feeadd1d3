import type { Kysely } from 'kysely';
import { readStoredDescription } from '../catalogue/access/stored-description.ts';
import type { Description } from '../catalogue/description.ts';
import type { Database } from '../platform/database/schema.ts';
import { fromExisting, type ExistingRow } from './import-reading.ts';

/** Finds the record that a component with a new key continues: its old address then leads to the new one. */
export interface SuccessorSearch {
  find(parentPk: number | null, description: Description): Promise<ExistingRow | undefined>;
}

interface VanishedChild {
  row: ExistingRow;
  marks: string[];
}

const PARENTS_REMEMBERED = 300;

/**
 * Looks among the records of the same parent that vanished from the file, for the one with equal reference
 * code, else equal title and dates, else equal title, else equal place on the shelf and dates.
 * @param seen pks of records that are still in the file
 */
export function successorSearch(db: Kysely<Database>, aidPk: number, seen: ReadonlySet<number>): SuccessorSearch {
  const claimed = new Set<number>();
  const byParent = new Map<number | null, VanishedChild[]>();
  const vanishedUnder = async (parentPk: number | null) => {
    const known = byParent.get(parentPk);
    if (known) return known;
    const children = (await vanishedChildren(db, aidPk, parentPk)).filter(({ row }) => !seen.has(row.pk));
    if (byParent.size >= PARENTS_REMEMBERED) byParent.delete(byParent.keys().next().value ?? null);
    byParent.set(parentPk, children);
    return children;
  };
  return {
    async find(parentPk, description) {
      const children = await vanishedUnder(parentPk);
      if (children.length === 0) return undefined;
      for (const mark of marksOf(description)) {
        const match = children.find(({ row, marks }) => marks.includes(mark) && !claimed.has(row.pk));
        if (!match) continue;
        claimed.add(match.row.pk);
        return match.row;
      }
      return undefined;
    },
  };
}

async function vanishedChildren(
  db: Kysely<Database>,
  aidPk: number,
  parentPk: number | null,
): Promise<VanishedChild[]> {
  const rows = await fromExisting(db, aidPk)
    .select('description')
    .where('parent_pk', parentPk === null ? 'is' : '=', parentPk)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map(({ description, ...row }) => ({ row, marks: marksOf(readStoredDescription(description)) }));
}

/** What two descriptions of the same thing have in common, strongest first. */
function marksOf(description: Description): string[] {
  const { referenceCode, title, dates, address } = description;
  const marks: string[] = [];
  if (referenceCode) marks.push(`code\0${referenceCode}`);
  if (title) marks.push(`dated\0${title}\0${dates.text}`, `title\0${title}`);
  if (address && Object.keys(address).length > 0) marks.push(`shelf\0${JSON.stringify(address)}\0${dates.text}`);
  return marks;
}
