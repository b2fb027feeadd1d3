import type { ArchiveProfile } from '../../platform/content.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { ClockDay } from '../clock/due-day.ts';
import type { Bilingual, GrantConditions, ItemDecision } from '../item-decision.ts';
import type { DecidedItem, DecisionBody, LetterContent, LetterHead, LetterItem } from '../letter-content.ts';
import type { RequestRules } from '../policy.ts';
import type { RecordSnapshot } from '../snapshot.ts';

/** What every letter about a case needs to know of it. */
export interface LetterCase {
  language: 'vi' | 'en';
  caseId: string;
  caseNumber: string;
  /** Of the letter, Việt Nam's time. */
  today: string;
  /** ISO 8601, UTC. */
  submittedAt: string;
  reader: { name: string; workplace: string | null };
  rules: RequestRules;
  archive: ArchiveProfile;
}

export interface LetterLine {
  snapshot: RecordSnapshot;
  decision: ItemDecision;
}

export function receiptLetter(
  about: LetterCase,
  asked: {
    purpose: Bilingual;
    snapshots: readonly RecordSnapshot[];
    workingDays: number;
    dueOn: string;
    sum: ClockDay[];
  },
): LetterContent {
  const { snapshots, purpose, ...rest } = asked;
  return {
    ...headOf(about),
    kind: 'receipt',
    purpose: purpose[about.language],
    items: snapshots.map((snapshot) => itemOf(about, snapshot)),
    ...rest,
  };
}

export function decisionLetter(
  about: LetterCase,
  decided: {
    kind: DecisionBody['kind'];
    lines: readonly LetterLine[];
    appealUntil: string | null;
    /** The archive's words to the whole; a paragraph before the remedy. */
    words?: string;
    signer: string;
  },
): LetterContent {
  const { language, rules } = about;
  return {
    ...headOf(about),
    kind: decided.kind,
    grounds: rules.letters.grounds.map((ground) => ground[language]),
    items: decided.lines.map((line) => decidedItem(about, line)),
    remedy: [...(decided.words ? [decided.words] : []), rules.appeal.remedy[language]],
    appealUntil: decided.appealUntil,
    signer: { title: rules.letters.signerTitle[language], name: decided.signer },
  };
}

export function extensionLetter(
  about: LetterCase,
  given: { formerDueOn: string; dueOn: string; workingDays: number; reason: string; signer: string },
): LetterContent {
  const { signer, ...rest } = given;
  return {
    ...headOf(about),
    kind: 'extension',
    ...rest,
    signer: { title: about.rules.letters.signerTitle[about.language], name: signer },
  };
}

function headOf({ language, caseId, caseNumber, today, submittedAt, reader, rules, archive }: LetterCase): LetterHead {
  return {
    language,
    caseId,
    caseNumber,
    day: today,
    archive: {
      parent: rules.letters.parent?.[language] ?? null,
      name: archive.name[language],
      place: rules.letters.place[language],
      address: archive.address[language],
      telephone: archive.telephone,
      email: archive.email,
    },
    reader: { name: reader.name, workplace: reader.workplace },
    submittedOn: dayInVietnam(new Date(submittedAt)),
  };
}

function itemOf({ language, rules }: LetterCase, { title, referenceCode }: RecordSnapshot): LetterItem {
  return { title: title ?? rules.letters.untitled[language], referenceCode };
}

function decidedItem(about: LetterCase, { snapshot, decision }: LetterLine): DecidedItem {
  const { language, rules } = about;
  return {
    ...itemOf(about, snapshot),
    outcome: decision.outcome,
    reason: decision.reason?.label[language] ?? null,
    ground: decision.reason?.ground?.[language] ?? null,
    opensOn: decision.opensOn,
    conditions: decision.conditions ? conditionWords(decision.conditions, rules, language) : [],
    untilDay: decision.conditions?.untilDay ?? null,
    note: decision.words,
  };
}

/** What a grant is bound to besides its last day, a sentence each. */
function conditionWords(
  { onSiteOnly, noDownload, maxViews }: Omit<GrantConditions, 'untilDay'>,
  { conditions }: Pick<RequestRules, 'conditions'>,
  language: 'vi' | 'en',
): string[] {
  return [
    ...(onSiteOnly ? [conditions.onSiteOnly[language]] : []),
    ...(noDownload ? [conditions.noDownload[language]] : []),
    ...(maxViews === null ? [] : [conditions.maxViews[language].replace('{maxViews}', String(maxViews))]),
  ];
}
