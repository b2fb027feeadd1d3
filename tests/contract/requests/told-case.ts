import type { Insertable, Kysely } from 'kysely';
import type { Database } from '../../../src/platform/database/schema.ts';
import type { AccessCaseTable } from '../../../src/platform/database/tables/requests.ts';
import { newId } from '../../../src/platform/secrets.ts';
import type { LetterContent } from '../../../src/requests/letter-content.ts';

const THEN = '2026-11-20T02:00:00.000Z';

/** Words that stand in one place of a case each, by that place. */
export const WORDS = {
  subject: 'qsubjectword',
  evidence: 'qevidenceword',
  note: 'qformnoteword',
  itemReason: 'qitemreasonword',
  decision: 'qdecisionword',
  proposal: 'qproposalword',
  message: 'qmessageword',
  internal: 'qinternalword',
  file: 'qfilenameword',
  question: 'qquestionword',
  opinion: 'qopinionword',
  letter: 'qlettername',
  letterNote: 'qletternote',
  letterWords: 'qletterwords',
  translated: 'qtranslatedwords',
  extension: 'qextensionword',
  grantReason: 'qgrantreason',
  searched: 'qsearchedword',
};
/** Those that are between staff. */
export const INTERNAL = [WORDS.internal, WORDS.opinion, WORDS.question, WORDS.proposal, WORDS.searched];

