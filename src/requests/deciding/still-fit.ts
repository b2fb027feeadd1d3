import type { Change } from '../change.ts';
import { chainOf } from '../item-chain.ts';
import type { ItemDecision } from '../item-decision.ts';
import type { Refusal } from '../refusals.ts';
import { isBoundByOpinion } from '../storage/binding-opinion.ts';
import type { ItemRow } from '../storage/case-rows.ts';
import { asSent } from './as-sent.ts';
import { standingProblems } from './check-decision.ts';

/** Whether what was proposed or decided can still go out: days pass, bodies answer and records close meanwhile. */
export async function stillFit(
  { rules, access, reader, today, trx, row }: Change,
  items: readonly ItemRow[],
): Promise<Refusal | undefined> {
  const isBound = await isBoundByOpinion(trx, row.pk);
  const problems = items.flatMap((item) => {
    const kept = item.decision ?? item.proposal;
    if (kept === null) return [];
    const chain = chainOf(item, rules, access);
    return standingProblems(asSent(JSON.parse(kept) as ItemDecision, chain, today), {
      access: chain,
      assurance: reader.assurance,
      today,
      isBound,
      isOpen: access.get(item.record_id) === 'open',
      field: `decision.${item.id}`,
    });
  });
  return problems.length > 0 ? { code: 'invalid', problems } : undefined;
}
