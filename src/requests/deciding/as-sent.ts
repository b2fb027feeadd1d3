import { dayAfter } from '../calendar-days.ts';
import type { ItemDecision } from '../item-decision.ts';
import type { AccessRules } from '../policy.ts';

/** A decision as it goes out on a day: a last day that nobody chose is counted from that day. */
export function asSent(
  decision: ItemDecision,
  { grantDays }: Pick<AccessRules, 'grantDays'>,
  today: string,
): ItemDecision {
  if (!decision.conditions?.untilByRule) return decision;
  const { untilByRule: _, ...conditions } = decision.conditions;
  return { ...decision, conditions: { ...conditions, untilDay: dayAfter(today, grantDays) } };
}
