import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { HeldGrant, Holder, Permit, PermitBar, Permits } from '../permit.ts';
import { recordsNamed } from './records-named.ts';

/** A request looks at its grants once; what takes longer than this (a download, a drawing) looks again. */
const FRESH_MS = 1_000;

/** The permits of one who reads, with what their records are now. For one request. */
export function permitsOf(db: Kysely<Database>, holder: Holder, now: () => Date = () => new Date()): Permits {
  let looked: { at: number; permits: Promise<readonly Permit[]> } | undefined;
  return {
    current() {
      const at = now().getTime();
      if (!looked || at - looked.at >= FRESH_MS) looked = { at, permits: look(db, holder, now) };
      return looked.permits;
    },
    open: async (permit) => isGoingOn(permit, now()) || holder.beginView(permit.id),
  };
}

async function look(db: Kysely<Database>, holder: Holder, now: () => Date): Promise<readonly Permit[]> {
  const grants = await holder.grants();
  if (grants.length === 0) return [];
  const records = await recordsNamed(
    db,
    grants.map(({ recordId }) => recordId),
  );
  return grants.flatMap((grant) => {
    const record = records.get(grant.recordId);
    return record ? [{ ...grant, ...record, ...barOf({ ...grant, level: record.level }, holder, now()) }] : [];
  });
}

function barOf(
  grant: HeldGrant & Pick<Permit, 'level'>,
  holder: Pick<Holder, 'isOnSite' | 'mayRead'>,
  now: Date,
): { bar?: PermitBar } {
  if (!holder.mayRead(grant.level)) return { bar: 'papers' };
  if (grant.onSiteOnly && !holder.isOnSite) return { bar: 'elsewhere' };
  const isUsedUp = grant.maxViews !== null && grant.views >= grant.maxViews;
  return isUsedUp && !isGoingOn(grant, now) ? { bar: 'views-used' } : {};
}

function isGoingOn({ viewEndsAt }: HeldGrant, now: Date): boolean {
  return viewEndsAt !== null && viewEndsAt > now.toISOString();
}
