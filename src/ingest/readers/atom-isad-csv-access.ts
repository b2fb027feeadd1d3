import type { StatedAccess } from '../../catalogue/description.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import {
  closedByUse,
  CLOSED_BY_USE,
  DOUBTFUL_DATE,
  laterOpening,
  narrower,
  readConditions,
  UNKNOWN_CONDITIONS,
} from './access-conditions.ts';
import type { AtomRow } from './atom-isad-csv-table.ts';
import { LIMITED_BY_NOTE, UNPUBLISHED } from './ead-reasons.ts';
import { isPlainlyDraft, isPublished } from './publication-status.ts';
import { limitedBy, limitIn, limitInTitle } from './stated-limit.ts';
import type { StatedLimit } from './stated-limit.ts';

/**
 * What the rows of one description say of access: of several languages the narrowest. Draft is never public; so is
 * what states no status where the file has the column (AtoM's own default).
 * @param rows the row that is kept first
 * @param noteOnce tells a person what to look at, once for the same words
 */
export function atomAccess(
  rows: readonly AtomRow[],
  words: AccessWords,
  noteOnce: (reason: string, about: string) => void,
): StatedAccess {
  const access: StatedAccess = {};
  const limits: StatedLimit[] = [];
  let opensByItself = true;
  let opensOn: StatedAccess['opensOn'];
  for (const { cells } of rows) {
    const use = closedByUse(cells.get('reproductionconditions') ?? '', words);
    if (use) {
      noteOnce(CLOSED_BY_USE, cells.get('reproductionconditions') ?? '');
      access.level = use.level;
      opensByItself &&= use.opensOn !== undefined;
      if (use.opensOn !== undefined) opensOn = laterOpening(opensOn, use.opensOn);
    }
    const beside = [
      limitIn(cells.get('generalnote') ?? '', words, true),
      limitInTitle(cells.get('title') ?? '', words),
    ];
    limits.push(...beside.flatMap((limit) => limit ?? []));
    const conditions = cells.get('accessconditions');
    if (conditions === undefined) continue;
    const read = readConditions(conditions, words);
    if (!read.isUnderstood) noteOnce(UNKNOWN_CONDITIONS, conditions);
    if (read.isDateDoubtful) noteOnce(DOUBTFUL_DATE, conditions);
    const level = narrower(access.level, read.level);
    if (level !== access.level) Object.assign(access, { level, conditions });
    if (read.level === 'open') continue;
    opensByItself &&= read.opensOn !== undefined;
    if (read.opensOn !== undefined) opensOn = laterOpening(opensOn, read.opensOn);
  }
  if (access.level !== undefined && rows.every(({ cells }) => cells.get('accessconditions') === undefined)) {
    access.narrows = true;
  }
  if (opensByItself && opensOn !== undefined) access.opensOn = opensOn;
  const unpublished = unpublishedBy(rows);
  if (unpublished !== undefined) access.titleVisibility = 'hidden';
  if (unpublished !== undefined && !isPlainlyDraft(unpublished)) noteOnce(UNPUBLISHED, unpublished);
  const limited = limitedBy(access, limits);
  if (limited !== access) noteOnce(LIMITED_BY_NOTE, '');
  return limited;
}

/** The first status that keeps it from readers, be it a blank. */
function unpublishedBy(rows: readonly AtomRow[]): string | undefined {
  const statuses = rows.flatMap(({ cells }) => cells.get('publicationstatus') ?? []);
  const stated = statuses.filter((status) => status !== '');
  return (stated.length > 0 ? stated : statuses).find((status) => !isPublished(status));
}
