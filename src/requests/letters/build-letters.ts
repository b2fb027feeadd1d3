import type { ArchiveProfile } from '../../platform/content.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { ClockDay } from '../clock/due-day.ts';
import type { Bilingual, GrantConditions, ItemDecision } from '../item-decision.ts';
import { isAppealable } from '../is-appealable.ts';
import type {
  DecidedItem,
  DecisionBody,
  LetterContent,
  LetterHead,
  LetterItem,
  LetterText,
} from '../letter-content.ts';
import type { RequestRules } from '../policy.ts';
import type { RecordSnapshot } from '../snapshot.ts';

/** What every letter about a case needs to know of it. */
export interface LetterCase {
  /** Of the request: in English, a translation goes with the letter. */
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
  return withTranslation(about, (one) => ({
    ...headOf(one),
    kind: 'receipt',
    purpose: purpose[one.language],
    items: snapshots.map((snapshot) => itemOf(one, snapshot)),
    ...rest,
  }));
}

export function decisionLetter(
  about: LetterCase,
  decided: {
    kind: DecisionBody['kind'];
    lines: readonly LetterLine[];
    appealUntil: string | null;
    /** The archive's words to the whole. */
    words?: string;
    signer: string;
  },
): LetterContent {
  const { kind, lines, words, signer } = decided;
  const { letters, appeal } = about.rules;
  const isFirst = kind === 'decision';
  const canAppeal = isFirst && lines.some(({ decision }) => isAppealable({ state: decision.outcome, appealed: 0 }));
  const remedy = isFirst ? (canAppeal ? appeal.remedy : null) : appeal.afterwards;
  return withTranslation(about, (one) => ({
    ...headOf(one),
    kind,
    grounds: letters.grounds.map((ground) => ground[one.language]),
    items: lines.map((line) => decidedItem(one, line)),
    ...(words ? { words } : {}),
    remedy: remedy ? [remedy[one.language]] : [],
    appealUntil: canAppeal ? decided.appealUntil : null,
    signer: { title: letters.signerTitle[one.language], name: signer },
  }));
}

export function extensionLetter(
  about: LetterCase,
  given: { formerDueOn: string; dueOn: string; workingDays: number; reason: string; signer: string },
): LetterContent {
  const { signer, ...rest } = given;
  return withTranslation(about, (one) => ({
    ...headOf(one),
    kind: 'extension',
    ...rest,
    signer: { title: one.rules.letters.signerTitle[one.language], name: signer },
  }));
}

/** Letters of a Vietnamese archive are Vietnamese, whoever they go to. */
function withTranslation(about: LetterCase, write: (about: LetterCase) => LetterText): LetterContent {
  const letter = write({ ...about, language: 'vi' });
  return about.language === 'vi' ? letter : { ...letter, translation: write(about) };
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
