import type { Transaction } from 'kysely';
import { isTheirOwn, type Actor } from '../readers/actor.ts';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { enqueueMail } from '../platform/mail/enqueue-mail.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { auditRefusal } from './audit-refusal.ts';
import { addMessage, messageProblems } from './effects/add-message.ts';
import { deskOf, mailDesk } from './effects/mail-desk.ts';
import { maySee, partsOf } from './parts.ts';
import type { Refusal } from './refusals.ts';
import type { Written } from './requests.ts';
import type { Room } from './room.ts';
import { lockCase, readerOf, type CaseRow } from './storage/case-rows.ts';
import { addCaseWords, wordsOf } from './storage/case-words.ts';
import { wasSaidJustNow } from './storage/last-words.ts';
import { MESSAGE_RULES, type MessageAction } from './transitions.ts';

/**
 * Words that move no state: the reader writes, the archive tells, staff note. The version stays. What the author said
 * last, with the same files, is said once: a page that was sent twice.
 * @returns `repeated`: nothing was written, and files added for it belong to no message
 */
export async function sendMessage(
  room: Room,
  actor: Actor,
  id: string,
  { action, text, attachmentIds = [] }: { action: MessageAction; text: string; attachmentIds?: readonly string[] },
): Promise<Result<Written & { repeated?: true }, Refusal>> {
  const result = await room.db
    .transaction()
    .execute(async (trx): Promise<Result<Written & { repeated?: true }, Refusal>> => {
      const row = await lockCase(trx, id);
      if (!row || !maySee(actor, row)) return refused({ code: 'not-found' });
      const parts = partsOf(actor, row);
      const rule = MESSAGE_RULES[action];
      if (!rule.by.some((part) => parts.has(part)) || !('pk' in actor)) return refused({ code: 'not-allowed' });
      if (actor.kind === 'staff' && isTheirOwn(actor, row.account_pk)) return refused({ code: 'own-request' });
      if (!rule.within.includes(row.state)) return refused({ code: 'wrong-state', state: row.state });
      const problems = messageProblems(text);
      if (problems.length > 0) return refused({ code: 'invalid', problems });
      const now = room.now();
      const at = now.toISOString();
      const internal = action === 'note';
      const words = { casePk: row.pk, authorPk: actor.pk, text, internal, attachmentIds };
      if (await wasSaidJustNow(trx, words, now)) return done({ version: row.version, repeated: true });
      const messageId = await addMessage(trx, { ...words, from: actor.kind, at });
      await addCaseWords(trx, row.pk, wordsOf(text));
      if (action === 'write') await tellDesk(trx, row, messageId, at);
      if (action === 'tell') await tellReader(trx, row, messageId, at);
      await trx.updateTable('access_case').set(markOf(action, at)).where('pk', '=', row.pk).execute();
      await recordAudit(trx, at, { actor: actor.id, action: `case.${action}`, subject: `case:${id}` });
      return done({ version: row.version });
    });
  if (!result.ok) await auditRefusal(room, actor, { id, action }, result.refusal);
  return result;
}

/** Whose word is the last. A note shows that staff saw to it, and must not show in what the reader sees: no new day. */
function markOf(action: MessageAction, at: string): { reader_wrote_at: string | null; changed_at?: string } {
  if (action === 'note') return { reader_wrote_at: null };
  return { reader_wrote_at: action === 'write' ? at : null, changed_at: at };
}

/** Its holder is told each time; a whole desk once, until somebody answers. */
async function tellDesk(trx: Transaction<Database>, row: CaseRow, messageId: string, at: string): Promise<void> {
  const { isHeld, people } = await deskOf(trx, row);
  if (!isHeld && row.reader_wrote_at !== null) return;
  const data = { caseId: row.id, number: row.number ?? '' };
  await mailDesk(trx, at, people, { key: `message:${messageId}`, template: 'desk-written', data });
}

async function tellReader(trx: Transaction<Database>, row: CaseRow, messageId: string, at: string): Promise<void> {
  const reader = await readerOf(trx, row.account_pk);
  if (reader.email === null) return;
  await enqueueMail(trx, at, {
    dedupeKey: `message:${messageId}`,
    accountPk: reader.pk,
    recipient: reader.email,
    language: row.language,
    template: 'case-message',
    data: { caseId: row.id, number: row.number ?? '' },
  });
}
