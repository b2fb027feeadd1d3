import type { Kysely } from 'kysely';
import { createRecordFacts } from './catalogue/storage/record-facts.ts';
import { done } from './platform/result.ts';
import type { Job } from './platform/jobs/job.ts';
import { clamd } from './platform/scanner/clamd.ts';
import type { Config } from './platform/config.ts';
import type { ArchiveProfile } from './platform/content.ts';
import type { Database } from './platform/database/schema.ts';
import type { Attachments } from './requests/attachments/attachments.ts';
import { createAttachments } from './requests/attachments/create-attachments.ts';
import type { Cart, MayBeginCart } from './requests/cart.ts';
import type { CalendarDesk } from './requests/clock/calendar-desk.ts';
import { readCalendarPolicy } from './requests/clock/calendar-policy.ts';
import type { ChangeDay } from './requests/clock/change-day.ts';
import { createCalendarDesk } from './requests/clock/create-calendar-desk.ts';
import { recomputeDueDays } from './requests/clock/recompute-due-days.ts';
import { createCart } from './requests/collecting/create-cart.ts';
import type { Desk } from './requests/desk.ts';
import { createDesk } from './requests/desk/create-desk.ts';
import { createRequests } from './requests/create-requests.ts';
import type { Grants } from './requests/grants.ts';
import { createGrants } from './requests/granting/live-grants.ts';
import { closeCases } from './requests/keeping-time/close-cases.ts';
import { expireGrants } from './requests/keeping-time/expire-grants.ts';
import { purgeDrafts } from './requests/keeping-time/purge-drafts.ts';
import { remindAndLapse } from './requests/keeping-time/remind-and-lapse.ts';
import { loadRequestPolicy } from './requests/load-policy.ts';
import type { Requests } from './requests/requests.ts';
import type { Room } from './requests/room.ts';
import { createReadCalendar } from './requests/storage/stored-calendar.ts';

const HOUR_MS = 3_600_000;

export interface OpenedRequests {
  requests: Requests;
  cart: Cart;
  grants: Grants;
  desk: Desk;
  attachments: Attachments;
  /**
   * A change of a day goes together with the visits that it hits.
   * @param elsewhere what else has last days, and works them out anew
   */
  calendarDesk(changeDay: ChangeDay, elsewhere: readonly (() => Promise<unknown>)[]): CalendarDesk;
  jobs: Job[];
  /** What jobs work with. */
  room: Room;
}

/**
 * Puts access requests together: rules and calendar of CONTENT_DIR, the catalogue behind its port.
 * @param mayBeginCart left out where no guest comes
 * @throws BadContent naming the policy file and the key
 */
export function openRequests(
  db: Kysely<Database>,
  config: Pick<Config, 'contentDir' | 'dataDir' | 'clamdUrl'>,
  { archive, now, mayBeginCart = always }: { archive: ArchiveProfile; now: () => Date; mayBeginCart?: MayBeginCart },
): OpenedRequests {
  const calendarPolicy = readCalendarPolicy(config.contentDir);
  const room: Room = {
    db,
    now,
    archive,
    policy: loadRequestPolicy(config.contentDir),
    facts: createRecordFacts(db),
    calendar: createReadCalendar(calendarPolicy),
  };
  const { dataDir, clamdUrl } = config;
  const scanner = clamdUrl ? { scanner: clamd(clamdUrl) } : {};
  const attachments = createAttachments({ db, now, policy: room.policy, dataDir, ...scanner });
  const recompute = (signal?: AbortSignal) => recomputeDueDays(room, signal);
  return {
    requests: createRequests(room),
    cart: createCart(room, mayBeginCart),
    grants: createGrants(room),
    desk: createDesk(room),
    attachments,
    calendarDesk: (changeDay, elsewhere) =>
      createCalendarDesk(db, {
        policy: calendarPolicy,
        async recompute() {
          for (const days of elsewhere) await days();
          return recompute();
        },
        changeDay,
        now,
      }),
    jobs: [
      { name: 'due-days', everyMs: HOUR_MS, processes: 'one', run: recompute },
      { name: 'case-deadlines', everyMs: HOUR_MS, processes: 'one', run: (signal) => remindAndLapse(room, signal) },
      { name: 'grants', everyMs: HOUR_MS, processes: 'one', run: (signal) => expireGrants(room, signal) },
      { name: 'close-cases', everyMs: HOUR_MS, processes: 'one', run: (signal) => closeCases(room, signal) },
      { name: 'drafts', everyMs: HOUR_MS, processes: 'one', run: (signal) => purgeDrafts(room, signal) },
      { name: 'attachments', everyMs: HOUR_MS, processes: 'one', run: () => attachments.purge() },
    ],
    room,
  };
}

const always: MayBeginCart = async () => done(undefined);
