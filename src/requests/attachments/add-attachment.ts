import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newId } from '../../platform/secrets.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor, ReaderActor, StaffActor } from '../../readers/actor.ts';
import type { OwnAttachment } from '../own-case.ts';
import type { RequestRules } from '../policy.ts';
import { maySee } from '../parts.ts';
import { takesLateAnswer } from '../storage/late-answer.ts';
import { lockCase, type CaseRow } from '../storage/case-rows.ts';
import { MESSAGE_RULES } from '../transitions.ts';
import type { AttachmentRoom } from './attachment-room.ts';
import type { AttachmentRefusal } from './attachments.ts';
import { examine } from './examine.ts';
import { safeFileName } from './file-name.ts';

interface SentFile {
  name: string;
  content: Uint8Array;
  evidence: string | null;
}

/**
 * Asks twice whether the case takes a file: before anything is done with it, and once it is examined, in the
 * transaction that adds it. In between lies the scanner's time, in which everything may have changed.
 */
export async function addAttachment(
  room: AttachmentRoom,
  actor: Actor,
  caseId: string,
  { name, content, evidence }: SentFile,
): Promise<Result<OwnAttachment, AttachmentRefusal>> {
  const { db, now, files, scanner } = room;
  if (actor.kind !== 'reader' && actor.kind !== 'staff') return refused({ code: 'not-found' });
  if (actor.kind === 'reader' && actor.status === 'suspended') return refused({ code: 'suspended' });
  const row = await db.selectFrom('access_case').selectAll().where('id', '=', caseId).executeTakeFirst();
  const before = await whetherItTakes(room, db, actor, row, evidence);
  if ('code' in before) return refused(before);
  const { attachments: rules } = before.limits;
  const examined = await examine(content, rules, scanner);
  if ('code' in examined) {
    if (examined.code === 'infected') await noteInfected(room, actor, caseId);
    return refused(examined);
  }
  const stored = await files.keep(examined.content);
  const id = newId();
  const added = {
    id,
    fileName: safeFileName(name, examined.mediaType),
    mediaType: examined.mediaType,
    bytes: examined.content.length,
    addedAt: now().toISOString(),
    evidence,
  };
  try {
    const sha256 = hash(examined.content);
    const outcome = await db.transaction().execute(async (trx): Promise<OwnAttachment | AttachmentRefusal> => {
      const current = await lockCase(trx, caseId);
      const same = current && (await sameBefore(trx, current, actor, { ...added, sha256 }));
      if (same) return same;
      const after = await whetherItTakes(room, trx, actor, current, evidence);
      if ('code' in after || !current) return 'code' in after ? after : { code: 'not-found' };
      await insert(trx, current.pk, actor.pk, added, { stored, scan: examined.scan, sha256 });
      const data = { attachment: id, mediaType: added.mediaType, bytes: added.bytes, scan: examined.scan };
      await recordAudit(trx, added.addedAt, {
        actor: actor.id,
        action: 'attachment.add',
        subject: `case:${caseId}`,
        data,
      });
      return added;
    });
    if (outcome !== added) await files.remove(stored);
    return 'code' in outcome ? refused(outcome) : done(outcome);
  } catch (error) {
    await files.remove(stored);
    throw error;
  }
}

async function whetherItTakes(
  { policy, now }: AttachmentRoom,
  db: Kysely<Database>,
  actor: ReaderActor | StaffActor,
  row: CaseRow | undefined,
  evidence: string | null,
): Promise<RequestRules | AttachmentRefusal> {
  if (!row || !maySee(actor, row)) return { code: 'not-found' };
  const rules = row.policy_from === null ? policy.on(dayInVietnam(now())) : policy.named(row.policy_from);
  const isDraft = row.state === 'draft';
  const takesMessages =
    actor.kind === 'staff'
      ? actor.pk !== row.account_pk && MESSAGE_RULES.tell.within.includes(row.state)
      : row.state === 'awaiting-applicant' ||
        MESSAGE_RULES.write.within.includes(row.state) ||
        (await takesLateAnswer(db, row));
  // Staff, who see no draft, add to messages alone.
  const isKnown = isDraft ? rules.evidence.some(({ code }) => code === evidence) : evidence === null;
  if (!isKnown || !(isDraft || takesMessages)) return { code: 'wrong-state' };
  const { perCase } = rules.limits.attachments;
  const { count } = await db
    .selectFrom('attachment')
    .where('case_pk', '=', row.pk)
    .where('account_pk', '=', actor.pk)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count >= perCase ? { code: 'too-many', most: perCase } : rules;
}

/** The button pressed twice: of a draft, the same paper for the same ground is there once. */
async function sameBefore(
  trx: Transaction<Database>,
  current: CaseRow,
  actor: ReaderActor | StaffActor,
  { fileName, evidence, sha256 }: OwnAttachment & { sha256: string },
): Promise<OwnAttachment | undefined> {
  if (current.state !== 'draft' || evidence === null) return undefined;
  const row = await trx
    .selectFrom('attachment')
    .select(['id', 'media_type', 'bytes', 'added_at'])
    .where('case_pk', '=', current.pk)
    .where('account_pk', '=', actor.pk)
    .where('evidence', '=', evidence)
    .where('file_name', '=', fileName)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row && { id: row.id, fileName, mediaType: row.media_type, bytes: row.bytes, addedAt: row.added_at, evidence };
}

async function insert(
  trx: Transaction<Database>,
  casePk: number,
  accountPk: number,
  added: OwnAttachment,
  kept: { stored: string; scan: 'clean' | 'unscanned'; sha256: string },
): Promise<void> {
  await trx
    .insertInto('attachment')
    .values({
      id: added.id,
      case_pk: casePk,
      message_pk: null,
      account_pk: accountPk,
      evidence: added.evidence,
      file_name: added.fileName,
      media_type: added.mediaType,
      bytes: added.bytes,
      sha256: kept.sha256,
      stored_as: kept.stored,
      scan: kept.scan,
      added_at: added.addedAt,
      is_internal: 0,
    })
    .execute();
}

async function noteInfected(
  { db, now }: AttachmentRoom,
  actor: ReaderActor | StaffActor,
  caseId: string,
): Promise<void> {
  const entry = { actor: actor.id, action: 'attachment.infected', subject: `case:${caseId}` };
  await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
}

function hash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
