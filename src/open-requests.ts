import type { Kysely } from 'kysely';
import { createRecordFacts } from './catalogue/storage/record-facts.ts';
import type { Config } from './platform/config.ts';
import type { ArchiveProfile } from './platform/content.ts';
import type { Database } from './platform/database/schema.ts';
import type { Cart } from './requests/cart.ts';
import { readCalendarPolicy } from './requests/clock/calendar-policy.ts';
import { createCart } from './requests/collecting/create-cart.ts';
import type { Desk } from './requests/desk.ts';
import { createDesk } from './requests/desk/create-desk.ts';
import { createRequests } from './requests/create-requests.ts';
import type { Grants } from './requests/grants.ts';
import { createGrants } from './requests/granting/live-grants.ts';
import { loadRequestPolicy } from './requests/load-policy.ts';
import type { Requests } from './requests/requests.ts';
import type { Room } from './requests/room.ts';
import { createReadCalendar } from './requests/storage/stored-calendar.ts';

export interface OpenedRequests {
  requests: Requests;
  cart: Cart;
  grants: Grants;
  desk: Desk;
  /** What jobs work with. */
  room: Room;
}

/**
 * Puts access requests together: rules and calendar of CONTENT_DIR, the catalogue behind its port.
 * @throws BadContent naming the policy file and the key
 */
export function openRequests(
  db: Kysely<Database>,
  config: Pick<Config, 'contentDir'>,
  { archive, now }: { archive: ArchiveProfile; now: () => Date },
): OpenedRequests {
  const room: Room = {
    db,
    now,
    archive,
    policy: loadRequestPolicy(config.contentDir),
    facts: createRecordFacts(db),
    calendar: createReadCalendar(readCalendarPolicy(config.contentDir)),
  };
  return {
    requests: createRequests(room),
    cart: createCart(room),
    grants: createGrants(room),
    desk: createDesk(room),
    room,
  };
}
