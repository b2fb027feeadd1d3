import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/platform/content/read-text.ts';
import { newSpokenNumber, readSpokenNumber } from '../../../src/platform/spoken-number.ts';
import { checkForm } from '../../../src/requests/check-form.ts';
import { derivedOutcome } from '../../../src/requests/derived-outcome.ts';
import { isDecided, strictest } from '../../../src/requests/item-chain.ts';
import { requestPolicyOf } from '../../../src/requests/load-policy.ts';
import type { PublicRecordFacts } from '../../../src/requests/record-facts.ts';
import { USES, type RequestForm } from '../../../src/requests/request-form.ts';
import { CASE_STATES, ITEM_STATES, OUTCOMES } from '../../../src/requests/states.ts';
import type { ItemRow } from '../../../src/requests/storage/case-rows.ts';
import { tidyForm } from '../../../src/requests/tidy-form.ts';
import { CASE_RULES, ITEM_RULES } from '../../../src/requests/transitions.ts';

const rules = requestPolicyOf(readText('content/policy/requests.yaml', 'requests.yaml'), 'requests.yaml').on(
  '2026-11-27',
);
const access = fc.constantFrom('open', 'conditional', 'closed');

describe('the rules of requests', () => {
  it('give a number that is read back however it is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom('-', ' ', '.', ''), fc.boolean(), (between, small) => {
        const number = newSpokenNumber('YC', '2026');
        const typed = number.replaceAll('-', between);
        expect(readSpokenNumber('YC', small ? ` ${typed.toLowerCase()} ` : typed)).toBe(number);
      }),
    );
    expect(readSpokenNumber('YC', 'YC-2026-7KQ4')).toBeUndefined();
    expect(readSpokenNumber('YC', 'thủy lợi 2026')).toBeUndefined();
    expect(readSpokenNumber('BS', 'YC-2026-7KQ4-M3TZ')).toBeUndefined();
  });

  it('give numbers that do not repeat in a hundred thousand', () => {
    expect(new Set(Array.from({ length: 100_000 }, () => newSpokenNumber('YC', '2026'))).size).toBe(100_000);
  });

  it('call a decision granted only when all of it is given, refused only when nothing is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...OUTCOMES, 'withdrawn' as const), { minLength: 1 }), (states) => {
        const counted = states.filter((state) => state !== 'withdrawn');
        const given = counted.filter((state) => ['granted', 'granted-with-conditions', 'already-open'].includes(state));
        const outcome = derivedOutcome(states);
        expect(outcome === 'granted').toBe(given.length === counted.length);
        expect(outcome === 'partly').toBe(given.length > 0 && given.length < counted.length);
        expect(derivedOutcome(states.toReversed())).toBe(outcome);
      }),
    );
  });

  it('never take fewer people than the stricter of what a record was and is asks for', () => {
    fc.assert(
      fc.property(
        access,
        access,
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
        (was, is, proposer, confirmers) => {
          const item = {
            state: 'refused',
            record_id: 'r',
            snapshot: JSON.stringify({ access: was }),
            proposed_by: proposer,
            confirmations: JSON.stringify(confirmers.map((by) => ({ by, at: '' }))),
          } as ItemRow;
          const chain = rules.byAccess[strictest([was, is])];
          const people = new Set([proposer, ...confirmers]);
          const enough = confirmers.length >= chain.confirmedBy.length;
          expect(isDecided(item, rules, new Map([['r', is]]))).toBe(
            enough && (!chain.fourEyes || people.size === confirmers.length + 1),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('give a request the longest time of its records, in whatever order they stand', () => {
    const item = fc.record({ level: access, use: fc.constantFrom(...USES) });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 10 }), (asked) => {
        const items = asked.map(({ use }, at) => ({ recordId: `r${at}`, use, reason: 'x' }));
        const facts = new Map(
          asked.map(({ level }, at) => [`r${at}`, { access: level, requestable: true } as PublicRecordFacts]),
        );
        const form = { items, purpose: 'work', subject: 'x', evidence: [], note: '', agreed: true };
        const days = asked.flatMap(({ level, use }) => [
          rules.timeLimits[rules.byAccess[level].timeLimit].workingDays,
          use === 'copy' ? rules.timeLimits.copy.workingDays : 0,
        ]);
        const check = (order: RequestForm) =>
          rules.timeLimits[checkForm(order, rules, facts, new Map()).timeLimit].workingDays;
        expect(check(form)).toBe(Math.max(...days));
        expect(check({ ...form, items: items.toReversed() })).toBe(Math.max(...days));
      }),
    );
  });

  it('keep a form as it was typed: tidied once or twice, each record once, in order', () => {
    const text = fc.string({ unit: 'grapheme' });
    const form = fc.record({
      items: fc.array(
        fc.record({ recordId: fc.constantFrom('a', 'b', 'c', ''), use: fc.constantFrom(...USES), reason: text }),
      ),
      purpose: text.filter((one) => one.length <= 100),
      subject: text,
      evidence: fc.array(fc.record({ ground: fc.constantFrom('consent', 'own-data', ''), words: text })),
      note: text,
      agreed: fc.boolean(),
    });
    fc.assert(
      fc.property(form, (typed) => {
        const tidy = tidyForm(typed);
        expect(tidyForm(tidy)).toEqual(tidy);
        const { subject, note, agreed, purpose } = typed;
        expect(tidy).toMatchObject({ subject, note, agreed, purpose });
        const ids = typed.items.map(({ recordId }) => recordId).filter((id) => id !== '');
        expect(tidy.items.map(({ recordId }) => recordId)).toEqual([...new Set(ids)]);
      }),
    );
  });
});

describe('the tables of transitions', () => {
  it('have one rule at most for a state and an action, and lead to every state from the draft', () => {
    const keys = CASE_RULES.map(({ from, action }) => `${from} ${action}`);
    expect(new Set(keys).size).toBe(keys.length);
    const reached = new Set<string>(['draft']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of CASE_RULES) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...CASE_STATES, 'gone'].sort());
  });

  it('let only a late answer out of a closed case, with what lapsed in it, and no item move in a draft', () => {
    const out = CASE_RULES.filter(({ from }) => from === 'closed');
    expect(out.map(({ action, by, guards }) => ({ action, by, guards }))).toEqual([
      { action: 'reply', by: ['owner'], guards: ['may-ask', 'lapsed-once'] },
    ]);
    const moved = ITEM_RULES.filter(({ within }) => within === 'closed' || within === 'draft' || within === 'decided');
    expect(moved.map(({ within, from, action, to }) => [within, from, action, to])).toEqual([
      ['closed', 'withdrawn', 'reopen', 'pending'],
    ]);
    expect(new Set(ITEM_RULES.map(({ to }) => to))).toEqual(new Set(ITEM_STATES));
  });
});
