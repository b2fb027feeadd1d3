import type { Insertable, Kysely } from 'kysely';
import { foldedLabel } from '../../src/catalogue/access-words/comparable.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import type * as People from '../../src/platform/database/tables/people.ts';
import type * as Requests from '../../src/platform/database/tables/requests.ts';
import { newId } from '../../src/platform/secrets.ts';
import { goOnNumbering, insertAll, settle } from './plant-rows.ts';
import { seededRandom, type Random } from './random.ts';
import { PLACES, SUBJECTS, WORDS } from './vocabulary.ts';

export interface PlantedDesk {
  readers: { pk: number; id: string }[];
  archivists: { pk: number; id: string }[];
  approvers: { pk: number; id: string }[];
}

const READERS = 5_000;
const ARCHIVISTS = 20;
const APPROVERS = 5;
/** Of all cases: the rest is decided and closed, as in an archive that has run for years. */
const OPEN_SHARE = 0.04;
/** Not so long that retention has emptied any of them: the words of all are there to be looked through. */
const YEARS_OF_USE_DAYS = 700;
const WORDS_OF_A_CASE = 20;
const DAY_MS = 86_400_000;
const OPEN_STATES = [
  'submitted',
  'in-review',
  'in-review',
  'awaiting-applicant',
  'consulting',
  'under-appeal',
] as const;

/**
 * Fills an empty desk with cases as years of use would leave them. Written row by row into the tables: through the
 * use cases it would take an hour. @param now the day that the cases lead up to
 */
export async function plantCases(db: Kysely<Database>, count: number, now: Date): Promise<PlantedDesk> {
  const random = seededRandom(5);
  const desk = await plantPeople(db, now);
  const records = await db
    .selectFrom('record')
    .select('id')
    .where('listed', '=', 1)
    .where('level', '=', 'file')
    .execute();
  const ids = records.map(({ id }) => id);
  const cases = Array.from({ length: count }, (_, i) => caseRow(i + 1, count, desk, random, now));
  await insertAll(db, 'access_case', cases);
  await insertAll(
    db,
    'requested_item',
    cases.flatMap((one) => itemRows(one, ids, random)),
  );
  await insertAll(
    db,
    'case_word',
    cases.flatMap((one) => wordRows(one, random)),
  );
  await insertAll(db, 'case_event', cases.flatMap(eventRows));
  await goOnNumbering(db, 'account');
  await goOnNumbering(db, 'access_case');
  await settle(db);
  return desk;
}

async function plantPeople(db: Kysely<Database>, now: Date): Promise<PlantedDesk> {
  const base = await db
    .selectFrom('account')
    .select((e) => e.fn.max('pk').as('last'))
    .executeTakeFirst();
  const first = (base?.last ?? 0) + 1;
  const make = (number: number, kind: 'reader' | 'staff') => accountRow(first + number, kind, now);
  const readers = Array.from({ length: READERS }, (_, i) => make(i, 'reader'));
  const archivists = Array.from({ length: ARCHIVISTS }, (_, i) => make(READERS + i, 'staff'));
  const approvers = Array.from({ length: APPROVERS }, (_, i) => make(READERS + ARCHIVISTS + i, 'staff'));
  await insertAll(db, 'account', [...readers, ...archivists, ...approvers]);
  await insertAll(db, 'account_role', [
    ...archivists.map(({ pk }) => ({ account_pk: pk, role: 'archivist' as const })),
    ...approvers.map(({ pk }) => ({ account_pk: pk, role: 'approver' as const })),
  ]);
  return { readers, archivists, approvers };
}

function accountRow(pk: number, kind: 'reader' | 'staff', now: Date) {
  const at = now.toISOString();
  return {
    pk,
    id: newId(),
    kind,
    email: `p${pk}@bench.example`,
    email_key: `p${pk}@bench.example`,
    email_verified_at: at,
    name: `${PLACES[pk % PLACES.length]} ${pk}`,
    name_key: foldedLabel(`${PLACES[pk % PLACES.length]} ${pk}`),
    password_hash: null,
    status: 'active',
    assurance: 'declared',
    language: 'vi',
    created_at: at,
    confirmed_at: at,
    privacy_version: '1',
    privacy_at: at,
    totp_confirmed_at: kind === 'staff' ? at : null,
  } satisfies Partial<Insertable<People.AccountTable>>;
}

