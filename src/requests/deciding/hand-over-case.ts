import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { mailColleague } from '../effects/mail.ts';
import type { Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { deciders } from '../storage/guard-facts.ts';
import { staffByIdWithRole } from '../storage/staff-rows.ts';
import { transition } from '../transition.ts';

/** To a colleague who may do the same: an archivist, or for an appeal an approver who had no part in the decision. */
export function handOverCase(
  room: Room,
  actor: Actor,
  id: string,
  { version, to }: { version: number; to: string },
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version, action: 'hand-over' }, async (change) => {
    const { trx, row, items } = change;
    const isAppeal = row.state === 'under-appeal';
    const colleague = await staffByIdWithRole(trx, to, isAppeal ? 'approver' : 'archivist');
    if (!colleague) return refused({ code: 'invalid', problems: [{ field: 'to', code: 'unknown' }] });
    if (colleague.ownReaderPk === row.account_pk) return refused({ code: 'own-request' });
    if (isAppeal && (await deciders(trx, row.pk, items)).has(colleague.pk)) {
      return refused({ code: 'four-eyes', items: items.map((item) => item.id) });
    }
    change.data = { to };
    await change.effect('assign', () => Object.assign(change.patch, { assignee_pk: colleague.pk }));
    await change.effect('mail-colleague', () => mailColleague(change, colleague.pk, 'desk-handed-over'));
    return done({});
  });
}
