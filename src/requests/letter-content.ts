import type { ClockDay } from './clock/due-day.ts';
import type { Outcome } from './states.ts';

/**
 * Everything a letter to a reader says, as plain data: kept as JSON (`case_letter.content`), so that the PDF and the
 * page come out the same whenever they are made again. Reasons, grounds and remedies are whole sentences of the
 * policy in the letter's language; fixed words come from i18n. Titles stand as the reader may see them.
 */
export type LetterText = LetterHead & (ReceiptBody | DecisionBody | ExtensionBody);

/** The letter itself is Vietnamese. Who asked in English finds the same in English behind it, said to be a translation. */
export type LetterContent = LetterText & { translation?: LetterText };

export interface LetterHead {
  language: 'vi' | 'en';
  /** access_case.id: where the QR leads, together with PUBLIC_URL. */
  caseId: string;
  /** `YC-2026-7KQ4-M3TZ` */
  caseNumber: string;
  /** Of the letter, `YYYY-MM-DD`, Việt Nam's time. */
  day: string;
  archive: {
    /** The body above it, on the first line; null for none. */
    parent: string | null;
    name: string;
    /** Before the date: "Song Châu". */
    place: string;
    address: string;
    telephone: string;
    email: string;
  };
  reader: { name: string; workplace: string | null };
  submittedOn: string;
}

/** "Biên nhận": what was asked for and when the answer is due. */
export interface ReceiptBody {
  kind: 'receipt';
  purpose: string;
  items: LetterItem[];
  workingDays: number;
  dueOn: string;
  /** How the day was worked out: `dueDay().explanation`. */
  sum: ClockDay[];
}

export interface DecisionBody {
  kind: 'decision' | 'appeal-decision';
  /** What the decision rests on, a sentence each: "Căn cứ …". */
  grounds: string[];
  items: DecidedItem[];
  /** The archive's own words to the whole: those of the answer to a reconsideration. */
  words?: string;
  /** What the reader can do against it, where and until when: a paragraph each. */
  remedy: string[];
  /** Last day for it, `YYYY-MM-DD`; null where there is none. */
  appealUntil: string | null;
  signer: LetterSigner;
}

export interface ExtensionBody {
  kind: 'extension';
  formerDueOn: string;
  dueOn: string;
  workingDays: number;
  reason: string;
  signer: LetterSigner;
}

export interface LetterItem {
  title: string;
  referenceCode: string | null;
}

export interface DecidedItem extends LetterItem {
  outcome: Outcome;
  /** Why it is refused, or cannot be served. */
  reason: string | null;
  /** The rule it rests on. */
  ground: string | null;
  /** The earliest day on which it opens, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  opensOn: string | null;
  /** What a grant is bound to, a sentence each. */
  conditions: string[];
  /** Last day of the grant. */
  untilDay: string | null;
  /** The archive's own words to this item; empty for none. */
  note: string;
}

export interface LetterSigner {
  /** "Giám đốc", "Người duyệt": in the letter's language. */
  title: string;
  name: string;
}
