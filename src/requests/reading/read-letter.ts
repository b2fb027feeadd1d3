import type { Actor } from '../../readers/actor.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { LetterContent } from '../letter-content.ts';
import { maySee } from '../parts.ts';
import type { Room } from '../room.ts';

/** A letter as it went out, for its reader and for staff who see requests: each look of theirs is in the log. */
export async function readLetter(
  { db, now }: Room,
  actor: Actor,
  caseId: string,
  letterId: string,
): Promise<Result<LetterContent, { code: 'not-found' }>> {
  const row = await db
    .selectFrom('case_letter')
    .innerJoin('access_case', 'access_case.pk', 'case_letter.case_pk')
    .select(['access_case.account_pk', 'access_case.state', 'case_letter.content'])
    .where('access_case.id', '=', caseId)
    .where('case_letter.id', '=', letterId)
    .executeTakeFirst();
  if (!row || !maySee(actor, row)) return refused({ code: 'not-found' });
  if (actor.kind === 'staff') {
    const entry = { actor: actor.id, action: 'letter.viewed', subject: `case:${caseId}`, data: { letter: letterId } };
    await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
  }
  return done(JSON.parse(row.content) as LetterContent);
}
