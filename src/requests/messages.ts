import type { Actor } from '../readers/actor.ts';
import { recordAudit } from '../platform/audit/record-audit.ts';
import { enqueueMail } from '../platform/mail/enqueue-mail.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { auditRefusal } from './audit-refusal.ts';
import { addMessage, messageProblems } from './effects/add-message.ts';
import { maySee, partsOf } from './parts.ts';
import type { Refusal } from './refusals.ts';
import type { Written } from './requests.ts';
import type { Room } from './room.ts';
import { lockCase, readerOf } from './storage/case-rows.ts';
import { addCaseWords, wordsOf } from './storage/case-words.ts';
import { MESSAGE_RULES, type MessageAction } from './transitions.ts';

/** Words that move no state: the reader writes, the archive tells, staff note. The version stays. */
export async function sendMessage(
  room: Room,
  actor: Actor,
  id: string,
  { action, text, attachmentIds = [] }: { action: MessageAction; text: string; attachmentIds?: readonly string[] },
): Promise<Result<Written, Refusal>> {
  const result = await room.db.transaction().execute(async (trx): Promise<Result<Written, Refusal>> => {
    const row = await lockCase(trx, id);
    if (!row || !maySee(actor, row)) return refused({ code: 'not-found' });
    const parts = partsOf(actor, row);
    const rule = MESSAGE_RULES[action];
    if (!rule.by.some((part) => parts.has(part)) || !('pk' in actor)) return refused({ code: 'not-allowed' });
    if (actor.kind === 'staff' && actor.pk === row.account_pk) return refused({ code: 'own-request' });
    if (!rule.within.includes(row.state)) return refused({ code: 'wrong-state', state: row.state });
    const problems = messageProblems(text);
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    const at = room.now().toISOString();
    const messageId = await addMessage(trx, {
      casePk: row.pk,
      authorPk: actor.pk,
      from: actor.kind,
      at,
      text,
      internal: action === 'note',
      attachmentIds,
    });
    await addCaseWords(trx, row.pk, wordsOf(text));
    const reader = await readerOf(trx, row.account_pk);
    if (action === 'tell' && reader.email !== null) {
      await enqueueMail(trx, at, {
        dedupeKey: `message:${messageId}`,
        accountPk: reader.pk,
        recipient: reader.email,
        language: row.language,
        template: 'case-message',
        data: { caseId: row.id, number: row.number ?? '' },
      });
    }
    await recordAudit(trx, at, { actor: actor.id, action: `case.${action}`, subject: `case:${id}` });
    return done({ version: row.version });
  });
  if (!result.ok) await auditRefusal(room, actor, { id, action }, result.refusal);
  return result;
}
