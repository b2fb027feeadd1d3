import type { Transaction, Updateable } from 'kysely';
import type { Actor } from '../readers/actor.ts';
import type { Database } from '../platform/database/schema.ts';
import type { VisitTable } from '../platform/database/tables/visits.ts';
import type { VisitRules } from './policy.ts';
import type { VisitState } from './states.ts';
import type { VisitReader } from './storage/reader-rows.ts';
import { recordVisitEvent } from './storage/record-visit-event.ts';
import type { VisitItemRow, VisitRow } from './storage/visit-rows.ts';
import type { Effect, Part, VisitAction } from './transitions.ts';
import type { Writing } from './writing.ts';

interface Beginning {
  writing: Writing;
  actor: Actor;
  row: VisitRow;
  items: VisitItemRow[];
  reader: VisitReader;
  rules: VisitRules;
  parts: ReadonlySet<Part>;
  action: VisitAction;
  to: VisitState;
}

/** One change of a visit on its way. What it writes into the visit's own row waits in `patch` until `settle`. */
export class Change {
  readonly writing: Writing;
  readonly actor: Actor;
  readonly row: VisitRow;
  /** As they were when the change began. */
  readonly items: VisitItemRow[];
  readonly reader: VisitReader;
  /** The rules under which the visit was booked. */
  readonly rules: VisitRules;
  readonly parts: ReadonlySet<Part>;
  readonly action: VisitAction;
  readonly to: VisitState;
  readonly patch: Updateable<VisitTable> = {};
  /** Goes into the event and the audit log: ids and codes. */
  data: Record<string, unknown> = {};
  readonly #done = new Set<Effect>();
  #settled = false;

  constructor(beginning: Beginning) {
    this.writing = beginning.writing;
    this.actor = beginning.actor;
    this.row = beginning.row;
    this.items = beginning.items;
    this.reader = beginning.reader;
    this.rules = beginning.rules;
    this.parts = beginning.parts;
    this.action = beginning.action;
    this.to = beginning.to;
  }

  get trx(): Transaction<Database> {
    return this.writing.trx;
  }

  get at(): string {
    return this.writing.at;
  }

  get today(): string {
    return this.writing.today;
  }

  /** The actor's account; null for a job. */
  get actorPk(): number | null {
    return 'pk' in this.actor ? this.actor.pk : null;
  }

  /** The visit's version after the change. */
  get version(): number {
    return this.row.version + 1;
  }

  /** Does what the table says comes with the transition, under its name there. */
  async effect<Value>(name: Effect, work: () => Value | Promise<Value>): Promise<Value> {
    this.#done.add(name);
    return work();
  }

  get effects(): ReadonlySet<Effect> {
    return this.#done;
  }

  /** Writes the new state, once. Called early where the next thing rests on it: a seat given to another visit. */
  async settle(): Promise<void> {
    if (this.#settled) return;
    this.#settled = true;
    const { trx, row, at, action, to, version, actorPk, data, patch } = this;
    const { numUpdatedRows } = await trx
      .updateTable('visit')
      .set({ ...patch, state: to, version, changed_at: at })
      .where('pk', '=', row.pk)
      .where('version', '=', row.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Error('a visit was changed beside its lock');
    await recordVisitEvent(trx, { visitPk: row.pk, action, from: row.state, to, actorPk, at, data });
    this.writing.note({
      actor: 'id' in this.actor ? this.actor.id : this.actor.kind,
      action: `visit.${action}`,
      subject: `visit:${row.id}`,
      data: { from: row.state, to, version, ...data },
    });
  }
}
