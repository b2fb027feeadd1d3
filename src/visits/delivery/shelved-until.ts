/**
 * The last day on which a unit may lie in the reading room, on its shelf or on the way there: the one until which it is
 * kept for its reader, else that of the visit for which it was fetched.
 */
export function shelvedUntil({ keep_until, day }: { keep_until: string | null; day: string }): string {
  return keep_until ?? day;
}
