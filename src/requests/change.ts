import type { Transaction, Updateable } from 'kysely';
import type { Actor } from '../readers/actor.ts';
import type { Database } from '../platform/database/schema.ts';
import type { AccessCaseTable, RequestedItemTable } from '../platform/database/tables/requests.ts';
import type { AccessNow } from './item-chain.ts';
import type { RequestRules } from './policy.ts';
import type { Room } from './room.ts';
import type { ItemState } from './states.ts';
import type { CaseRow, ItemRow, ReaderRow } from './storage/case-rows.ts';
import { recordEvent } from './storage/record-event.ts';
import { ITEM_RULES, type Effect, type ItemAction, type Part } from './transitions.ts';

interface Beginning {
  room: Room;
  trx: Transaction<Database>;
  actor: Actor;
  now: Date;
  today: string;
  row: CaseRow;
  items: ItemRow[];
  reader: ReaderRow;
  rules: RequestRules;
  access: AccessNow;
  parts: ReadonlySet<Part>;
}

/** One change of a case on its way, in its transaction. What it writes into the case's own row waits in `patch`. */
export class Change {
  readonly room: Room;
  readonly trx: Transaction<Database>;
  readonly actor: Actor;
  readonly now: Date;
  /** `now`, ISO 8601 UTC. */
  readonly at: string;
  /** In Việt Nam. */
  readonly today: string;
  readonly row: CaseRow;
  /** As they were when the change began. */
  readonly items: ItemRow[];
  readonly reader: ReaderRow;
  /** The rules under which the case was sent; for a draft, those of today. */
  readonly rules: RequestRules;
  readonly access: AccessNow;
  readonly parts: ReadonlySet<Part>;
  readonly patch: Updateable<AccessCaseTable> = {};
  /** Goes into the event and the audit log: ids and codes, nothing that the reader may not see. */
  data: Record<string, unknown> = {};
  readonly #done = new Set<Effect>();

  constructor(beginning: Beginning) {
    this.room = beginning.room;
    this.trx = beginning.trx;
    this.actor = beginning.actor;
    this.now = beginning.now;
    this.at = beginning.now.toISOString();
    this.today = beginning.today;
    this.row = beginning.row;
    this.items = beginning.items;
    this.reader = beginning.reader;
    this.rules = beginning.rules;
    this.access = beginning.access;
    this.parts = beginning.parts;
  }

  /** The actor's account; null for a job. */
  get actorPk(): number | null {
    return 'pk' in this.actor ? this.actor.pk : null;
  }

  /** Does what the table says comes with the transition, under its name there. */
  async effect<Value>(name: Effect, work: () => Value | Promise<Value>): Promise<Value> {
    this.#done.add(name);
    return work();
  }

  get effects(): ReadonlySet<Effect> {
    return this.#done;
  }

  /** Moves one item, as the table allows. @throws where it does not: whoever calls has asked before */
  async moveItem(
    item: ItemRow,
    action: ItemAction,
    to: ItemState,
    patch: Updateable<RequestedItemTable> = {},
    data: Record<string, unknown> = {},
  ): Promise<void> {
    const rule = ITEM_RULES.find(
      (one) =>
        one.within === this.row.state &&
        one.from === item.state &&
        one.action === action &&
        one.to === to &&
        one.by.some((part) => this.parts.has(part)),
    );
    if (!rule)
      throw new Error(`an item cannot ${action} from ${item.state} to ${to} in a case that is ${this.row.state}`);
    const { numUpdatedRows } = await this.trx
      .updateTable('requested_item')
      .set({ ...patch, state: to, version: item.version + 1 })
      .where('pk', '=', item.pk)
      .where('version', '=', item.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Error('an item was changed beside its case');
    await recordEvent(this, { action, from: item.state, to, itemPk: item.pk, data });
  }
}
