import type { Kysely } from 'kysely';
import { createRecordFacts } from './catalogue/storage/record-facts.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database/schema.ts';
import type { Job } from './platform/jobs/job.ts';
import type { ChangeDay } from './requests/clock/change-day.ts';
import type { KeptElsewhere } from './requests/privacy/kept-elsewhere.ts';
import { beginView } from './requests/granting/count-view.ts';
import { liveGrants } from './requests/storage/grants-in-force.ts';
import type { Room } from './requests/room.ts';
import { countUse } from './statistics/storage/count-use.ts';
import { createChangeDay } from './visits/closures/change-calendar-day.ts';
import { createDelivery } from './visits/delivery/create-delivery.ts';
import type { Delivery } from './visits/delivery/delivery.ts';
import { withholdEnded } from './visits/delivery/withhold-ended.ts';
import { createVisitDesk } from './visits/create-visit-desk.ts';
import { createVisits } from './visits/create-visits.ts';
import { endPastVisits, offerFreeSeats, releaseHolds, remindReaders } from './visits/keeping-time/keep-visits.ts';
import { loadVisitPolicy } from './visits/load-policy.ts';
import { visitsKept } from './visits/privacy/forget-reader.ts';
import type { VisitRoom } from './visits/room.ts';
import type { VisitDesk } from './visits/visit-desk.ts';
import type { Visits } from './visits/visits.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export interface OpenedVisits {
  visits: Visits;
  visitDesk: VisitDesk;
  delivery: Delivery;
  /** How the working calendar is changed: with the visits that it hits. */
  changeDay: ChangeDay;
  /** For the rules of privacy. */
  kept: KeptElsewhere;
  jobs: Job[];
  /** What jobs work with. */
  room: VisitRoom;
}

/**
 * Puts the reading room together: its rules of CONTENT_DIR, the calendar and purposes of requests, records and grants
 * behind their ports.
 * @throws BadContent naming the policy file and the key
 */
export function openVisits(
  db: Kysely<Database>,
  config: Pick<Config, 'contentDir'>,
  { requests, now }: { requests: Pick<Room, 'policy' | 'calendar'>; now: () => Date },
): OpenedVisits {
  const room: VisitRoom = {
    db,
    now,
    policy: loadVisitPolicy(config.contentDir),
    requestPolicy: requests.policy,
    recordsIn: createRecordFacts,
    grants: liveGrants,
    beginView,
    calendar: requests.calendar,
    countUse,
  };
  return {
    visits: createVisits(room),
    visitDesk: createVisitDesk(room),
    delivery: createDelivery(room),
    changeDay: createChangeDay(room),
    kept: visitsKept(room),
    jobs: [
      { name: 'seat-holds', everyMs: MINUTE_MS, processes: 'one', run: (signal) => releaseHolds(room, signal) },
      { name: 'seat-offers', everyMs: 5 * MINUTE_MS, processes: 'one', run: (signal) => offerFreeSeats(room, signal) },
      { name: 'past-visits', everyMs: 10 * MINUTE_MS, processes: 'one', run: (signal) => endPastVisits(room, signal) },
      { name: 'ended-grants', everyMs: 10 * MINUTE_MS, processes: 'one', run: (signal) => withholdEnded(room, signal) },
      { name: 'visit-reminders', everyMs: HOUR_MS, processes: 'one', run: (signal) => remindReaders(room, signal) },
    ],
    room,
  };
}
