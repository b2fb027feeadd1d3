import { newId } from '../../platform/secrets.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { CartHolder } from '../cart.ts';
import { mayAsk } from '../may-ask.ts';
import type { Refusal } from '../refusals.ts';
import type { NewDraft } from '../requests.ts';
import { EMPTY_FORM } from '../request-form.ts';
import type { Room } from '../room.ts';
import { countCases } from '../storage/count-cases.ts';
import { cartKeyOf, lockCartOf, takeCartItems } from '../storage/cart-rows.ts';
import { tidyForm } from '../tidy-form.ts';

/** Begins a draft with named records, or with what is in the cart, or the first of it, which it takes out. */
export async function newDraft(
  room: Room,
  holder: CartHolder,
  { language, recordIds, fromCart }: NewDraft,
): Promise<Result<{ id: string; version: number }, Refusal>> {
  const { actor } = holder;
  const refusal = mayAsk(actor);
  if (refusal || actor.kind !== 'reader') return refused(refusal ?? { code: 'not-allowed' });
  const now = room.now();
  const at = now.toISOString();
  return room.db.transaction().execute(async (trx): Promise<Result<{ id: string; version: number }, Refusal>> => {
    await lockCartOf(trx, actor.pk, at);
    const { drafts } = room.policy.on(dayInVietnam(now)).limits;
    if ((await countCases(trx, actor.pk, 'drafts')) >= drafts) {
      return refused({ code: 'limit', limit: 'drafts', most: drafts });
    }
    const wanted = recordIds ?? (await takeCartItems(trx, cartKeyOf(actor.pk), fromCart));
    if (wanted.length === 0) return refused({ code: 'invalid', problems: [{ field: 'items', code: 'missing' }] });
    const items = wanted.map((recordId) => ({ recordId, use: 'reading' as const, reason: '' }));
    const id = newId();
    await trx
      .insertInto('access_case')
      .values({
        id,
        account_pk: actor.pk,
        state: 'draft',
        version: 1,
        language,
        form: JSON.stringify(tidyForm({ ...EMPTY_FORM, items })),
        created_at: at,
        changed_at: at,
      })
      .execute();
    await recordAudit(trx, at, { actor: actor.id, action: 'case.draft', subject: `case:${id}` });
    return done({ id, version: 1 });
  });
}