/** A case in which everything was said that can be said, with a grant that came of it. @returns its id, pk and grant */
export async function insertToldCase(
  db: Kysely<Database>,
  { readerPk, staffPk, recordId = 'hs1' }: { readerPk: number; staffPk: number; recordId?: string },
  changes: Partial<Insertable<AccessCaseTable>> = {},
): Promise<{ id: string; pk: number; number: string; grantId: string; itemId: string }> {
  const id = newId();
  const number = `YC-2026-${id.slice(0, 4).toUpperCase()}`;
  const form = {
    items: [{ recordId, use: 'reading', reason: WORDS.itemReason }],
    purpose: 'research',
    subject: WORDS.subject,
    evidence: [{ ground: 'own-data', words: WORDS.evidence }],
    note: WORDS.note,
    agreed: true,
  };
  const { pk } = await db
    .insertInto('access_case')
    .values({
      id,
      number,
      account_pk: readerPk,
      state: 'decided',
      version: 5,
      language: 'vi',
      form: JSON.stringify(form),
      purpose: 'research',
      created_at: THEN,
      changed_at: THEN,
      submitted_at: THEN,
      clock_from: THEN,
      due_on: '2026-12-01',
      time_limit: 'conditional',
      access: 'conditional',
      policy_from: '2025-07-01',
      assignee_pk: staffPk,
      decided_at: THEN,
      ...changes,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  const told = { outcome: 'granted', reason: null, opensOn: null, conditions: null };
  const itemId = newId();
  const item = await db
    .insertInto('requested_item')
    .values({
      id: itemId,
      case_pk: pk,
      position: 1,
      record_id: recordId,
      reason: WORDS.itemReason,
      snapshot: JSON.stringify({
        level: 'file',
        title: 'Hồ sơ',
        referenceCode: '1',
        address: null,
        dates: '1957',
        access: 'conditional',
        fonds: { id: 'p', title: 'Phông' },
        online: false,
        use: 'reading',
      }),
      state: 'granted',
      version: 3,
      proposal: JSON.stringify({ ...told, words: WORDS.proposal }),
      proposed_by: staffPk,
      confirmations: '[]',
      decision: JSON.stringify({ ...told, words: WORDS.decision }),
      decided_by: staffPk,
      decided_at: THEN,
      appealed: 0,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  const grantId = newId();
  await db
    .insertInto('access_grant')
    .values({
      id: grantId,
      account_pk: readerPk,
      case_pk: pk,
      item_pk: item.pk,
      record_id: recordId,
      state: 'active',
      version: 1,
      from_day: '2026-11-20',
      until_day: '2026-12-20',
      on_site_only: 0,
      no_download: 0,
      max_views: null,
      views: 3,
      changed_at: THEN,
      reason: WORDS.grantReason,
    })
    .execute();
  await insertWords(db, pk, readerPk, staffPk, { id, number });
  return { id, pk, number, grantId, itemId };
}

/** A draft that says something and has a file. */
export async function insertDraft(db: Kysely<Database>, readerPk: number): Promise<void> {
  const { pk } = await db
    .insertInto('access_case')
    .values({
      id: newId(),
      account_pk: readerPk,
      state: 'draft',
      version: 2,
      language: 'vi',
      form: JSON.stringify({ items: [], purpose: '', subject: WORDS.subject, evidence: [], note: '', agreed: false }),
      created_at: THEN,
      changed_at: THEN,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  await insertFile(db, pk, readerPk);
}

async function insertWords(
  db: Kysely<Database>,
  pk: number,
  readerPk: number,
  staffPk: number,
  { id, number }: { id: string; number: string },
): Promise<void> {
  const message = { case_pk: pk, at: THEN };
  await db
    .insertInto('case_message')
    .values([
      { ...message, id: newId(), author_pk: readerPk, author_kind: 'reader', text: WORDS.message, is_internal: 0 },
      { ...message, id: newId(), author_pk: staffPk, author_kind: 'staff', text: WORDS.internal, is_internal: 1 },
    ])
    .execute();
  await insertFile(db, pk, readerPk);
  await db
    .insertInto('consultation')
    .values({
      id: newId(),
      case_pk: pk,
      body: 'Sở Nội vụ',
      question: WORDS.question,
      asked_by: staffPk,
      asked_at: THEN,
      opinion: WORDS.opinion,
      is_binding: 0,
      consents: 1,
      recorded_by: staffPk,
      recorded_at: THEN,
    })
    .execute();
  await db
    .insertInto('clock_extension')
    .values({ case_pk: pk, working_days: 3, reason: WORDS.extension, decided_by: staffPk, at: THEN })
    .execute();
  await db.insertInto('case_word').values({ word: WORDS.searched, case_pk: pk }).execute();
  await db
    .insertInto('case_letter')
    .values({
      id: newId(),
      case_pk: pk,
      kind: 'decision',
      language: 'vi',
      created_at: THEN,
      created_by: staffPk,
      content: JSON.stringify({
        ...letter(id, number),
        translation: { ...letter(id, number), language: 'en', words: WORDS.translated },
      }),
    })
    .execute();
}

async function insertFile(db: Kysely<Database>, pk: number, readerPk: number): Promise<void> {
  await db
    .insertInto('attachment')
    .values({
      id: newId(),
      case_pk: pk,
      message_pk: null,
      account_pk: readerPk,
      evidence: 'own-data',
      file_name: `${WORDS.file}.pdf`,
      media_type: 'application/pdf',
      bytes: 3,
      sha256: '00',
      stored_as: newId(),
      scan: 'clean',
      added_at: THEN,
      is_internal: 0,
    })
    .execute();
}

function letter(caseId: string, caseNumber: string): LetterContent {
  return {
    kind: 'decision',
    language: 'vi',
    caseId,
    caseNumber,
    day: '2026-11-20',
    archive: { parent: null, name: 'Lưu trữ', place: 'Sông Châu', address: '', telephone: '', email: '' },
    reader: { name: WORDS.letter, workplace: WORDS.letter },
    submittedOn: '2026-11-20',
    grounds: [],
    items: [
      {
        title: 'Hồ sơ',
        referenceCode: '1',
        outcome: 'granted',
        reason: null,
        ground: null,
        opensOn: null,
        conditions: [],
        untilDay: '2026-12-20',
        note: WORDS.letterNote,
      },
    ],
    words: WORDS.letterWords,
    remedy: [],
    appealUntil: null,
    signer: { title: 'Giám đốc', name: 'Trần Thị Bình' },
  };
}

/** Every row of every table, as one text. */
export async function everythingStored(db: Kysely<Database>): Promise<string> {
  const tables = await db.introspection.getTables();
  const rows = [];
  for (const { name } of tables)
    rows.push(
      await db
        .selectFrom(name as keyof Database)
        .selectAll()
        .execute(),
    );
  return JSON.stringify(rows);
}
