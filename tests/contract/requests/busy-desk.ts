import { createRecordFacts } from '../../../src/catalogue/storage/record-facts.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { readContent } from '../../../src/platform/content.ts';
import { readText } from '../../../src/platform/content/read-text.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import type { ReaderActor, StaffActor } from '../../../src/readers/actor.ts';
import { readCalendarPolicy } from '../../../src/requests/clock/calendar-policy.ts';
import { createRequests } from '../../../src/requests/create-requests.ts';
import { requestPolicyOf } from '../../../src/requests/load-policy.ts';
import type { Room } from '../../../src/requests/room.ts';
import { createReadCalendar } from '../../../src/requests/storage/stored-calendar.ts';
import { fullForm, GRANTED, value, withoutLimits } from './request-room.ts';

/**
 * Run as a process of its own: takes one request after another from its draft to its decision, several at once, until
 * it is killed. Says a line whenever one was decided. Its one argument names who takes part and what is asked for.
 */
interface Cast {
  reader: ReaderActor;
  archivist: Omit<StaffActor, 'roles'> & { roles: ['archivist'] };
  approver: Omit<StaffActor, 'roles'> & { roles: ['approver'] };
  recordId: string;
}

const AT_ONCE = 3;
const cast = JSON.parse(process.argv[2] ?? '') as Cast;
const archivist: StaffActor = { ...cast.archivist, roles: new Set(cast.archivist.roles) };
const approver: StaffActor = { ...cast.approver, roles: new Set(cast.approver.roles) };
const db = await openDatabase(readConfig(process.env));
const policy = withoutLimits(readText('content/policy/requests.yaml', 'requests.yaml'));
const room: Room = {
  db,
  now: () => new Date(),
  archive: readContent('content').profile,
  policy: requestPolicyOf(policy, 'requests.yaml'),
  facts: createRecordFacts(db),
  calendar: createReadCalendar(readCalendarPolicy('content')),
};
const requests = createRequests(room);

async function oneAfterAnother(): Promise<never> {
  for (;;) {
    await fromDraftToDecision();
    process.stdout.write('decided\n');
  }
}

async function fromDraftToDecision(): Promise<void> {
  const { reader, recordId } = cast;
  const draft = value(await requests.newDraft({ actor: reader }, { language: 'vi', recordIds: [recordId] }));
  const form = fullForm([recordId]);
  const saved = value(await requests.saveDraft(reader, draft.id, { version: draft.version, form }));
  const sent = value(await requests.submit(reader, draft.id, { ...saved, submissionKey: `key-${draft.id}` }));
  const claimed = value(await requests.claim(archivist, draft.id, sent));
  const { items } = value(await requests.ownCase(reader, draft.id));
  const itemIds = items.map(({ id }) => id);
  const decisions = itemIds.map((itemId) => ({ itemId, decision: GRANTED }));
  const proposed = value(await requests.propose(archivist, draft.id, { ...claimed, decisions }));
  const confirmed = value(await requests.confirm(approver, draft.id, { ...proposed, itemIds }));
  value(await requests.issue(archivist, draft.id, confirmed));
}

process.stdout.write('begun\n');
await Promise.all(Array.from({ length: AT_ONCE }, oneAfterAnother));
