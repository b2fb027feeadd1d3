import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { lengthProblems } from '../check-form.ts';
import type { Problem, Refusal } from '../refusals.ts';
import type { RequestForm } from '../request-form.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { tidyForm } from '../tidy-form.ts';
import { transition } from '../transition.ts';

/** Keeps the form as it was typed. */
export function saveDraft(
  room: Room,
  actor: Actor,
  id: string,
  { version, form }: { version: number; form: RequestForm },
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version, action: 'save' }, async (change) => {
    const tidy = tidyForm(form);
    const most = change.rules.limits.itemsInCart;
    const tooMany: Problem[] = tidy.items.length > most ? [{ field: 'items', code: 'too-many', most }] : [];
    const problems = [...lengthProblems(tidy), ...tooMany];
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    change.patch.form = JSON.stringify(tidy);
    change.patch.purpose = tidy.purpose || null;
    return done({});
  });
}
