import { join } from 'node:path';
import { newId } from '../../../src/platform/secrets.ts';
import type { Attachments } from '../../../src/requests/attachments/attachments.ts';
import { value, type RequestRoom } from '../../contract/requests/request-room.ts';

/** Files of one case, by the ids in their addresses. */
export interface PlantedFiles {
  /** Of the form. */
  evidence: string;
  /** Of a message that both sides read; absent in a draft, which has none. */
  message?: string;
  /** Of a note between staff. */
  note?: string;
}

/** What is in each of them. */
export const FILE_TEXT = 'Giấy đồng ý.';

/**
 * Files in a case, whatever state it is in: sent with a draft, and moved, since most states take none.
 * @param draftId of a draft of Lan's
 */
export async function plantFiles(
  { db, readers, staff }: RequestRoom,
  attachments: Attachments,
  caseId: string,
  draftId: string,
): Promise<PlantedFiles> {
  // Each with words of its own: the same paper twice would be one.
  const file = (of: keyof PlantedFiles) => ({
    name: join('don', 'giay.txt'),
    content: new TextEncoder().encode(`${FILE_TEXT} ${of} ${caseId}\n`),
    evidence: 'consent',
  });
  const { pk } = await db.selectFrom('access_case').select('pk').where('id', '=', caseId).executeTakeFirstOrThrow();
  const evidence = value(await attachments.add(readers.lan, draftId, file('evidence'))).id;
  if (caseId === draftId) return { evidence };
  const message = value(await attachments.add(readers.lan, draftId, file('message'))).id;
  const note = value(await attachments.add(readers.lan, draftId, file('note'))).id;
  const said = { case_pk: pk, at: new Date().toISOString(), text: 'Gửi kèm' };
  const messagePk = await say({ ...said, author_pk: readers.lan.pk, author_kind: 'reader', is_internal: 0 });
  const notePk = await say({ ...said, author_pk: staff.an.pk, author_kind: 'staff', is_internal: 1 });
  const ofMessage = { case_pk: pk, evidence: null };
  await db.updateTable('attachment').set({ case_pk: pk }).where('id', '=', evidence).execute();
  await db
    .updateTable('attachment')
    .set({ ...ofMessage, message_pk: messagePk })
    .where('id', '=', message)
    .execute();
  await db
    .updateTable('attachment')
    .set({ ...ofMessage, message_pk: notePk, account_pk: staff.an.pk, is_internal: 1 })
    .where('id', '=', note)
    .execute();
  return { evidence, message, note };

  async function say(words: {
    case_pk: number;
    at: string;
    text: string;
    author_pk: number;
    author_kind: 'reader' | 'staff';
    is_internal: number;
  }): Promise<number> {
    const row = { id: newId(), ...words };
    return (await db.insertInto('case_message').values(row).returning('pk').executeTakeFirstOrThrow()).pk;
  }
}
