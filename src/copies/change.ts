import type { Transaction, Updateable } from 'kysely';
import type { Actor } from '../readers/actor.ts';
import type { Database } from '../platform/database/schema.ts';
import type { CopyOrderTable } from '../platform/database/tables/copies.ts';
import type { CopyRules } from './policy.ts';
import type { CopyRoom } from './room.ts';
import type { LineRow, OrderReader, OrderRow } from './storage/order-rows.ts';
import type { Effect } from './transitions.ts';

/** One change of an order on its way, in its transaction. What it writes into the order's own row waits in `patch`. */
export interface OrderChange {
  room: CopyRoom;
  trx: Transaction<Database>;
  actor: Actor;
  now: Date;
  /** `now`, ISO 8601 UTC. */
  at: string;
  /** In Việt Nam. */
  today: string;
  row: OrderRow;
  lines: LineRow[];
  reader: OrderReader;
  rules: CopyRules;
  patch: Updateable<CopyOrderTable>;
  /** Goes into the event and the audit log: ids and codes. */
  data: Record<string, unknown>;
  /** Does what the table says comes with the transition, under its name there. */
  effect<Value>(name: Effect, work: () => Value | Promise<Value>): Promise<Value>;
}
