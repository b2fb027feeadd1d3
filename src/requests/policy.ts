import type { AccessLevel } from '../catalogue/description.ts';
import type { Assurance, Role } from '../readers/account.ts';
import type { Bilingual } from './item-decision.ts';
import type { Outcome } from './states.ts';

/** Kinds of time: what is asked for decides which holds, the longest of all items. `appeal` for a complaint. */
export const TIME_LIMITS = ['reading', 'copy', 'conditional', 'appeal'] as const;
export type TimeLimitKind = (typeof TIME_LIMITS)[number];

export interface TimeLimit {
  workingDays: number;
  label: Bilingual;
  /** The rule it comes from; null where it is the archive's own. */
  ground: Bilingual | null;
}

/** What holds for records of one access level. */
export interface AccessRules {
  /** For reading; a copy of what is open has `copy`. */
  timeLimit: 'reading' | 'conditional';
  /** The reader must say why this record. */
  reasonNeeded: boolean;
  /** At least one evidence ground must be given. */
  evidenceNeeded: boolean;
  /** Who confirms a proposal, one after the other; each another person where `fourEyes`. Never empty. */
  confirmedBy: Role[];
  /** Nobody confirms their own proposal. */
  fourEyes: boolean;
  /** A grant for readers less known than this must be for reading on site. */
  readElsewhereFrom: Assurance;
  /** How long a grant holds unless staff say otherwise, and at most, in days. */
  grantDays: number;
  mostGrantDays: number;
}

export interface Labelled {
  code: string;
  label: Bilingual;
}

export interface EvidenceRule extends Labelled {
  hint: Bilingual;
  needsFile: boolean;
}

export interface ReasonRule extends Labelled {
  /** Outcomes it may be given for. */
  for: Outcome[];
  /** The rule it rests on; null where only the archive's own rules say it. */
  ground: Bilingual | null;
  /** Staff must add words of their own. */
  wordsNeeded: boolean;
}

/** One dated set of `content/policy/requests.yaml`. */
export interface RequestRules {
  validFrom: string;
  timeLimits: Record<TimeLimitKind, TimeLimit>;
  byAccess: Record<AccessLevel, AccessRules>;
  /** What is readable on this site is asked for on paper only with a reason. */
  onlineNeedsReason: boolean;
  /** A reader who was asked has so many days (not working days); reminders go out after so many of them. */
  answer: { days: number; remindAfterDays: number[] };
  extension: { mostWorkingDays: number; mostTimes: number };
  /** `remedy`: what a decision's letter says of it; `afterwards`: what the answer's letter says, which is the last one. */
  appeal: { withinDays: number; remedy: Bilingual; afterwards: Bilingual | null };
  /** Readers are told so many days before a grant ends. */
  grantEndingDays: number;
  /** A draft that nobody touched for so many days goes. */
  draftDays: number;
  limits: {
    itemsInCart: number;
    itemsPerCase: number;
    drafts: number;
    casesPerDay: number;
    openCases: number;
    attachments: { perCase: number; mostBytes: number; mediaTypes: string[] };
  };
  purposes: Labelled[];
  evidence: EvidenceRule[];
  reasons: ReasonRule[];
  /** Address ranges (CIDR) of the reading room; empty: nothing is read "on site" through the portal. */
  onSiteAddresses: string[];
  /** How long a view of what was granted lasts: it is counted once, however often pages are turned meanwhile. */
  viewMinutes: number;
  /** How letters and pages word what a grant is bound to. */
  conditions: { onSiteOnly: Bilingual; noDownload: Bilingual; maxViews: Bilingual };
  letters: LetterRules;
}

/** What stands in the archive's letters besides the facts of a case. */
export interface LetterRules {
  parent: Bilingual | null;
  place: Bilingual;
  signerTitle: Bilingual;
  /** For a title that is not public. */
  untitled: Bilingual;
  grounds: Bilingual[];
}

export interface RequestPolicy {
  /** The set in force on a day in Việt Nam, `YYYY-MM-DD`. */
  on(day: string): RequestRules;
  /** The set under which a case was sent. */
  named(validFrom: string): RequestRules;
}
