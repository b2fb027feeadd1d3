import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { FileTrouble } from '../../visits/file-check.ts';
import { untilText } from './session-words.ts';

/** What a page knows when it words a trouble. */
export interface Told {
  now: Date;
  /** How a file is called, by the id of its record. */
  nameOf?: (recordId: string) => string;
}

/** Why a file cannot be had for a session, and what to do. */
export function fileTroubleText(lang: Lang, trouble: FileTrouble, { now, nameOf }: Told): string {
  const { files: texts } = t(lang).visit.problems;
  switch (trouble.is) {
    case 'gone':
      return texts.gone;
    case 'not-requestable':
      return texts.notRequestable;
    case 'permission-needed':
      return texts.permissionNeeded;
    case 'grant-ends':
      return texts.grantEnds(partialDateText(lang, trouble.untilDay));
    case 'fragile':
      return texts.fragile;
    case 'in-processing':
      return trouble.until === null
        ? texts.inProcessing(trouble.work)
        : texts.inProcessingUntil(trouble.work, partialDateText(lang, trouble.until));
    case 'same-unit':
      return texts.sameUnit(nameOf?.(trouble.recordId) ?? trouble.recordId);
    case 'in-use':
      return texts.inUse(partialDateText(lang, trouble.untilDay));
    case 'ordered-too-late':
      return texts.late(untilText(lang, trouble.until, now));
  }
}
