import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { createRests } from '../../platform/jobs/rests.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { SYSTEM } from '../../readers/actor.ts';
import { emptyCases } from '../storage/case-contents.ts';
import { eraseReader } from './erase-reader.ts';
import type { Retained } from './privacy.ts';
import type { PrivacyRoom } from './privacy-room.ts';
import { registerUses } from './register-uses.ts';

const DAY_MS = 86_400_000;
/** Cases emptied in one transaction. */
const AT_ONCE = 10;

/** Does no harm when it is done twice, by two processes at once, or stopped half-way: each step looks for what is left. */
export async function retain(room: PrivacyRoom, signal: AbortSignal): Promise<Retained> {
  const rules = room.policy(dayInVietnam(room.now()));
  const gone = {
    erased: await eraseWhoIsDue(room, signal),
    cases: await emptyClosedCases(room, rules, signal),
    mail: await dropMail(room, rules.mailDays),
    uses: await dropUses(room),
  };
  if (Object.values(gone).some((count) => count > 0)) {
    const entry = { actor: 'system', action: 'retention.done', subject: 'retention:all', data: gone };
    await room.db.transaction().execute((trx) => recordAudit(trx, room.now().toISOString(), entry));
  }
  return gone;
}

/** The law gives a time for it, and nobody needs to remember. Who has a request under appeal goes when it is decided. */
async function eraseWhoIsDue(room: PrivacyRoom, signal: AbortSignal): Promise<number> {
  const due = await room.db
    .selectFrom('account')
    .select('id')
    .where('erasure_due', '<=', dayInVietnam(room.now()))
    .where('erased_at', 'is', null)
    .orderBy('erasure_due')
    .execute();
  let erased = 0;
  const rest = createRests(signal);
  for (const { id } of due) {
    if (signal.aborted) break;
    if ((await eraseReader(room, SYSTEM, id)).ok) erased += 1;
    await rest();
  }
  return erased;
}

async function emptyClosedCases(
  { db, now, secrets }: PrivacyRoom,
  { closedCaseDays, useDays }: { closedCaseDays: number; useDays: number },
  signal: AbortSignal,
): Promise<number> {
  const before = new Date(now().getTime() - closedCaseDays * DAY_MS).toISOString();
  let emptied = 0;
  const rest = createRests(signal);
  while (!signal.aborted) {
    const count = await db.transaction().execute(async (trx) => {
      const cases = await trx
        .selectFrom('access_case')
        .select('pk')
        // Closed cases alone have it, and stay closed: with the state as well, SQLite would look along all of them.
        .where('closed_at', '<', before)
        .where('emptied_at', 'is', null)
        .orderBy('closed_at')
        .limit(AT_ONCE)
        .execute();
      const pks = cases.map(({ pk }) => pk);
      await registerUses(trx, pks, { secrets, useDays });
      await emptyCases(trx, pks, now().toISOString());
      return pks.length;
    });
    emptied += count;
    if (count < AT_ONCE) break;
    await rest();
  }
  return emptied;
}

async function dropMail({ db, now }: PrivacyRoom, mailDays: number): Promise<number> {
  const before = new Date(now().getTime() - mailDays * DAY_MS).toISOString();
  const { numDeletedRows } = await db
    .deleteFrom('mail')
    .where(sql<boolean>`coalesce(sent_at, dead_at) < ${before}`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function dropUses({ db, now }: PrivacyRoom): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('use_register')
    .where('keep_until', '<', dayInVietnam(now()))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
