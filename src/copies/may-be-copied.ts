import type { LiveGrant } from '../requests/grants.ts';
import type { PublicRecordFacts } from '../requests/record-facts.ts';

/** By what a record may be copied: openly, by a grant (its id), or on paper only by one; undefined where by nothing. */
export type CopyPermit = { grantId: string | null; onPaperOnly: boolean };

/**
 * What is open to everybody may be copied; anything else by a grant that was given for copies and does not forbid
 * taking them away. A grant for reading at the archive gives copies on paper.
 * @param facts undefined where the public may know of no such record
 */
export function permitToCopy(
  facts: PublicRecordFacts | undefined,
  grants: readonly LiveGrant[],
): CopyPermit | undefined {
  if (!facts) return undefined;
  if (facts.access === 'open' && facts.title !== null) return { grantId: null, onPaperOnly: false };
  const fitting = grants.filter(({ recordId, forCopying, noDownload }) => {
    return recordId === facts.id && forCopying && !noDownload;
  });
  const grant = fitting.find(({ onSiteOnly }) => !onSiteOnly) ?? fitting[0];
  return grant && { grantId: grant.id, onPaperOnly: grant.onSiteOnly };
}
