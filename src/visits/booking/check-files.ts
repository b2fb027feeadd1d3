import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { isUsedUp } from '../../requests/granting/is-used-up.ts';
import type { LiveGrant } from '../../requests/grants.ts';
import type { PublicRecordFacts, StaffRecordFacts } from '../../requests/record-facts.ts';
import type { FileCheck, FileTrouble } from '../file-check.ts';
import type { ItemSnapshot } from '../item-snapshot.ts';
import type { VisitRoom } from '../room.ts';
import { filesUntil, type When } from '../session-times.ts';
import type { VisitReader } from '../storage/reader-rows.ts';
import { unitsInUse } from '../storage/units-in-use.ts';

/** A file that was checked, with what its place in a visit is made of. */
export interface CheckedFile extends FileCheck {
  grantId: string | null;
  snapshot: ItemSnapshot | null;
}

export interface CheckQuestion extends When {
  /** Null for a guest, who has no grants. */
  reader: Pick<VisitReader, 'pk' | 'status'> | null;
  recordIds: readonly string[];
  /** Whether the time by which files must be asked for binds. */
  inTime: boolean;
}

/** What of these files can be had in a session, in their order; as of the transaction in which it is asked. */
export async function checkFiles(
  room: VisitRoom,
  db: Kysely<Database>,
  { reader, recordIds, day, half, inTime }: CheckQuestion,
): Promise<CheckedFile[]> {
  const now = room.now();
  const today = dayInVietnam(now);
  const records = room.recordsIn(db);
  const facts = await records.forReaders(recordIds);
  const grants = reader?.status === 'active' ? await room.grants(db, today, reader.pk) : [];
  const granted = recordIds.filter((id) => grants.some(({ recordId }) => recordId === id));
  const known: Known = { facts, grants, granted: await records.forStaff(granted) };
  const until = filesUntil(room.policy.on(day), { day, half }, await room.calendar(db));
  const late = inTime && until <= now.toISOString() ? until : null;
  const unitIds = [...facts.values()].map(({ unitId }) => unitId);
  const inUse = await unitsInUse(db, unitIds, { day, half, today, accountPk: reader?.pk ?? null });
  const firstOfUnit = new Map<string, string>();
  return recordIds.map((recordId) => {
    const file = fileOf(recordId, known, { day, now: now.toISOString() });
    const { unitId } = file;
    if (unitId === null || file.trouble) return file;
    const same = firstOfUnit.get(unitId);
    firstOfUnit.set(unitId, same ?? recordId);
    if (same !== undefined) return { ...file, trouble: { is: 'same-unit', recordId: same } };
    const untilDay = inUse.get(unitId);
    if (untilDay !== undefined) return { ...file, trouble: { is: 'in-use', untilDay } };
    return late === null ? file : { ...file, trouble: { is: 'ordered-too-late', until: late } };
  });
}

interface Known {
  facts: ReadonlyMap<string, PublicRecordFacts>;
  grants: readonly LiveGrant[];
  /** Of what the reader was granted: also titles that are not public. */
  granted: ReadonlyMap<string, StaffRecordFacts>;
}

const GONE: Omit<CheckedFile, 'recordId'> = {
  unitId: null,
  title: null,
  referenceCode: null,
  fonds: null,
  by: null,
  trouble: { is: 'gone' },
  reasonNeeded: false,
  grantId: null,
  snapshot: null,
};

/** The file by itself, whoever else wants it. */
function fileOf(recordId: string, known: Known, when: { day: string; now: string }): CheckedFile {
  const facts = known.facts.get(recordId);
  if (!facts) return { recordId, ...GONE };
  const grant = grantFor(recordId, known.grants, when.now);
  const full = grant && known.granted.get(recordId);
  const title = facts.title ?? full?.title ?? null;
  const { level, referenceCode, address, extent, dates, access, fonds } = facts;
  const isOpen = access === 'open';
  return {
    recordId,
    unitId: facts.unitId,
    title,
    referenceCode,
    fonds: fonds.title,
    by: isOpen ? 'open' : grant ? 'grant' : null,
    grantId: isOpen ? null : (grant?.id ?? null),
    // Its scans are for whoever may read it.
    reasonNeeded: facts.online || (full !== undefined && full.documents > 0),
    trouble: troubleOf(facts, grant, when.day),
    snapshot: { level, title, referenceCode, address, extent, dates, access, fonds },
  };
}

function troubleOf(facts: PublicRecordFacts, grant: LiveGrant | undefined, day: string): FileTrouble | null {
  if (!facts.requestable) return { is: 'not-requestable' };
  if (facts.access !== 'open') {
    if (!grant) return { is: 'permission-needed' };
    if (grant.untilDay < day) return { is: 'grant-ends', untilDay: grant.untilDay };
  }
  const { serviceState } = facts;
  if (serviceState.kind === 'fragile') return { is: 'fragile' };
  if (serviceState.kind === 'available') return null;
  const { work, until = null } = serviceState;
  // A month or a year is over when a day lies beyond all of it.
  const isOver = until !== null && until < day.slice(0, until.length);
  return isOver ? null : { is: 'in-processing', work, until };
}

/** The one that lasts longest. One whose views are used up gives nothing more. */
function grantFor(recordId: string, grants: readonly LiveGrant[], now: string): LiveGrant | undefined {
  return grants
    .filter((grant) => grant.recordId === recordId && !isUsedUp(grant, now))
    .sort((a, b) => (a.untilDay < b.untilDay ? 1 : -1))[0];
}
