import { USES, type RequestForm } from './request-form.ts';

const LONGEST_CODE = 100;

/**
 * Keeps of what came in what belongs to a form, each record and each ground once, in the reader's order. Nothing else
 * that was sent along gets into the case.
 */
export function tidyForm(form: RequestForm): RequestForm {
  const items = form.items
    .filter(({ recordId }) => recordId !== '' && recordId.length <= LONGEST_CODE)
    .map(({ recordId, use, reason }) => ({ recordId, use: USES.find((known) => known === use) ?? 'reading', reason }));
  const evidence = form.evidence
    .filter(({ ground }) => ground !== '' && ground.length <= LONGEST_CODE)
    .map(({ ground, words }) => ({ ground, words }));
  return {
    items: firstOfEach(items, ({ recordId }) => recordId),
    purpose: form.purpose.slice(0, LONGEST_CODE),
    subject: form.subject,
    evidence: firstOfEach(evidence, ({ ground }) => ground),
    note: form.note,
    agreed: form.agreed === true,
  };
}

function firstOfEach<One>(list: readonly One[], keyOf: (one: One) => string): One[] {
  const seen = new Set<string>();
  return list.filter((one) => {
    const key = keyOf(one);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The form of a case as it is kept; only this program writes it. */
export function readForm(json: string): RequestForm {
  return JSON.parse(json) as RequestForm;
}
