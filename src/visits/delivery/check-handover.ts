import { DELIVERY_CONDITIONS } from '../states.ts';
import type { IssueInput, ReturnInput } from './delivery.ts';
import type { DeliveryProblem } from './refusals.ts';

/** More than any file has: a slip of the finger, not a count. */
const MOST_COUNTED = 100_000;
const LONGEST_NOTE = 1000;

export function issueProblems(input: IssueInput): DeliveryProblem[] {
  return [
    ...countProblems('sheets', input.sheets),
    ...countProblems('pages', input.pages),
    ...countProblems('drawings', input.drawings),
    ...wordProblems(input),
    ...(input.readerAgreed ? [] : [{ field: 'readerAgreed', code: 'not-agreed' } as const]),
  ];
}

/** @param sheetsOut how many went out, by the register */
export function returnProblems(input: ReturnInput, sheetsOut: number): DeliveryProblem[] {
  const explained = input.sheets === sheetsOut && input.readerAgreed;
  return [
    ...countProblems('sheets', input.sheets),
    ...wordProblems(input),
    ...(explained || input.note.trim() !== '' ? [] : [{ field: 'note', code: 'needs-a-note' } as const]),
  ];
}

export function countProblems(field: 'sheets' | 'pages' | 'drawings' | 'partySize', count: number): DeliveryProblem[] {
  if (Number.isSafeInteger(count) && count >= 0 && count <= MOST_COUNTED) return [];
  return [{ field, code: 'out-of-range', most: MOST_COUNTED }];
}

function wordProblems({ condition, note }: Pick<IssueInput, 'condition' | 'note'>): DeliveryProblem[] {
  return [
    ...(DELIVERY_CONDITIONS.includes(condition) ? [] : [{ field: 'condition', code: 'unknown' } as const]),
    ...(note.length > LONGEST_NOTE ? [{ field: 'note', code: 'too-long', most: LONGEST_NOTE } as const] : []),
  ];
}
