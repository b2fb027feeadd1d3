import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { ExceptionInput } from '../closures.ts';
import type { VisitProblem } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { HALVES } from '../states.ts';

const MOST_LABEL = 200;
/** A year: longer than that a room is no room. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

export function tidied({ kind, room, fromDay, untilDay, half, label }: ExceptionInput): ExceptionInput {
  return { kind, room, fromDay, untilDay, half, label: label.trim().replace(/\s+/g, ' ') };
}

/** What is wrong with an entry: days, room, words. Past days stay as they were. */
export function exceptionProblems({ policy, now }: VisitRoom, input: ExceptionInput): VisitProblem[] {
  const problems: VisitProblem[] = [];
  const today = dayInVietnam(now());
  const { fromDay, untilDay, room, half, label, kind } = input;
  if (kind !== 'closed' && kind !== 'open') problems.push({ field: 'kind', code: 'unknown' });
  if (room !== null && !policy.on(today).rooms.some(({ code }) => code === room)) {
    problems.push({ field: 'room', code: 'unknown' });
  }
  if (half !== null && !HALVES.includes(half)) problems.push({ field: 'half', code: 'unknown' });
  for (const field of ['fromDay', 'untilDay'] as const) {
    if (!isDay(input[field])) problems.push({ field, code: input[field] === '' ? 'missing' : 'unknown' });
  }
  if (isDay(fromDay) && isDay(untilDay)) {
    if (fromDay < today) problems.push({ field: 'fromDay', code: 'day-out-of-range' });
    if (untilDay < fromDay) problems.push({ field: 'untilDay', code: 'day-out-of-range' });
    else if (Date.parse(untilDay) - Date.parse(fromDay) >= MOST_DAYS * DAY_MS) {
      problems.push({ field: 'untilDay', code: 'too-many', most: MOST_DAYS });
    }
  }
  if (label === '') problems.push({ field: 'label', code: 'missing' });
  else if (label.length > MOST_LABEL) problems.push({ field: 'label', code: 'too-long', most: MOST_LABEL });
  return problems;
}

function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
