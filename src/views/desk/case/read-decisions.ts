import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { DeskItem } from '../../../requests/desk-case.ts';
import type { DecisionInput } from '../../../requests/item-decision.ts';
import { OUTCOMES } from '../../../requests/states.ts';
import type { FormError } from '../../form/form-error.ts';
import type { Form } from '../../form/read-form.ts';
import { readDay, readPartialDay } from '../read-day.ts';

export type ItemDecisions = { itemId: string; decision: DecisionInput }[];

/** One decision for every item that was ticked, or what is wrong with it. */
export function readDecisions(
  lang: Lang,
  form: Form,
  items: readonly DeskItem[],
): { decisions: ItemDecisions } | { errors: FormError[] } {
  const texts = t(lang).desk.case.refusals;
  const errors: FormError[] = [];
  const chosen = items.filter(({ id }) => form.all('item').includes(id));
  if (chosen.length === 0) errors.push({ field: 'items', text: texts.nothingChosen });
  const outcome = form.oneOf('decision-outcome', OUTCOMES);
  if (!outcome) errors.push({ field: 'decision-outcome', text: texts.noOutcome });
  const opensOn = typed(form.line('decision-opensOn'), readPartialDay);
  if (opensOn === null) errors.push({ field: 'decision-opensOn', text: texts.badOpening });
  const untilDay = typed(form.line('decision-untilDay'), readDay);
  if (untilDay === null) errors.push({ field: 'decision-untilDay', text: texts.badDay });
  const maxViews = typed(form.line('decision-maxViews'), readNumber);
  if (maxViews === null) errors.push({ field: 'decision-maxViews', text: texts.badNumber });
  if (!outcome || errors.length > 0) return { errors };

  const reason = form.line('decision-reason');
  const conditions = {
    untilDay: untilDay ?? '',
    onSiteOnly: outcome === 'granted-with-conditions' && form.has('decision-onSiteOnly'),
    noDownload: outcome === 'granted-with-conditions' && form.has('decision-noDownload'),
    maxViews: outcome === 'granted-with-conditions' ? (maxViews ?? null) : null,
  };
  const isGrant = outcome === 'granted' || outcome === 'granted-with-conditions';
  return {
    decisions: chosen.map((item) => ({
      itemId: item.id,
      decision: {
        outcome,
        words: form.lines('decision-words'),
        ...(reason !== '' ? { reason } : {}),
        ...(opensOn ? { opensOn } : {}),
        ...(isGrant ? { conditions } : {}),
      },
    })),
  };
}

/** @returns undefined where nothing was typed, null where it cannot be read */
function typed<Value>(text: string, read: (text: string) => Value | undefined): Value | undefined | null {
  return text === '' ? undefined : (read(text) ?? null);
}

function readNumber(text: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
