import type { Use } from '../visits/counting.ts';

/** A line of a delivered order as far as it counts. */
export interface CountedLine {
  pages: number;
  copies: number;
  authenticated: number;
}

/**
 * What was handed over with an order: every page of every copy, and each authenticated copy. Nobody is asked at the
 * copy desk where they come from, so none of it counts as foreign.
 * @param order `delivered_on` in Việt Nam
 */
export function useOfOrder(
  order: { delivered_on: string; purpose: string | null },
  lines: readonly CountedLine[],
): Use {
  let pages = 0;
  let authentications = 0;
  for (const line of lines) {
    pages += line.pages * line.copies;
    authentications += line.authenticated === 1 ? line.copies : 0;
  }
  const amounts = { copies: pages, authentications };
  return { day: order.delivered_on, purpose: order.purpose ?? '', isForeign: false, amounts };
}
