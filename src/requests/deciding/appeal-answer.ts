import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { Change } from '../change.ts';
import { messageProblems } from '../effects/add-message.ts';
import { UNDER_APPEAL } from '../is-appealable.ts';
import { chainOf, snapshotOf } from '../item-chain.ts';
import type { DecisionInput } from '../item-decision.ts';
import type { LetterContent } from '../letter-content.ts';
import { decisionLetter, type LetterCase } from '../letters/build-letters.ts';
import { mayBeGiven } from '../may-be-given.ts';
import type { Problem, Refusal } from '../refusals.ts';
import { asSent } from './as-sent.ts';
import { checkDecisions } from './check-decisions.ts';
import { decidedItems, type DecidedItem } from './issue-decision.ts';

/** What a reader is told who asked for another look. */
export interface AppealAnswer {
  words: string;
  /** On items under appeal; those not named stand. None at all: the first decision stands. */
  decisions?: readonly { itemId: string; decision: DecisionInput }[] | undefined;
}

export interface CheckedAnswer {
  /** All that was under appeal, as it is decided by the answer. */
  appealed: DecidedItem[];
  /** Those of them that are decided otherwise. */
  anew: DecidedItem[];
}

type Standing = Pick<Change, 'items' | 'rules' | 'access' | 'reader' | 'today' | 'row'> & { trx: Kysely<Database> };

export async function checkAnswer(
  standing: Standing,
  { words, decisions }: AppealAnswer,
): Promise<Result<CheckedAnswer, Refusal>> {
  const { items, reader } = standing;
  const problems: Problem[] = messageProblems(words, 'words');
  const named = items.filter((item) => decisions?.some(({ itemId }) => itemId === item.id));
  if (decisions && named.length !== new Set(decisions.map(({ itemId }) => itemId)).size) {
    return refused({ code: 'not-found' });
  }
  if (decisions && named.length === 0) problems.push({ field: 'items', code: 'missing' });
  problems.push(...named.filter((item) => !isUnderAppeal(item)).map(({ id }) => notAppealed(id)));
  if (problems.length > 0) return refused({ code: 'invalid', problems });
  const checked = await checkDecisions(standing, named, decisions ?? []);
  if (!checked.ok) return checked;
  const { rules, access, today } = standing;
  const anew = checked.value.map(({ item, decision }) => ({
    item,
    decision: asSent(decision, chainOf(item, rules, access), today),
  }));
  const unconfirmed = mayBeGiven(
    reader,
    anew.map(({ decision }) => ({ state: decision.outcome })),
  );
  if (unconfirmed) return refused(unconfirmed);
  const byId = new Map(anew.map(({ item, decision }) => [item.id, decision]));
  const appealed = decidedItems(items.filter(isUnderAppeal)).map(({ item, decision }) => ({
    item,
    decision: byId.get(item.id) ?? decision,
  }));
  return done({ appealed, anew });
}

export function answerLetter(
  about: LetterCase,
  { appealed }: Pick<CheckedAnswer, 'appealed'>,
  { words, signer }: { words: string; signer: string },
): LetterContent {
  return decisionLetter(about, {
    kind: 'appeal-decision',
    lines: appealed.map(({ item, decision }) => ({ snapshot: snapshotOf(item), decision })),
    appealUntil: null,
    words: words.trim(),
    signer,
  });
}

function isUnderAppeal({ appealed }: { appealed: number }): boolean {
  return appealed === UNDER_APPEAL;
}

function notAppealed(itemId: string): Problem {
  return { field: `items.${itemId}`, code: 'unknown' };
}
