import type { Kysely } from 'kysely';
import type { StaffActor } from '../../readers/actor.ts';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { readSpokenNumber } from '../../platform/spoken-number.ts';
import { isLate } from '../clock/is-late.ts';
import type { DeskLine, DeskQuery } from '../desk.ts';
import { snapshotOf } from '../item-chain.ts';
import { isRunning } from '../reading/own-lines.ts';
import { wordsOf } from '../storage/case-words.ts';
import { inQueue } from './queue-filter.ts';

/** After every text that begins with a word, on both databases. */
const BEYOND = '\uffff';

/**
 * One page of a queue, and how much there is with these filters, where there are any. Sought in the index; rows are
 * read for one page only.
 */
export async function listCases(
  db: Kysely<Database>,
  actor: StaffActor,
  query: DeskQuery,
  today: string,
): Promise<{ lines: DeskLine[]; total?: number; noWords?: true }> {
  if (isUnsearchable(query)) return { lines: [], total: 0, noWords: true };
  const found = filtered(db, actor, query, today);
  const total = isFiltered(query) ? { total: await countOf(found) } : {};
  const page = await sorted(found, query)
    .select('c.pk')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  const pks = page.map(({ pk }) => pk);
  const rows = await rowsOf(db, pks);
  const items = await itemsOfCases(db, pks);
  const lines = rows.map((row): DeskLine => {
    const own = items.get(row.pk) ?? [];
    return {
      id: row.id,
      number: row.number ?? '',
      state: row.state,
      version: row.version,
      submittedAt: row.submitted_at ?? '',
      changedAt: row.changed_at,
      dueOn: row.due_on,
      late: isRunning(row.state) && isLate(row.due_on, today),
      answerBy: row.answer_by,
      readerWroteAt: row.reader_wrote_at,
      reader: row.reader,
      assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
      purpose: row.purpose,
      itemCount: own.length,
      proposedCount: own.filter(({ state }) => state === 'proposed').length,
      firstTitle: own[0] ? snapshotOf(own[0]).title : null,
      access: row.access ?? 'closed',
    };
  });
  return { lines, ...total };
}

/** Something is looked for in which there is no word. */
function isUnsearchable({ words = '' }: DeskQuery): boolean {
  return words.trim() !== '' && wordsOf(words).length === 0;
}

function isFiltered({ words, purpose, access, assignee, from, until }: DeskQuery): boolean {
  return [words, purpose, access, assignee, from, until].some(Boolean);
}

async function countOf(found: ReturnType<typeof filtered>): Promise<number> {
  const { total } = await found.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return total;
}

/** In the order of the keys. */
async function rowsOf(db: Kysely<Database>, pks: readonly number[]) {
  if (pks.length === 0) return [];
  const rows = await db
    .selectFrom('access_case as c')
    .innerJoin('account as reader', 'reader.pk', 'c.account_pk')
    .leftJoin('account as assignee', 'assignee.pk', 'c.assignee_pk')
    .select([
      'c.pk',
      'c.id',
      'c.number',
      'c.state',
      'c.version',
      'c.submitted_at',
      'c.changed_at',
      'c.due_on',
      'c.answer_by',
      'c.reader_wrote_at',
      'c.purpose',
      'c.access',
      'reader.name as reader',
      'assignee.id as assignee_id',
      'assignee.name as assignee_name',
    ])
    .where('c.pk', 'in', numbers(db, pks))
    .execute();
  const byPk = new Map(rows.map((row) => [row.pk, row]));
  return pks.flatMap((pk) => byPk.get(pk) ?? []);
}

function filtered(db: Kysely<Database>, actor: StaffActor, query: DeskQuery, today: string) {
  let found = db.selectFrom('access_case as c').where((e) => inQueue(e, query.queue, actor, today));
  if (query.purpose) found = found.where('c.purpose', '=', query.purpose);
  if (query.access) found = found.where('c.access', '=', query.access);
  if (query.assignee === 'none') found = found.where('c.assignee_pk', 'is', null);
  else if (query.assignee) {
    const id = query.assignee;
    found = found.where('c.assignee_pk', 'in', (e) => e.selectFrom('account').select('pk').where('id', '=', id));
  }
  if (query.from) found = found.where('c.submitted_at', '>=', midnight(query.from));
  if (query.until) found = found.where('c.submitted_at', '<', midnight(query.until, 1));
  const number = readSpokenNumber('YC', query.words ?? '');
  if (number) return found.where('c.number', '=', number);
  const words = wordsOf(query.words);
  for (const [at, word] of words.entries()) {
    // The last word may still be being typed.
    const isLast = at === words.length - 1;
    found = found.where('c.pk', 'in', (e) => {
      const has = e.selectFrom('case_word').select('case_pk');
      return isLast ? has.where('word', '>=', word).where('word', '<', word + BEYOND) : has.where('word', '=', word);
    });
  }
  return found;
}

function sorted(found: ReturnType<typeof filtered>, { sort }: DeskQuery) {
  switch (sort) {
    case 'due':
      return found
        .orderBy((e) => e.case().when('c.due_on', 'is', null).then(1).else(0).end())
        .orderBy('c.due_on')
        .orderBy('c.pk');
    case 'submitted':
      return found.orderBy('c.submitted_at').orderBy('c.pk');
    case '-submitted':
      return found.orderBy('c.submitted_at', 'desc').orderBy('c.pk', 'desc');
    case '-changed':
      return found.orderBy('c.changed_at', 'desc').orderBy('c.pk', 'desc');
  }
}

/** The beginning of a day in Việt Nam, or of one so many days later, as an instant. */
function midnight(day: string, later = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + later * 86_400_000).toISOString();
}

async function itemsOfCases(db: Kysely<Database>, pks: readonly number[]) {
  if (pks.length === 0) return new Map<number, never>();
  const rows = await db
    .selectFrom('requested_item')
    .select(['case_pk', 'state', 'snapshot'])
    .where('case_pk', 'in', numbers(db, pks))
    .orderBy('case_pk')
    .orderBy('position')
    .execute();
  return Map.groupBy(rows, ({ case_pk }) => case_pk);
}
