import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayAfter } from '../calendar-days.ts';
import type { Change } from '../change.ts';
import { derivedOutcome } from '../derived-outcome.ts';
import { giveGrants } from '../effects/give-grants.ts';
import { indexText } from '../effects/index-words.ts';
import { mailReader } from '../effects/mail.ts';
import { chainOf, snapshotOf } from '../item-chain.ts';
import type { ItemDecision } from '../item-decision.ts';
import { decisionLetter } from '../letters/build-letters.ts';
import { aboutChange, writeLetter } from '../letters/write-letter.ts';
import type { Refusal } from '../refusals.ts';
import type { Room } from '../room.ts';
import type { ItemRow } from '../storage/case-rows.ts';
import { recordIdsOf } from '../storage/record-ids.ts';
import { transition } from '../transition.ts';
import { asSent } from './as-sent.ts';

/** The decisions of all items go out together: grants, letter, mail, and the time to appeal begins. */
export async function issueDecision(
  room: Room,
  actor: Actor,
  id: string,
  { version }: { version: number },
): Promise<Result<{ version: number; letterId: string }, Refusal>> {
  const records = await recordIdsOf(room.db, id);
  return transition(
    room,
    actor,
    { id, version, action: 'issue' },
    async (change) => {
      if (actor.kind !== 'staff') return refused({ code: 'not-allowed' });
      const { patch, today, rules, access } = change;
      const kept = decidedItems(change.items);
      const decided = kept.map(({ item, decision }) => ({
        item,
        decision: asSent(decision, chainOf(item, rules, access), today),
      }));
      const outcome = derivedOutcome(change.items.map(({ state }) => state));
      const appealUntil = dayAfter(today, rules.appeal.withinDays);
      change.data = { outcome };
      Object.assign(patch, { decided_at: change.at, reader_wrote_at: null });
      await change.effect('give-grants', async () => {
        await keepAsSent(change, decided);
        await giveGrants(change, decided);
      });
      await change.effect('set-appeal-time', () => Object.assign(patch, { appeal_until: appealUntil }));
      const letterId = await change.effect('write-letter', () =>
        writeLetter(change, letterOf(change, decided, appealUntil, actor.name)),
      );
      await change.effect('mail-reader', () => mailReader(change, 'case-decided', { outcome }));
      await change.effect('index-words', () => indexText(change, ...decided.map(({ decision }) => decision.words)));
      return done({ letterId });
    },
    { records },
  );
}

/** What was decided is kept as it was sent. */
async function keepAsSent({ trx }: Change, decided: readonly DecidedItem[]): Promise<void> {
  for (const { item, decision } of decided) {
    const sent = JSON.stringify(decision);
    if (sent === item.decision) continue;
    await trx.updateTable('requested_item').set({ decision: sent }).where('pk', '=', item.pk).execute();
  }
}

export interface DecidedItem {
  item: ItemRow;
  decision: ItemDecision;
}

export function decidedItems(items: readonly ItemRow[]): DecidedItem[] {
  return items.flatMap((item) =>
    item.decision === null ? [] : [{ item, decision: JSON.parse(item.decision) as ItemDecision }],
  );
}

function letterOf(change: Change, decided: readonly DecidedItem[], appealUntil: string, signer: string) {
  const lines = decided.map(({ item, decision }) => ({ snapshot: snapshotOf(item), decision }));
  return decisionLetter(aboutChange(change), { kind: 'decision', lines, appealUntil, signer });
}
