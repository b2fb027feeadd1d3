import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { addMessage, messageProblems } from '../effects/add-message.ts';
import { startClock } from '../effects/clock.ts';
import { indexText } from '../effects/index-words.ts';
import { mailReader } from '../effects/mail.ts';
import { isAppealable, UNDER_APPEAL } from '../is-appealable.ts';
import type { Problem, Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

/** The reader asks for another look at some items' decisions. Each item once. */
export function appealDecision(
  room: Room,
  actor: Actor,
  id: string,
  { version, itemIds, text }: { version: number; itemIds: readonly string[]; text: string },
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version, action: 'appeal' }, async (change) => {
    const named = change.items.filter((item) => itemIds.includes(item.id));
    if (named.length !== new Set(itemIds).size) return refused({ code: 'not-found' });
    const problems: Problem[] = [
      ...(named.length === 0 ? [{ field: 'items', code: 'missing' as const }] : []),
      ...named.filter((item) => !isAppealable(item)).map(({ id: item }) => notAppealable(item)),
      ...messageProblems(text),
    ];
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    const { row, trx, at } = change;
    await change.effect('mark-appealed', () =>
      trx
        .updateTable('requested_item')
        .set((e) => ({ appealed: UNDER_APPEAL, version: e('version', '+', 1) }))
        .where(
          'pk',
          'in',
          named.map(({ pk }) => pk),
        )
        .execute(),
    );
    change.data = { items: named.map((item) => item.id) };
    await change.effect('add-message', () =>
      addMessage(trx, { casePk: row.pk, authorPk: row.account_pk, from: 'reader', at, text }),
    );
    await change.effect('unassign', () => Object.assign(change.patch, { assignee_pk: null }));
    const sum = await change.effect('start-clock', () => startClock(change, 'appeal'));
    await change.effect('mail-reader', () => mailReader(change, 'appeal-received', { dueOn: sum.day ?? change.today }));
    await change.effect('index-words', () => indexText(change, text));
    return done({});
  });
}

function notAppealable(itemId: string): Problem {
  return { field: `items.${itemId}`, code: 'unknown' };
}
