import type { Change } from '../change.ts';
import type { RequestForm } from '../request-form.ts';
import { addCaseWords, wordsOf } from '../storage/case-words.ts';
import type { StaffRecordFacts } from '../record-facts.ts';

/** What staff find a case by: whose it is, what it asks for (masked titles too), what was written. */
export async function indexForm(
  change: Change,
  form: RequestForm,
  number: string,
  records: ReadonlyMap<string, StaffRecordFacts>,
): Promise<void> {
  const purpose = change.rules.purposes.find(({ code }) => code === form.purpose)?.label;
  const texts = [
    number,
    change.reader.name,
    change.reader.workplace,
    purpose?.vi,
    purpose?.en,
    form.subject,
    form.note,
    ...form.items.map(({ reason }) => reason),
    ...form.evidence.map(({ words }) => words),
    ...[...records.values()].flatMap(({ title, referenceCode, fonds }) => [title, referenceCode, fonds.title]),
  ];
  await addCaseWords(change.trx, change.row.pk, wordsOf(...texts));
}

export async function indexText(change: Change, ...texts: string[]): Promise<void> {
  await addCaseWords(change.trx, change.row.pk, wordsOf(...texts));
}
