import type { Transaction } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { ItemDecision } from '../item-decision.ts';
import type { LetterContent, LetterText } from '../letter-content.ts';
import { EMPTY_FORM } from '../request-form.ts';

/** Stands where a name stood. */
const NOBODY = '—';

/**
 * Takes out of cases whatever a person wrote or is named by: form, reasons, messages, notes, files, opinions, names in
 * letters, words to search by. What was asked for, by which rules, when and with what outcome stays.
 */
export async function emptyCases(trx: Transaction<Database>, casePks: readonly number[], at: string): Promise<void> {
  if (casePks.length === 0) return;
  const these = numbers(trx, casePks);
  await trx.deleteFrom('attachment').where('case_pk', 'in', these).execute();
  await trx.deleteFrom('case_word').where('case_pk', 'in', these).execute();
  await trx.updateTable('case_message').set({ text: '' }).where('case_pk', 'in', these).execute();
  await trx
    .updateTable('consultation')
    .set((e) => ({
      question: '',
      opinion: e.case().when('opinion', 'is', null).then(null).else('').end(),
    }))
    .where('case_pk', 'in', these)
    .execute();
  await trx.updateTable('clock_extension').set({ reason: '' }).where('case_pk', 'in', these).execute();
  await trx.updateTable('access_grant').set({ reason: null }).where('case_pk', 'in', these).execute();
  await emptyItems(trx, casePks);
  await emptyLetters(trx, casePks);
  await trx
    .updateTable('access_case')
    .set({ form: JSON.stringify(EMPTY_FORM), emptied_at: at, reader_wrote_at: null })
    .where('pk', 'in', these)
    .execute();
}

async function emptyItems(trx: Transaction<Database>, casePks: readonly number[]): Promise<void> {
  const rows = await trx
    .selectFrom('requested_item')
    .select(['pk', 'proposal', 'decision'])
    .where('case_pk', 'in', numbers(trx, casePks))
    .execute();
  const emptied = rows.map(({ pk, proposal, decision }) => ({
    pk,
    set: { reason: '', proposal: withoutWords(proposal), decision: withoutWords(decision) },
  }));
  // Without words most are alike: one statement for all that are.
  for (const alike of Map.groupBy(emptied, ({ set }) => JSON.stringify(set)).values()) {
    const pks = alike.map(({ pk }) => pk);
    await trx.updateTable('requested_item').set(alike[0]!.set).where('pk', 'in', numbers(trx, pks)).execute();
  }
}

function withoutWords(decision: string | null): string | null {
  if (decision === null) return null;
  return JSON.stringify({ ...(JSON.parse(decision) as ItemDecision), words: '' });
}

async function emptyLetters(trx: Transaction<Database>, casePks: readonly number[]): Promise<void> {
  const rows = await trx
    .selectFrom('case_letter')
    .select(['pk', 'content'])
    .where('case_pk', 'in', numbers(trx, casePks))
    .execute();
  for (const { pk, content } of rows) {
    const emptied = JSON.stringify(withoutPerson(JSON.parse(content) as LetterContent));
    await trx.updateTable('case_letter').set({ content: emptied }).where('pk', '=', pk).execute();
  }
}

function withoutPerson({ translation, ...letter }: LetterContent): LetterContent {
  const emptied = textWithoutPerson(letter);
  return translation ? { ...emptied, translation: textWithoutPerson(translation) } : emptied;
}

function textWithoutPerson(letter: LetterText): LetterText {
  const reader = { name: NOBODY, workplace: null };
  if (letter.kind === 'receipt') return { ...letter, reader };
  if (letter.kind === 'extension') return { ...letter, reader, reason: '' };
  const items = letter.items.map((item) => ({ ...item, note: '' }));
  return { ...letter, reader, items, ...(letter.words === undefined ? {} : { words: '' }) };
}
