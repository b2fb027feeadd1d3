import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { OwnAttachment, OwnCase, OwnEvent, OwnMessage } from '../own-case.ts';
import type { Room } from '../room.ts';
import type { CaseState } from '../states.ts';
import { itemsOf } from '../storage/case-rows.ts';
import { takesLateAnswer } from '../storage/late-answer.ts';
import { attachmentsOf, eventsOf, grantsByItem, lettersOf, messagesOf } from '../storage/correspondence.ts';
import { readForm } from '../tidy-form.ts';
import { caseClock } from './case-clock.ts';
import { canAppeal, ownItem } from './own-item.ts';
import { ownLine } from './own-lines.ts';
import { readerActions } from './possible-actions.ts';

/** A case as its reader sees it: what is between staff is not even read. */
export async function ownCase(room: Room, actor: Actor, id: string): Promise<Result<OwnCase, { code: 'not-found' }>> {
  const { db, now, policy } = room;
  if (actor.kind !== 'reader') return refused({ code: 'not-found' });
  const row = await db
    .selectFrom('access_case')
    .selectAll()
    .where('id', '=', id)
    .where('account_pk', '=', actor.pk)
    .executeTakeFirst();
  if (!row) return refused({ code: 'not-found' });
  const today = dayInVietnam(now());
  const rules = row.policy_from === null ? policy.on(today) : policy.named(row.policy_from);
  const items = await itemsOf(db, row.pk);
  const grants = await grantsByItem(
    db,
    items.map(({ pk }) => pk),
  );
  const files = await attachmentsOf(db, row.pk, false);
  const inTime = canAppeal(row, today);
  return done({
    ...ownLine(row, items, today),
    version: row.version,
    rulesFrom: rules.validFrom,
    language: row.language,
    form: readForm(row.form),
    purposeLabel: rules.purposes.find(({ code }) => code === row.purpose)?.label ?? null,
    clock: await caseClock(room, row, rules, today),
    decidedAt: row.decided_at,
    appealUntil: row.appeal_until,
    closedAt: row.closed_at,
    remedy: row.decided_at === null ? null : rules.appeal.remedy,
    items: items.map((item) => ownItem(row, item, grants.get(item.pk), inTime)),
    messages: (await messagesOf(db, row.pk, false)).map((message) => ownMessage(message, files)),
    // Those of the form say what they prove; what waits for its message is shown with it.
    attachments: files.filter(({ evidence }) => evidence !== null).map(ownAttachment),
    letters: await lettersOf(db, row.pk),
    events: (await eventsOf(db, row.pk, false)).map(ownEvent),
    can: readerActions(actor, row, items, { today, lateAnswer: await takesLateAnswer(db, row) }),
  });
}

type Files = Awaited<ReturnType<typeof attachmentsOf>>;
type Message = Awaited<ReturnType<typeof messagesOf>>[number];
type Event = Awaited<ReturnType<typeof eventsOf>>[number];

function ownMessage({ pk, id, author_kind, at, text }: Message, files: Files): OwnMessage {
  const attachments = files.filter(({ message_pk }) => message_pk === pk).map(ownAttachment);
  return { id, from: author_kind === 'reader' ? 'reader' : 'archive', at, text, attachments };
}

function ownAttachment({ id, fileName, mediaType, bytes, addedAt, evidence }: Files[number]): OwnAttachment {
  return { id, fileName, mediaType, bytes, addedAt, evidence };
}

/** Of items only what changed a grant: the rest is told by the decisions. */
function ownEvent({ action, at, actor_kind, to_state, item_pk }: Event): OwnEvent {
  const by = actor_kind === null ? 'system' : actor_kind === 'reader' ? 'reader' : 'archive';
  return { action, at, by, to: item_pk === null ? (to_state as CaseState | null) : null };
}
