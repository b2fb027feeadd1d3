import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { DeskConsultation } from '../desk-case.ts';

/** What other bodies were asked and said, oldest first. */
export async function consultationsOf(db: Kysely<Database>, casePk: number): Promise<DeskConsultation[]> {
  const rows = await db
    .selectFrom('consultation')
    .innerJoin('account as asker', 'asker.pk', 'consultation.asked_by')
    .leftJoin('account as recorder', 'recorder.pk', 'consultation.recorded_by')
    .selectAll('consultation')
    .select([
      'asker.id as asker_id',
      'asker.name as asker_name',
      'recorder.id as recorder_id',
      'recorder.name as recorder_name',
    ])
    .where('consultation.case_pk', '=', casePk)
    .orderBy('consultation.pk')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    question: row.question,
    askedBy: { id: row.asker_id, name: row.asker_name },
    askedAt: row.asked_at,
    answerBy: row.answer_by,
    isBinding: row.is_binding === 1,
    opinion: row.opinion,
    consents: row.consents === null ? null : row.consents === 1,
    recordedBy: row.recorder_id === null ? null : { id: row.recorder_id, name: row.recorder_name ?? '' },
    recordedAt: row.recorded_at,
  }));
}
