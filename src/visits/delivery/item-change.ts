import type { Transaction, Updateable } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { VisitItemTable } from '../../platform/database/tables/visits.ts';
import type { Actor } from '../../readers/actor.ts';
import type { LiveGrant } from '../../requests/grants.ts';
import type { StaffRecordFacts } from '../../requests/record-facts.ts';
import type { VisitRules } from '../policy.ts';
import type { ItemReader, ItemRow, VisitOfItem } from '../storage/item-rows.ts';
import type { ItemEffect, Part } from '../transitions.ts';
import type { VisitRoom } from '../room.ts';

interface Beginning {
  room: VisitRoom;
  trx: Transaction<Database>;
  actor: Actor;
  now: Date;
  today: string;
  item: ItemRow;
  visit: VisitOfItem;
  reader: ItemReader;
  rules: VisitRules;
  parts: ReadonlySet<Part>;
  mayBeUsed: boolean;
  grant: LiveGrant | undefined;
  unit: StaffRecordFacts | undefined;
}

/** One change of an item on its way, in its transaction. What it writes into the item's own row waits in `patch`. */
export class ItemChange {
  readonly room: VisitRoom;
  readonly trx: Transaction<Database>;
  readonly actor: Actor;
  readonly now: Date;
  /** `now`, ISO 8601 UTC. */
  readonly at: string;
  /** In Việt Nam. */
  readonly today: string;
  readonly item: ItemRow;
  readonly visit: VisitOfItem;
  readonly reader: ItemReader;
  /** Under which the visit was booked. */
  readonly rules: VisitRules;
  readonly parts: ReadonlySet<Part>;
  readonly mayBeUsed: boolean;
  /** By which it may be used; undefined where it is open to everybody, or may not be. */
  readonly grant: LiveGrant | undefined;
  /** What must be fetched, as staff know it now; undefined where it never existed. */
  readonly unit: StaffRecordFacts | undefined;
  readonly patch: Updateable<VisitItemTable> = {};
  /** Goes into the event and the audit log: ids and codes. */
  data: Record<string, unknown> = {};
  readonly #done = new Set<ItemEffect>();

  constructor(beginning: Beginning) {
    this.room = beginning.room;
    this.trx = beginning.trx;
    this.actor = beginning.actor;
    this.now = beginning.now;
    this.at = beginning.now.toISOString();
    this.today = beginning.today;
    this.item = beginning.item;
    this.visit = beginning.visit;
    this.reader = beginning.reader;
    this.rules = beginning.rules;
    this.parts = beginning.parts;
    this.mayBeUsed = beginning.mayBeUsed;
    this.grant = beginning.grant;
    this.unit = beginning.unit;
  }

  /** The actor's account; null for a job. */
  get actorPk(): number | null {
    return 'pk' in this.actor ? this.actor.pk : null;
  }

  /** Does what the table says comes with the transition, under its name there. */
  async effect<Value>(name: ItemEffect, work: () => Value | Promise<Value>): Promise<Value> {
    this.#done.add(name);
    return work();
  }

  get effects(): ReadonlySet<ItemEffect> {
    return this.#done;
  }
}
