import type { Actor, StaffActor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { Change } from '../change.ts';
import { APPEAL_DECIDED, UNDER_APPEAL } from '../is-appealable.ts';
import { derivedOutcome } from '../derived-outcome.ts';
import { messageProblems } from '../effects/add-message.ts';
import { giveGrants } from '../effects/give-grants.ts';
import { mailReader } from '../effects/mail.ts';
import { snapshotOf } from '../item-chain.ts';
import type { DecisionInput } from '../item-decision.ts';
import { decisionLetter } from '../letters/build-letters.ts';
import { aboutChange, writeLetter } from '../letters/write-letter.ts';
import { mayBeGiven } from '../may-be-given.ts';
import type { Problem, Refusal } from '../refusals.ts';
import type { Room } from '../room.ts';
import type { ItemState } from '../states.ts';
import { recordIdsOf } from '../storage/record-ids.ts';
import { replaceGrant } from '../granting/transition-grant.ts';
import { transition } from '../transition.ts';
import { checkDecisions } from './check-decisions.ts';
import { decidedItems, type DecidedItem } from './issue-decision.ts';

type Decided = Promise<Result<{ version: number; letterId: string }, Refusal>>;

/** The first decision stands. */
export function upholdDecision(
  room: Room,
  actor: Actor,
  id: string,
  { version, words }: { version: number; words: string },
): Decided {
  return transition(room, actor, { id, version, action: 'uphold' }, async (change) => {
    const problems = messageProblems(words, 'words');
    if (problems.length > 0 || actor.kind !== 'staff') return refused({ code: 'invalid', problems });
    const appealed = decidedItems(change.items.filter(isUnderAppeal));
    return done({
      letterId: await tell(
        change,
        actor,
        appealed,
        words.trim(),
        change.items.map(({ state }) => state),
      ),
    });
  });
}

/** Another decision on items under appeal; their former grants are replaced. */
export async function varyDecision(
  room: Room,
  actor: Actor,
  id: string,
  input: { version: number; words: string; decisions: readonly { itemId: string; decision: DecisionInput }[] },
): Decided {
  const records = await recordIdsOf(room.db, id);
  return transition(
    room,
    actor,
    { id, version: input.version, action: 'vary' },
    async (change) => {
      const named = change.items.filter((item) => input.decisions.some(({ itemId }) => itemId === item.id));
      if (named.length !== new Set(input.decisions.map(({ itemId }) => itemId)).size) {
        return refused({ code: 'not-found' });
      }
      const problems: Problem[] = messageProblems(input.words, 'words');
      if (named.length === 0) problems.push({ field: 'items', code: 'missing' });
      problems.push(...named.filter((item) => !isUnderAppeal(item)).map(({ id: item }) => notAppealed(item)));
      if (problems.length > 0 || actor.kind !== 'staff') return refused({ code: 'invalid', problems });
      const checked = await checkDecisions(change, named, input.decisions);
      if (!checked.ok) return checked;
      const given = checked.value.map(({ decision }) => ({ state: decision.outcome }));
      const unconfirmed = mayBeGiven(change.reader, given);
      if (unconfirmed) return refused(unconfirmed);
      await change.effect('decide-anew', () => decideAnew(change, actor, checked.value));
      await change.effect('give-grants', () => giveGrants(change, checked.value));
      const anew = new Map(checked.value.map(({ item, decision }) => [item.id, decision]));
      const appealed = decidedItems(change.items.filter(isUnderAppeal)).map(({ item, decision }) => ({
        item,
        decision: anew.get(item.id) ?? decision,
      }));
      const states = change.items.map((item): ItemState => anew.get(item.id)?.outcome ?? item.state);
      return done({ letterId: await tell(change, actor, appealed, input.words.trim(), states) });
    },
    { records },
  );
}

async function decideAnew(change: Change, actor: StaffActor, decided: readonly DecidedItem[]): Promise<void> {
  for (const { item, decision } of decided) {
    await replaceGrant(change, item.pk);
    await change.moveItem(
      item,
      'vary',
      decision.outcome,
      { decision: JSON.stringify(decision), decided_by: actor.pk, decided_at: change.at },
      { outcome: decision.outcome },
    );
  }
}

function isUnderAppeal({ appealed }: { appealed: number }): boolean {
  return appealed === UNDER_APPEAL;
}

async function closeAppeal({ trx, row }: Change): Promise<void> {
  await trx
    .updateTable('requested_item')
    .set({ appealed: APPEAL_DECIDED })
    .where('case_pk', '=', row.pk)
    .where('appealed', '=', UNDER_APPEAL)
    .execute();
}

async function tell(
  change: Change,
  actor: StaffActor,
  appealed: readonly DecidedItem[],
  words: string,
  states: readonly ItemState[],
): Promise<string> {
  const outcome = derivedOutcome(states);
  change.data = { outcome };
  Object.assign(change.patch, { decided_at: change.at, reader_wrote_at: null });
  await change.effect('close-appeal', () => closeAppeal(change));
  const lines = appealed.map(({ item, decision }) => ({ snapshot: snapshotOf(item), decision }));
  const letter = decisionLetter(aboutChange(change), {
    kind: 'appeal-decision',
    lines,
    appealUntil: null,
    words,
    signer: actor.name,
  });
  const letterId = await change.effect('write-letter', () => writeLetter(change, letter));
  await change.effect('mail-reader', () => mailReader(change, 'appeal-decided', { outcome }));
  return letterId;
}

function notAppealed(itemId: string): Problem {
  return { field: `items.${itemId}`, code: 'unknown' };
}
