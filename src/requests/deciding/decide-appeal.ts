import type { Actor, StaffActor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { Change } from '../change.ts';
import { APPEAL_DECIDED, UNDER_APPEAL } from '../is-appealable.ts';
import { derivedOutcome } from '../derived-outcome.ts';
import { giveGrants } from '../effects/give-grants.ts';
import { indexText } from '../effects/index-words.ts';
import { mailReader } from '../effects/mail.ts';
import type { DecisionInput } from '../item-decision.ts';
import { aboutChange, writeLetter } from '../letters/write-letter.ts';
import type { Refusal } from '../refusals.ts';
import type { Room } from '../room.ts';
import type { ItemState } from '../states.ts';
import { recordIdsOf } from '../storage/record-ids.ts';
import { replaceGrant } from '../granting/transition-grant.ts';
import { transition } from '../transition.ts';
import { answerLetter, checkAnswer, type CheckedAnswer } from './appeal-answer.ts';
import type { DecidedItem } from './issue-decision.ts';

type Decided = Promise<Result<{ version: number; letterId: string }, Refusal>>;

/** The first decision stands. */
export function upholdDecision(
  room: Room,
  actor: Actor,
  id: string,
  { version, words }: { version: number; words: string },
): Decided {
  return transition(room, actor, { id, version, action: 'uphold' }, async (change) => {
    if (actor.kind !== 'staff') return refused({ code: 'not-allowed' });
    const checked = await checkAnswer(change, { words });
    if (!checked.ok) return checked;
    return done({ letterId: await tell(change, actor, words, checked.value) });
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
      if (actor.kind !== 'staff') return refused({ code: 'not-allowed' });
      const checked = await checkAnswer(change, input);
      if (!checked.ok) return checked;
      const { anew } = checked.value;
      await change.effect('decide-anew', () => decideAnew(change, actor, anew));
      await change.effect('give-grants', () => giveGrants(change, anew));
      return done({ letterId: await tell(change, actor, input.words, checked.value) });
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

async function closeAppeal({ trx, row }: Change): Promise<void> {
  await trx
    .updateTable('requested_item')
    .set({ appealed: APPEAL_DECIDED })
    .where('case_pk', '=', row.pk)
    .where('appealed', '=', UNDER_APPEAL)
    .execute();
}

async function tell(change: Change, actor: StaffActor, words: string, answer: CheckedAnswer): Promise<string> {
  const anew = new Map(answer.anew.map(({ item, decision }) => [item.id, decision.outcome]));
  const outcome = derivedOutcome(change.items.map(({ id, state }): ItemState => anew.get(id) ?? state));
  change.data = { outcome };
  change.patch.decided_at = change.at;
  await change.effect('close-appeal', () => closeAppeal(change));
  const letter = answerLetter(aboutChange(change), answer, { words, signer: actor.name });
  const letterId = await change.effect('write-letter', () => writeLetter(change, letter));
  await change.effect('mail-reader', () => mailReader(change, 'appeal-decided', { outcome }));
  const told = [words, ...answer.anew.map(({ decision }) => decision.words)];
  await change.effect('index-words', () => indexText(change, ...told));
  return letterId;
}
