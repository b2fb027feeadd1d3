import { LONGEST, type EvidenceGround, type RequestForm, type RequestedRecord } from './request-form.ts';
import { strictest } from './item-chain.ts';
import type { RequestRules, TimeLimitKind } from './policy.ts';
import type { PublicRecordFacts } from './record-facts.ts';
import type { Problem } from './refusals.ts';

export interface CheckedForm {
  problems: Problem[];
  /** The longest time of all items. */
  timeLimit: TimeLimitKind;
  access: 'open' | 'conditional' | 'closed';
}

/**
 * Whether a form can be sent.
 * @param facts of its records, by the id asked for; those that are not for the public are missing
 * @param filesFor how many files there are for each evidence ground
 */
export function checkForm(
  form: RequestForm,
  rules: RequestRules,
  facts: ReadonlyMap<string, PublicRecordFacts>,
  filesFor: ReadonlyMap<string, number>,
): CheckedForm {
  const found = form.items.flatMap((item) => facts.get(item.recordId) ?? []);
  const access = strictest(found.map((record) => record.access));
  const problems = [
    ...itemProblems(form, rules, facts),
    ...(form.purpose === '' ? [missing('purpose')] : []),
    ...(form.purpose !== '' && !rules.purposes.some(({ code }) => code === form.purpose)
      ? [{ field: 'purpose', code: 'unknown' as const }]
      : []),
    ...(form.subject.trim() === '' ? [missing('subject')] : []),
    ...evidenceProblems(
      form.evidence,
      rules,
      filesFor,
      found.some((record) => rules.byAccess[record.access].evidenceNeeded),
    ),
    ...(form.agreed ? [] : [missing('agreed')]),
    ...lengthProblems(form),
  ];
  return { problems, access, timeLimit: longestTime(form.items, rules, facts) };
}

function itemProblems({ items }: RequestForm, rules: RequestRules, facts: ReadonlyMap<string, PublicRecordFacts>) {
  const most = rules.limits.itemsPerCase;
  const problems: Problem[] = [];
  if (items.length === 0) problems.push(missing('items'));
  if (items.length > most) problems.push({ field: 'items', code: 'too-many', most });
  for (const item of items) {
    const field = `items.${item.recordId}`;
    const record = facts.get(item.recordId);
    if (!record) problems.push({ field, code: 'no-record' });
    else if (!record.requestable) problems.push({ field, code: 'not-requestable' });
    else if (item.reason.trim() === '' && needsReason(item, record, rules)) problems.push(missing(`${field}.reason`));
  }
  return problems;
}

/** Whether the reader must say why this record: by its access, or because it can be read on this site at once. */
export function needsReason(
  item: Pick<RequestedRecord, 'use'>,
  record: PublicRecordFacts,
  rules: RequestRules,
): boolean {
  if (rules.byAccess[record.access].reasonNeeded) return true;
  return record.online && item.use === 'reading' && rules.onlineNeedsReason;
}

function evidenceProblems(
  evidence: readonly EvidenceGround[],
  rules: RequestRules,
  filesFor: ReadonlyMap<string, number>,
  isNeeded: boolean,
): Problem[] {
  if (evidence.length === 0) return isNeeded ? [missing('evidence')] : [];
  return evidence.flatMap(({ ground, words }): Problem[] => {
    const rule = rules.evidence.find(({ code }) => code === ground);
    if (!rule) return [{ field: `evidence.${ground}`, code: 'unknown' }];
    if (rule.needsFile) {
      return (filesFor.get(ground) ?? 0) > 0 ? [] : [{ field: `evidence.${ground}`, code: 'file-needed' }];
    }
    return words.trim() === '' ? [missing(`evidence.${ground}.words`)] : [];
  });
}

/** Beyond what anybody types: what a draft refuses, too. */
export function lengthProblems(form: RequestForm): Problem[] {
  const texts: [field: string, text: string, most: number][] = [
    ['subject', form.subject, LONGEST.subject],
    ['note', form.note, LONGEST.note],
    ...form.items.map((item): [string, string, number] => [
      `items.${item.recordId}.reason`,
      item.reason,
      LONGEST.reason,
    ]),
    ...form.evidence.map((one): [string, string, number] => [`evidence.${one.ground}.words`, one.words, LONGEST.words]),
  ];
  return texts
    .filter(([, text, most]) => text.length > most)
    .map(([field, , most]) => ({ field, code: 'too-long', most }));
}

function longestTime(
  items: readonly RequestedRecord[],
  rules: RequestRules,
  facts: ReadonlyMap<string, PublicRecordFacts>,
): TimeLimitKind {
  const kinds = items.flatMap((item): TimeLimitKind[] => {
    const record = facts.get(item.recordId);
    if (!record) return [];
    return [rules.byAccess[record.access].timeLimit, ...(item.use === 'copy' ? ['copy' as const] : [])];
  });
  const days = (kind: TimeLimitKind) => rules.timeLimits[kind].workingDays;
  return kinds.reduce<TimeLimitKind>(
    (longest, kind) => (days(kind) > days(longest) ? kind : longest),
    kinds[0] ?? 'reading',
  );
}

function missing(field: string): Problem {
  return { field, code: 'missing' };
}
