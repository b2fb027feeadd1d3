import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { messageProblems } from '../effects/add-message.ts';
import { indexText } from '../effects/index-words.ts';
import type { Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

/** What the consulted body said. It stays between staff; a refusal that binds keeps items from being granted. */
export function recordOpinion(
  room: Room,
  actor: Actor,
  id: string,
  input: { version: number; consultationId: string; opinion: string; consents: boolean },
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version: input.version, action: 'record-opinion' }, async (change) => {
    const { trx, row, at, actorPk } = change;
    const open = await trx
      .selectFrom('consultation')
      .select('pk')
      .where('id', '=', input.consultationId)
      .where('case_pk', '=', row.pk)
      .where('recorded_at', 'is', null)
      .executeTakeFirst();
    if (!open) return refused({ code: 'not-found' });
    const problems = messageProblems(input.opinion, 'opinion');
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    await change.effect('add-opinion', () =>
      trx
        .updateTable('consultation')
        .set({
          opinion: input.opinion.trim(),
          consents: input.consents ? 1 : 0,
          recorded_by: actorPk,
          recorded_at: at,
        })
        .where('pk', '=', open.pk)
        .execute(),
    );
    await change.effect('index-words', () => indexText(change, input.opinion));
    return done({});
  });
}
