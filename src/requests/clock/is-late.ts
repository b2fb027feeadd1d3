/** Late is never stored: only the day after the last one is. */
export function isLate(dueOn: string | null, today: string): boolean {
  return dueOn !== null && today > dueOn;
}
