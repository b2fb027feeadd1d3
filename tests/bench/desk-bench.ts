import type { Kysely } from 'kysely';
import { openRequests, type OpenedRequests } from '../../src/open-requests.ts';
import type { Config } from '../../src/platform/config.ts';
import { readContent } from '../../src/platform/content.ts';
import { keepCheckpoints } from '../../src/platform/database/keep-checkpoints.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import type { Result } from '../../src/platform/result.ts';
import { newToken } from '../../src/platform/secrets.ts';
import type { ReaderActor, StaffActor } from '../../src/readers/actor.ts';
import { QUEUES, type DeskQuery } from '../../src/requests/desk.ts';
import { EMPTY_FORM } from '../../src/requests/request-form.ts';
import { timeEach, type Spread } from './measure.ts';
import { plantCases, type PlantedDesk } from './planted-cases.ts';
import { seededRandom } from './random.ts';
import { WORDS } from './vocabulary.ts';

export interface DeskFigures {
  cases: number;
  /** Sending a draft of ten items, with its number, clock, letter, mail, words, event and audit entry. */
  submit: Spread;
  /** A page of a queue with the counts of all queues, filters and words as staff use them. */
  queue: Spread;
}

const SUBMISSIONS = 300;
const QUEUE_PAGES = 400;
const ITEMS = 10;

/** @param config names a database with records and without accounts; it is left filled */
export async function measureDesk(config: Config, cases: number): Promise<DeskFigures> {
  const db = await openDatabase(config);
  // As in the portal.
  const endCheckpoints = keepCheckpoints(db, config.dataDir, (error) => console.error(error));
  try {
    const desk = await plantCases(db, cases, new Date());
    const opened = openRequests(db, config, { archive: readContent(config.contentDir).profile, now: () => new Date() });
    return {
      cases,
      submit: await measureSubmissions(db, opened, desk),
      queue: await measureQueues(opened, desk),
    };
  } finally {
    await endCheckpoints();
    await db.destroy();
  }
}

async function measureSubmissions(
  db: Kysely<Database>,
  { requests }: OpenedRequests,
  { readers }: PlantedDesk,
): Promise<Spread> {
  const random = seededRandom(11);
  const records = await db
    .selectFrom('record')
    .select('id')
    .where('level', '=', 'file')
    .where('listed', '=', 1)
    .execute();
  const drafts = [];
  for (const { pk, id } of readers.slice(0, SUBMISSIONS)) {
    const reader = readerOf(pk, id);
    const start = random.whole(records.length - ITEMS);
    const recordIds = records.slice(start, start + ITEMS).map((record) => record.id);
    const draft = must(await requests.newDraft({ actor: reader }, { language: 'vi', recordIds }));
    const form = {
      ...EMPTY_FORM,
      items: recordIds.map((recordId) => ({ recordId, use: 'reading' as const, reason: 'So sánh' })),
      purpose: 'history',
      subject: 'Đê điều',
      evidence: [{ ground: 'public-interest', words: 'Kết quả được công bố.' }],
      agreed: true,
    };
    const { version } = must(await requests.saveDraft(reader, draft.id, { version: draft.version, form }));
    drafts.push({ reader, id: draft.id, version });
  }
  return timeEach(drafts, async ({ reader, id, version }) =>
    must(await requests.submit(reader, id, { version, submissionKey: newToken() })),
  );
}

function measureQueues({ desk }: OpenedRequests, { archivists, approvers }: PlantedDesk): Promise<Spread> {
  const random = seededRandom(12);
  const asked = Array.from({ length: QUEUE_PAGES }, (_, i) => {
    const who = random.pick(i % 5 === 0 ? approvers : archivists);
    const actor: StaffActor = {
      kind: 'staff',
      pk: who.pk,
      id: who.id,
      name: '',
      roles: new Set([i % 5 === 0 ? ('approver' as const) : ('archivist' as const)]),
    };
    const query: DeskQuery = {
      queue: random.pick(QUEUES),
      sort: random.pick(['due', '-submitted', '-changed'] as const),
      page: 1,
      pageSize: 50,
      ...(random.chance(0.3) ? { words: `${random.zipf(WORDS)} ${random.zipf(WORDS)}` } : {}),
      ...(random.chance(0.3) ? { purpose: 'history' } : {}),
      ...(random.chance(0.2) ? { access: 'conditional' as const } : {}),
    };
    return { actor, query };
  });
  return timeEach(asked, async ({ actor, query }) => must(await desk.list(actor, query)));
}

function readerOf(pk: number, id: string): ReaderActor {
  return { kind: 'reader', pk, id, name: '', status: 'active', assurance: 'declared', emailVerified: true };
}

function must<Value>(result: Result<Value, { code: string }>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}
