import { expect, it } from 'vitest';
import { t } from '../../../../src/i18n/translate.ts';
import { CASE_RULES, GRANT_RULES, ITEM_RULES, MESSAGE_RULES } from '../../../../src/requests/transitions.ts';

/** What leaves no line in a case's history: drafts, and what is gone with its case. */
const UNTOLD = new Set(['save', 'discard', 'forget']);

it('everything that can happen to a case has words in its history', () => {
  const happening = [
    ...CASE_RULES.map(({ action }) => action),
    ...ITEM_RULES.map(({ action }) => action),
    ...GRANT_RULES.map(({ action }) => `grant-${action}`),
    ...Object.keys(MESSAGE_RULES),
  ].filter((action) => !UNTOLD.has(action));
  for (const lang of ['vi', 'en'] as const) {
    const { actions } = t(lang).desk.case.history;
    expect(happening.filter((action) => actions[action] === undefined)).toEqual([]);
  }
});
