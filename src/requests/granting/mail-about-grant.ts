import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { Change } from '../change.ts';
import type { GrantState } from '../states.ts';
import { readerOf, type GrantRow } from '../storage/case-rows.ts';

const LETTERS = { suspended: 'grant-suspended', active: 'grant-resumed', revoked: 'grant-revoked' } as const;

/** Tells the reader that what they were granted holds no more, or again. */
export async function mailAboutGrant(
  { trx, row, at }: Pick<Change, 'trx' | 'row' | 'at'>,
  grant: GrantRow,
  to: GrantState,
  version: number,
): Promise<void> {
  const reader = await readerOf(trx, grant.account_pk);
  if (reader.email === null || to === 'expired') return;
  await enqueueMail(trx, at, {
    dedupeKey: `grant:${grant.pk}:${to}:${version}`,
    accountPk: reader.pk,
    recipient: reader.email,
    language: row.language,
    template: LETTERS[to],
    data: { caseId: row.id, number: row.number ?? '' },
  });
}
