import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { Change } from '../change.ts';
import { chainOf } from '../item-chain.ts';
import type { DecisionInput, ItemDecision } from '../item-decision.ts';
import type { Refusal } from '../refusals.ts';
import type { ItemRow } from '../storage/case-rows.ts';
import { isBoundByOpinion } from '../storage/binding-opinion.ts';
import { checkDecision } from './check-decision.ts';

/** All of them are fit to be kept, or none is. */
export async function checkDecisions(
  change: Pick<Change, 'rules' | 'access' | 'reader' | 'today' | 'row'> & { trx: Kysely<Database> },
  items: readonly ItemRow[],
  inputs: readonly { itemId: string; decision: DecisionInput }[],
): Promise<Result<{ item: ItemRow; decision: ItemDecision }[], Refusal>> {
  const { rules, access, reader, today, trx, row } = change;
  const isBound = await isBoundByOpinion(trx, row.pk);
  const checked = items.flatMap((item) => {
    const input = inputs.find(({ itemId }) => itemId === item.id);
    if (!input) return [];
    const circumstances = {
      rules,
      access: chainOf(item, rules, access),
      assurance: reader.assurance,
      today,
      isBound,
      isOpen: access.get(item.record_id) === 'open',
      field: `decision.${item.id}`,
    };
    return [{ item, ...checkDecision(input.decision, circumstances) }];
  });
  const problems = checked.flatMap((one) => one.problems);
  if (problems.length > 0) return refused({ code: 'invalid', problems });
  return done(checked.flatMap(({ item, decision }) => (decision ? [{ item, decision }] : [])));
}
