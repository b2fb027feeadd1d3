import type { Kysely } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { StaffActor } from '../../readers/actor.ts';
import { mayRead } from '../may-read.ts';
import type { DayRange } from '../period.ts';
import { correctionsOf } from '../storage/entry-corrections.ts';
import { asItReads } from './as-it-reads.ts';
import { authenticationsRegister } from './authentications-register.ts';
import { copiesRegister } from './copies-register.ts';
import { deliveriesRegister } from './deliveries-register.ts';
import { readersRegister } from './readers-register.ts';
import {
  CORRECTED_AS,
  type CodeLabels,
  type Correction,
  type RegisterEntries,
  type RegisterName,
  type Registers,
} from './register.ts';
import { requestsRegister } from './requests-register.ts';
import type { Read, RegisterSource } from './source.ts';
import type { Place } from './window.ts';

const SOURCES: { [Name in RegisterName]: RegisterSource<Name> } = {
  readers: readersRegister,
  requests: requestsRegister,
  deliveries: deliveriesRegister,
  copies: copiesRegister,
  authentications: authenticationsRegister,
};

/** Entries on a page, and read at once for a file. */
const ON_A_PAGE = 100;
const AT_ONCE = 1000;

export function createRegisters(
  db: Kysely<Database>,
  { now, labels }: { now: () => Date; labels: (day: string) => CodeLabels },
): Registers {
  return {
    labels: () => labels(dayInVietnam(now())),
    async page(actor, name, days, asked) {
      if (!mayRead(actor, 'registers')) return refused('not-found');
      await noteLook(db, now(), actor, { name, days, as: 'page' });
      const source = sourceOf(name);
      const total = await source.count(db, days);
      const pages = Math.max(1, Math.ceil(total / ON_A_PAGE));
      const page = Math.min(Math.max(1, asked), pages);
      const offset = (page - 1) * ON_A_PAGE;
      const read = await source.read(db, days, { offset, limit: ON_A_PAGE });
      return done({ entries: await numbered(db, name, read, offset), total, page, pages });
    },
    async whole(actor, name, days) {
      if (!mayRead(actor, 'registers')) return refused('not-found');
      await noteLook(db, now(), actor, { name, days, as: 'file' });
      return done(pieces(db, name, days));
    },
  };
}

function sourceOf<Name extends RegisterName>(name: Name): RegisterSource<Name> {
  return SOURCES[name];
}

async function* pieces<Name extends RegisterName>(
  db: Kysely<Database>,
  name: Name,
  days: DayRange,
): AsyncGenerator<RegisterEntries[Name][]> {
  let after: Place | null = null;
  for (let before = 0; ; before += AT_ONCE) {
    const read: Read<Name>[] = await sourceOf(name).read(db, days, { after, limit: AT_ONCE });
    if (read.length > 0) yield await numbered(db, name, read, before);
    if (read.length < AT_ONCE) return;
    after = read.at(-1)!.place;
  }
}

/** Entries as they read now, with their places in the register and what mended them. */
async function numbered<Name extends RegisterName>(
  db: Kysely<Database>,
  name: Name,
  read: readonly Read<Name>[],
  before: number,
): Promise<RegisterEntries[Name][]> {
  const corrections = await correctionsByEntry(
    db,
    name,
    read.map(({ entry }) => entry.id),
  );
  return read.map(({ entry }, at) => {
    const mends = corrections.get(entry.id) ?? [];
    const rest = { number: before + at + 1, corrections: mends };
    return { ...asItReads(entry, mends), ...rest } as unknown as RegisterEntries[Name];
  });
}

async function correctionsByEntry(
  db: Kysely<Database>,
  name: RegisterName,
  ids: readonly string[],
): Promise<Map<string, Correction[]>> {
  if (name === 'requests' || ids.length === 0) return new Map();
  const rows = await correctionsOf(db, CORRECTED_AS[name], ids);
  return new Map(
    [...Map.groupBy(rows, ({ entry_id }) => entry_id)].map(([id, those]) => [
      id,
      those.map(({ id: correction, changes, reason, by, corrected_at }) => ({
        id: correction,
        changes: JSON.parse(changes) as Correction['changes'],
        reason,
        by,
        at: corrected_at,
      })),
    ]),
  );
}

/** A register tells what readers read: who looked is kept. */
async function noteLook(
  db: Kysely<Database>,
  at: Date,
  actor: StaffActor,
  { name, days, as }: { name: RegisterName; days: DayRange; as: 'page' | 'file' },
): Promise<void> {
  const entry = { actor: actor.id, action: 'register.viewed', subject: `register:${name}`, data: { ...days, as } };
  await db.transaction().execute((trx) => recordAudit(trx, at.toISOString(), entry));
}
