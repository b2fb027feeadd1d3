import type { Assurance } from '../../readers/account.ts';
import { isDay } from '../../platform/content/day.ts';
import { dayAfter } from '../calendar-days.ts';
import type { DecisionInput, GrantConditions, ItemDecision } from '../item-decision.ts';
import type { AccessRules, RequestRules } from '../policy.ts';
import type { Problem } from '../refusals.ts';
import { LONGEST } from '../request-form.ts';
import { OUTCOMES } from '../states.ts';

interface Circumstances {
  rules: RequestRules;
  /** Of the item's access level, by what it was or is, whichever is stricter. */
  access: AccessRules;
  assurance: Assurance;
  today: string;
  /** A consulted body whose refusal binds has refused. */
  isBound: boolean;
  /** The record is open to everybody now. */
  isOpen: boolean;
  /** How problems name the fields: `decision.ITEMID`. */
  field: string;
}

const PARTIAL_DAY = /^\d{4}(-(0[1-9]|1[0-2]))?$/;

/** Turns what staff filled in into a decision, or says what is wrong with it. */
export function checkDecision(
  input: DecisionInput,
  circumstances: Circumstances,
): { problems: Problem[]; decision: ItemDecision | undefined } {
  const { rules, field } = circumstances;
  const problems: Problem[] = [];
  const outcome = OUTCOMES.find((known) => known === input.outcome);
  if (!outcome) return { problems: [{ field: `${field}.outcome`, code: 'unknown' }], decision: undefined };
  const granted = outcome === 'granted' || outcome === 'granted-with-conditions';

  const reason = rules.reasons.find(({ code }) => code === input.reason);
  const words = input.words.trim();
  if (input.reason && (!reason || !reason.for.includes(outcome))) {
    problems.push({ field: `${field}.reason`, code: 'unknown' });
  }
  if (!input.reason && outcome === 'refused') problems.push({ field: `${field}.reason`, code: 'missing' });
  if (reason?.wordsNeeded && words === '') problems.push({ field: `${field}.words`, code: 'missing' });
  if (words.length > LONGEST.words) problems.push({ field: `${field}.words`, code: 'too-long', most: LONGEST.words });
  const conditions = granted ? conditionsOf(input, circumstances) : null;
  const opensOn = granted ? null : input.opensOn || null;
  problems.push(...standingProblems({ outcome, opensOn, conditions }, circumstances));
  if (problems.length > 0) return { problems, decision: undefined };
  return {
    problems,
    decision: {
      outcome,
      reason: reason ? { code: reason.code, label: reason.label, ground: reason.ground } : null,
      words,
      opensOn,
      conditions,
    },
  };
}

/**
 * What time, a consulted body or another access level can make wrong about a decision after it was written down: asked
 * when it is made, when it is confirmed and when it goes out.
 */
export function standingProblems(
  { outcome, opensOn, conditions }: Pick<ItemDecision, 'outcome' | 'opensOn' | 'conditions'>,
  circumstances: Omit<Circumstances, 'rules'>,
): Problem[] {
  const { field, today, isBound, isOpen } = circumstances;
  const problems: Problem[] = [];
  if (opensOn && !PARTIAL_DAY.test(opensOn) && !isDay(opensOn)) {
    problems.push({ field: `${field}.opensOn`, code: 'unknown' });
  } else if (opensOn && opensOn < today.slice(0, opensOn.length)) {
    problems.push({ field: `${field}.opensOn`, code: 'day-out-of-range' });
  }
  if (conditions) problems.push(...conditionProblems(conditions, outcome, circumstances));
  if (conditions && isBound) problems.push({ field: `${field}.outcome`, code: 'bound-by-opinion' });
  if (outcome === 'already-open' && !isOpen) problems.push({ field: `${field}.outcome`, code: 'not-open' });
  return problems;
}

/** `granted` has no condition but its last day, and takes policy's where none is named. */
function conditionsOf({ outcome, conditions }: DecisionInput, { access, today }: Circumstances): GrantConditions {
  const last = conditions?.untilDay
    ? { untilDay: conditions.untilDay }
    : { untilDay: dayAfter(today, access.grantDays), untilByRule: true as const };
  if (outcome === 'granted' || !conditions) return { ...last, onSiteOnly: false, noDownload: false, maxViews: null };
  return { ...conditions, ...last };
}

function conditionProblems(
  { untilDay, onSiteOnly, noDownload, maxViews }: GrantConditions,
  outcome: ItemDecision['outcome'],
  { access, assurance, today, field }: Omit<Circumstances, 'rules'>,
): Problem[] {
  const problems: Problem[] = [];
  const last = dayAfter(today, access.mostGrantDays);
  if (!isDay(untilDay)) problems.push({ field: `${field}.untilDay`, code: 'unknown' });
  else if (untilDay < today || untilDay > last) {
    problems.push({ field: `${field}.untilDay`, code: 'day-out-of-range', most: last });
  }
  if (maxViews !== null && (!Number.isInteger(maxViews) || maxViews < 1)) {
    problems.push({ field: `${field}.maxViews`, code: 'unknown' });
  }
  if (outcome === 'granted-with-conditions' && !onSiteOnly && !noDownload && maxViews === null) {
    problems.push({ field: `${field}.conditions`, code: 'missing' });
  }
  if (!onSiteOnly && assurance === 'declared' && access.readElsewhereFrom === 'seen') {
    problems.push({ field: `${field}.onSiteOnly`, code: 'identity-not-seen' });
  }
  return problems;
}
