import { newId } from '../../platform/secrets.ts';
import type { Change } from '../change.ts';
import type { LetterContent } from '../letter-content.ts';
import { letterCaseOf } from './letter-case.ts';
import type { LetterCase } from './build-letters.ts';

/** Keeps a letter as it goes out. @returns its id */
export async function writeLetter(change: Change, content: LetterContent): Promise<string> {
  const id = newId();
  await change.trx
    .insertInto('case_letter')
    .values({
      id,
      case_pk: change.row.pk,
      kind: content.kind,
      language: content.language,
      created_at: change.at,
      created_by: change.actor.kind === 'staff' ? change.actor.pk : null,
      content: JSON.stringify(content),
    })
    .execute();
  return id;
}

/** What the letters of a case on its way need to know of it. */
export function aboutChange({ row, patch, at, today, reader, rules, room }: Change): LetterCase {
  return letterCaseOf(
    { ...row, number: patch.number ?? row.number, submitted_at: row.submitted_at ?? at },
    { reader, rules, today, archive: room.archive },
  );
}
