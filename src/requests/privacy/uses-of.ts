import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { hasRole, type Actor } from '../../readers/actor.ts';
import { personOf, registeredUses, usesOfRecord } from '../storage/use-register.ts';
import type { RecordUse, UserOfRecords } from './privacy.ts';
import type { PrivacyRoom } from './privacy-room.ts';
import { dayAfter } from '../calendar-days.ts';
import { REGISTER } from './register-uses.ts';

/** Who was granted a record, as far back as the register goes. */
export async function usesOf(
  { db, now, secrets, policy }: PrivacyRoom,
  actor: Actor,
  recordId: string,
): Promise<Result<RecordUse[], { code: 'not-found' }>> {
  if (!hasRole(actor, 'administrator')) return refused({ code: 'not-found' });
  const today = dayInVietnam(now());
  const kept = await registeredUses(db, recordId);
  const current = await usesOfRecord(db, recordId, dayAfter(today, -policy(today).useDays));
  const entry = { actor: actor.id, action: 'register.viewed', subject: `record:${recordId}` };
  await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
  return done([
    ...kept.map((row) => ({
      grantId: row.grant_id,
      caseNumber: row.case_number,
      fromDay: row.from_day,
      untilDay: row.until_day,
      views: row.views,
      person: JSON.parse(secrets.open(REGISTER, row.person)) as UserOfRecords,
      isErased: row.erased_at !== null,
    })),
    ...current.map((use) => ({
      grantId: use.grantId,
      caseNumber: use.caseNumber ?? '',
      fromDay: use.fromDay,
      untilDay: use.untilDay,
      views: use.views,
      person: personOf(use),
      isErased: false,
    })),
  ]);
}
