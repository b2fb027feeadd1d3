import type { AccessLevel } from '../catalogue/description.ts';
import type { Actor } from '../readers/actor.ts';
import type { AccessRules, RequestRules } from './policy.ts';
import type { RecordFacts, StaffRecordFacts } from './record-facts.ts';
import type { RecordSnapshot } from './snapshot.ts';
import { isOutcome } from './states.ts';
import type { ItemRow } from './storage/case-rows.ts';

export interface Confirmation {
  /** account.pk */
  by: number;
  at: string;
}

export function confirmationsOf(item: Pick<ItemRow, 'confirmations'>): Confirmation[] {
  return JSON.parse(item.confirmations) as Confirmation[];
}

export function snapshotOf(item: Pick<ItemRow, 'snapshot'>): RecordSnapshot {
  return JSON.parse(item.snapshot) as RecordSnapshot;
}

/** How strict each record is now, as far as it was looked up: by public id. */
export type AccessNow = ReadonlyMap<string, AccessLevel>;

/** Looks up how strict records are now; what nobody may know of counts as closed. */
export async function accessNow(facts: RecordFacts, recordIds: readonly string[]): Promise<AccessNow> {
  if (recordIds.length === 0) return new Map();
  return accessIn(await facts.forStaff(recordIds), recordIds);
}

export function accessIn(found: ReadonlyMap<string, StaffRecordFacts>, recordIds: readonly string[]): AccessNow {
  return new Map(recordIds.map((id) => [id, levelOf(found.get(id))]));
}

function levelOf(facts: StaffRecordFacts | undefined): AccessLevel {
  return !facts || facts.removed || facts.visibility === 'hidden' ? 'closed' : facts.access;
}

const STRICTNESS: readonly AccessLevel[] = ['open', 'conditional', 'closed'];

export function strictest(levels: readonly AccessLevel[]): AccessLevel {
  return STRICTNESS[Math.max(0, ...levels.map((level) => STRICTNESS.indexOf(level)))]!;
}

/** The chain that holds for an item: by what its record was when asked for or is now, whichever is stricter. */
export function chainOf(item: ItemRow, rules: RequestRules, now: AccessNow): AccessRules {
  const then = snapshotOf(item).access;
  return rules.byAccess[strictest([then, now.get(item.record_id) ?? then])];
}

/** Proposed or confirmed what the item is about to become. */
export function hadAPart(item: ItemRow, actor: Actor): boolean {
  if (actor.kind !== 'staff') return false;
  return item.proposed_by === actor.pk || confirmationsOf(item).some(({ by }) => by === actor.pk);
}

/**
 * Whether an item's decision has gone through the whole chain that holds now. A record that was closed after it was
 * confirmed needs what closed ones need.
 */
export function isDecided(item: ItemRow, rules: RequestRules, now: AccessNow): boolean {
  if (!isOutcome(item.state)) return item.state === 'withdrawn';
  const { confirmedBy, fourEyes } = chainOf(item, rules, now);
  const by = confirmationsOf(item).map((one) => one.by);
  const people = new Set(item.proposed_by === null ? by : [item.proposed_by, ...by]);
  return by.length >= confirmedBy.length && (!fourEyes || people.size === by.length + 1);
}
