import type { LetterText } from '../../../requests/letter-content.ts';

export type DecisionLetter = Extract<LetterText, { kind: 'decision' | 'appeal-decision' }>;

export function decisionIn(letter: LetterText): DecisionLetter | undefined {
  return letter.kind === 'decision' || letter.kind === 'appeal-decision' ? letter : undefined;
}
