import type { SearchAnswer } from '../../search/answer.ts';

/** The last page that holds hits and can be asked for by number; beyond it the cursor goes on. */
export function lastPageOf({ total, params, lastPage }: SearchAnswer): number {
  return Math.max(1, Math.min(Math.ceil(total / params.limit), lastPage));
}
