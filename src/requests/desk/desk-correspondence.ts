import type { DeskAttachment, DeskEvent, DeskMessage } from '../desk-case.ts';
import type { attachmentsOf, eventsOf, messagesOf } from '../storage/correspondence.ts';

type Files = Awaited<ReturnType<typeof attachmentsOf>>;
type Message = Awaited<ReturnType<typeof messagesOf>>[number];
type Event = Awaited<ReturnType<typeof eventsOf>>[number];

export function deskMessage(message: Message, files: Files): DeskMessage {
  return {
    id: message.id,
    author: { id: message.author_id, name: message.author_name },
    from: message.author_kind === 'reader' ? 'reader' : 'archive',
    at: message.at,
    text: message.text,
    internal: message.is_internal === 1,
    attachments: files.filter(({ message_pk }) => message_pk === message.pk).map(deskAttachment),
  };
}

export function deskAttachment(file: Files[number]): DeskAttachment {
  const { id, fileName, mediaType, bytes, addedAt, evidence, scan } = file;
  return { id, fileName, mediaType, bytes, addedAt, evidence, scan };
}

export function deskEvent(event: Event): DeskEvent {
  return {
    action: event.action,
    at: event.at,
    by: event.actor_id === null ? null : { id: event.actor_id, name: event.actor_name ?? '' },
    from: event.from_state,
    to: event.to_state,
    itemId: event.item_id,
    internal: event.is_internal === 1,
    data: JSON.parse(event.data) as Record<string, unknown>,
  };
}
