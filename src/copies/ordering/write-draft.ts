import { done, type Result } from '../../platform/result.ts';
import { SYSTEM, type Actor } from '../../readers/actor.ts';
import type { OrderChange } from '../change.ts';
import { tidyCopyForm, type CopyForm } from '../copy-form.ts';
import type { CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import { transition } from '../transition.ts';

/** Keeps the form as it is, unfinished or wrong. */
export async function saveOrder(
  room: CopyRoom,
  actor: Actor,
  id: string,
  { version, form }: { version: number; form: CopyForm },
): Promise<Result<{ version: number }, CopyRefusal>> {
  return transition(room, actor, { id, version, action: 'save' }, async ({ patch, rules }) => {
    patch.form = JSON.stringify(tidyCopyForm(form, rules.limits.linesPerOrder));
    return done({});
  });
}

/** Gone for good. */
export async function discardOrder(
  room: CopyRoom,
  actor: Actor,
  id: string,
  { version }: { version: number },
): Promise<Result<null, CopyRefusal>> {
  const gone = await transition(room, actor, { id, version, action: 'discard' }, deleteDraft);
  return gone.ok ? done(null) : gone;
}

/** A draft that nobody touched for as long as policy keeps it. */
export async function forgetOrder(room: CopyRoom, id: string): Promise<boolean> {
  return (await transition(room, SYSTEM, { id, action: 'forget' }, deleteDraft)).ok;
}

/** As a transition does it. */
export async function deleteDraft(change: OrderChange): Promise<{ ok: true; value: object }> {
  await change.effect('delete-draft', () =>
    change.trx.deleteFrom('copy_order').where('pk', '=', change.row.pk).execute(),
  );
  return done({});
}
