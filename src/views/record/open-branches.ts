import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';

/** A record in the tree; where it is open, some of its children and how many are left out on either side. */
export interface Branch {
  record: PublicRecord;
  children?: Branch[];
  before: number;
  after: number;
}

/** Neighbours shown: few on the way down, more round the record itself. */
const ON_THE_WAY = 5;
const AROUND_RECORD = 9;

/** The way from the topmost record down to the last one, each step among its nearest siblings. */
export async function openBranches(catalogue: Catalogue, way: PublicRecord[]): Promise<Branch | undefined> {
  const windows = await Promise.all(
    way.slice(1).map((child, index) => {
      const limit = index === way.length - 2 ? AROUND_RECORD : ON_THE_WAY;
      return catalogue.children(way[index]!, { around: child.id, limit });
    }),
  );
  const build = (record: PublicRecord, level: number): Branch => {
    const window = windows[level];
    const next = way[level + 1];
    if (way[level]?.pk !== record.pk || !window || !next) return { record, before: 0, after: 0 };
    return {
      record,
      children: window.children.map((child) => build(child, level + 1)),
      before: window.before,
      after: window.after,
    };
  };
  return way[0] && build(way[0], 0);
}

/** Every record shown in a branch. */
export function branchRecords(branch: Branch): PublicRecord[] {
  return [branch.record, ...(branch.children ?? []).flatMap(branchRecords)];
}

/** The records just before and after one that the branch holds: a window round it has them wherever there are any. */
export function besideIn(branch: Branch, record: PublicRecord): { previous?: PublicRecord; next?: PublicRecord } {
  const children = branch.children ?? [];
  const place = children.findIndex((child) => child.record.pk === record.pk);
  if (place < 0) {
    const open = children.find((child) => child.children);
    return open ? besideIn(open, record) : {};
  }
  const [previous, next] = [children[place - 1]?.record, children[place + 1]?.record];
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}
