import type { Kysely } from 'kysely';
import type { Actor } from '../../readers/actor.ts';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { isLate } from '../clock/is-late.ts';
import { derivedOutcome } from '../derived-outcome.ts';
import { snapshotOf } from '../item-chain.ts';
import type { CaseOutcome, OwnCaseLine } from '../own-case.ts';
import type { Room } from '../room.ts';
import type { CaseState } from '../states.ts';
import type { CaseRow, ItemRow } from '../storage/case-rows.ts';
import { readForm } from '../tidy-form.ts';

/** The reader's own cases, newest first. */
export async function ownCases({ db, now }: Room, actor: Actor): Promise<OwnCaseLine[]> {
  if (actor.kind !== 'reader') return [];
  const rows = await db
    .selectFrom('access_case')
    .selectAll()
    .where('account_pk', '=', actor.pk)
    .orderBy('pk', 'desc')
    .execute();
  const items = await itemsByCase(
    db,
    rows.map(({ pk }) => pk),
  );
  const today = dayInVietnam(now());
  return rows.map((row) => ownLine(row, items.get(row.pk) ?? [], today));
}

export function ownLine(row: CaseRow, items: readonly ItemRow[], today: string): OwnCaseLine {
  const first = items[0];
  const drafted = row.state === 'draft' ? readForm(row.form).items.length : 0;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    closedHow: row.closed_how,
    outcome: issuedOutcome(row, items),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
    dueOn: row.due_on,
    late: isRunning(row.state) && isLate(row.due_on, today),
    answerBy: row.answer_by,
    itemCount: row.state === 'draft' ? drafted : items.length,
    firstTitle: first ? snapshotOf(first).title : null,
  };
}

/** Only of a decision that was issued: before, nobody but staff may know how it will come out. */
export function issuedOutcome(row: Pick<CaseRow, 'decided_at'>, items: readonly ItemRow[]): CaseOutcome | null {
  return row.decided_at === null ? null : derivedOutcome(items.map(({ state }) => state));
}

/** The archive owes an answer. */
export function isRunning(state: CaseState): boolean {
  return state === 'submitted' || state === 'in-review' || state === 'consulting' || state === 'under-appeal';
}

async function itemsByCase(db: Kysely<Database>, pks: readonly number[]): Promise<Map<number, ItemRow[]>> {
  if (pks.length === 0) return new Map();
  const rows = await db
    .selectFrom('requested_item')
    .selectAll()
    .where('case_pk', 'in', numbers(db, pks))
    .orderBy('position')
    .execute();
  return Map.groupBy(rows, ({ case_pk }) => case_pk);
}
