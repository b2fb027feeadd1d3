import type { Actor } from '../../readers/actor.ts';
import type { OwnGrant } from '../own-case.ts';
import type { Room } from '../room.ts';
import { ownGrant } from './own-item.ts';

/** All that the reader was ever granted, newest first. */
export async function ownGrants({ db }: Room, actor: Actor): Promise<OwnGrant[]> {
  if (actor.kind !== 'reader') return [];
  const rows = await db
    .selectFrom('access_grant')
    .innerJoin('access_case', 'access_case.pk', 'access_grant.case_pk')
    .selectAll('access_grant')
    .select('access_case.id as case_id')
    .where('access_grant.account_pk', '=', actor.pk)
    .orderBy('access_grant.pk', 'desc')
    .execute();
  return rows.map(({ case_id, ...row }) => ownGrant(row, case_id));
}
