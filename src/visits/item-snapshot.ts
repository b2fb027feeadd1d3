import type { AccessLevel, Level, PaperAddress } from '../catalogue/description.ts';
import type { VisitItemRow } from './storage/visit-rows.ts';

/** A record as its reader saw it when it was booked: a masked title stays unnamed, unless it was granted to them. */
export interface ItemSnapshot {
  level: Level;
  title: string | null;
  referenceCode: string | null;
  address: PaperAddress | null;
  /** As the description gives it: "45 tờ". */
  extent: string | null;
  /** As shown. */
  dates: string;
  access: AccessLevel;
  fonds: { id: string; title: string | null };
}

export function readSnapshot({ snapshot }: Pick<VisitItemRow, 'snapshot'>): ItemSnapshot {
  return JSON.parse(snapshot) as ItemSnapshot;
}