type CaseRow = Insertable<Requests.AccessCaseTable> & { pk: number; submitted_at: string };

function caseRow(pk: number, count: number, desk: PlantedDesk, random: Random, now: Date): CaseRow {
  const isOpen = pk > count * (1 - OPEN_SHARE);
  const daysAgo = isOpen ? random.whole(14) : 14 + Math.floor(((count - pk) / count) * YEARS_OF_USE_DAYS);
  const submitted = new Date(now.getTime() - daysAgo * DAY_MS);
  const due = new Date(submitted.getTime() + 9 * DAY_MS);
  const state = isOpen ? random.pick(OPEN_STATES) : 'closed';
  return {
    pk,
    id: newId(),
    number: `YC-${submitted.getUTCFullYear()}-${newId(8).toUpperCase()}`,
    account_pk: random.pick(desk.readers).pk,
    state,
    version: 3,
    language: 'vi',
    form: JSON.stringify({
      items: [],
      purpose: 'history',
      subject: random.pick(SUBJECTS),
      evidence: [],
      note: '',
      agreed: true,
    }),
    purpose: random.pick(['history', 'work', 'study', 'rights', 'science']),
    created_at: submitted.toISOString(),
    changed_at: submitted.toISOString(),
    submitted_at: submitted.toISOString(),
    clock_from: submitted.toISOString(),
    access: 'conditional',
    due_on: due.toISOString().slice(0, 10),
    time_limit: 'conditional',
    policy_from: '2025-07-01',
    assignee_pk:
      state === 'submitted' ? null : random.pick(state === 'under-appeal' ? desk.approvers : desk.archivists).pk,
    answer_by: state === 'awaiting-applicant' ? due.toISOString().slice(0, 10) : null,
    decided_at: isOpen ? null : due.toISOString(),
    appeal_until: null,
    closed_at: isOpen ? null : due.toISOString(),
    closed_how: isOpen ? null : 'done',
    submission_key: null,
  };
}

function itemRows(one: CaseRow, ids: string[], random: Random): Insertable<Requests.RequestedItemTable>[] {
  const first = random.whole(ids.length);
  const state =
    one.state === 'closed' ? 'granted' : one.state === 'in-review' && random.chance(0.3) ? 'proposed' : 'pending';
  return Array.from({ length: 1 + random.whole(5) }, (_, i) => ({
    id: newId(),
    case_pk: one.pk,
    position: i,
    record_id: ids[(first + i * 7) % ids.length]!,
    reason: random.pick(SUBJECTS),
    snapshot: JSON.stringify({
      level: 'file',
      title: `${random.pick(SUBJECTS)} ${random.pick(PLACES)}`,
      referenceCode: String(first + i),
      address: null,
      dates: '1955',
      access: random.pick(['conditional', 'conditional', 'closed', 'open']),
      fonds: { id: 'x', title: 'Phông' },
      online: false,
      use: 'reading',
    }),
    state,
    version: 1,
    proposal:
      state === 'proposed'
        ? JSON.stringify({ outcome: 'granted', reason: null, words: '', opensOn: null, conditions: null })
        : null,
    proposed_by: state === 'proposed' ? one.assignee_pk : null,
    proposed_at: state === 'proposed' ? one.submitted_at : null,
    confirmations: '[]',
    decision: null,
    decided_by: null,
    decided_at: null,
    appealed: 0,
  }));
}

function wordRows(one: CaseRow, random: Random): Insertable<Requests.CaseWordTable>[] {
  const words = new Set(Array.from({ length: WORDS_OF_A_CASE }, () => foldedLabel(random.zipf(WORDS))));
  return [...words].map((word) => ({ word, case_pk: one.pk }));
}

function eventRows(one: CaseRow): Insertable<Requests.CaseEventTable>[] {
  const steps = ['submit', 'claim', 'propose', 'confirm', 'issue'].slice(0, one.state === 'closed' ? 5 : 2);
  return steps.map((action) => ({
    case_pk: one.pk,
    item_pk: null,
    action,
    from_state: null,
    to_state: null,
    actor_pk: action === 'submit' ? one.account_pk : null,
    at: one.submitted_at,
    data: '{}',
    is_internal: 0,
  }));
}
