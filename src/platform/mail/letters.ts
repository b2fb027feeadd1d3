import type { Half } from '../../visits/states.ts';

/**
 * Every letter that may leave, and what goes into it: ids, codes, numbers, days and one-time tokens. Names, reasons
 * and titles stay behind the sign-in; addresses are put together when the letter is written (interchange/mail).
 */
export interface Letters {
  /** To an address that has just been given: `token` is for /tai-khoan/xac-nhan. */
  'verify-email': { token: string };
  /** Somebody tried to register with the address of an account that is there already. */
  'already-registered': Record<string, never>;
  'account-confirmed': Record<string, never>;
  /** To the new address; `token` is for /tai-khoan/xac-nhan. */
  'change-email': { token: string };
  /** To the old address, once another one holds. */
  'email-changed': Record<string, never>;
  /** `token` is for /tai-khoan/mat-khau-moi. */
  'reset-password': { token: string };
  'password-changed': Record<string, never>;
  /** Somebody came in by another service as this account for the first time. */
  'outside-linked': Record<string, never>;
  'second-factor-changed': { change: 'on' | 'off' | 'recovery-code-used' };
  /** To a new member of staff; `token` is for /tai-khoan/loi-moi. */
  invitation: { token: string };
  'account-suspended': Record<string, never>;
  'account-enabled': Record<string, never>;
  'erasure-received': { dueOn: string };
  'erasure-refused': Record<string, never>;
  'account-erased': Record<string, never>;

  'case-submitted': CaseLetter & { items: number; dueOn: string };
  'case-question': CaseLetter & { answerBy: string };
  /** The reader still owes an answer. */
  'case-answer-reminder': CaseLetter & { answerBy: string };
  'case-lapsed': CaseLetter;
  'case-withdrawn': CaseLetter;
  'case-message': CaseLetter;
  'case-extended': CaseLetter & { dueOn: string };
  /** The calendar was changed, and with it the day by which the archive answers. */
  'case-due-changed': CaseLetter & { dueOn: string };
  'case-decided': CaseLetter & { outcome: 'granted' | 'partly' | 'refused' };
  'appeal-received': CaseLetter & { dueOn: string };
  'appeal-decided': CaseLetter & { outcome: 'granted' | 'partly' | 'refused' };
  'grant-suspended': CaseLetter;
  'grant-resumed': CaseLetter;
  'grant-revoked': CaseLetter;
  'grant-ending': CaseLetter & { untilDay: string };
  'copies-received': CopiesLetter & { lines: number; dueOn: string };
  'copies-quoted': CopiesLetter & { until: string };
  'copies-expired': CopiesLetter;
  'copies-declined': CopiesLetter;
  'copies-cancelled': CopiesLetter;
  'copies-ready': CopiesLetter & { until: string };
  'copies-refunded': CopiesLetter;
  'visit-requested': VisitLetter & { files: number };
  'visit-confirmed': VisitLetter & { files: number };
  /** Its reader added files that staff must look at: it waits for them again. */
  'visit-reopened': VisitLetter & { files: number };
  'visit-declined': VisitLetter;
  /** Nobody answered before the session was over. */
  'visit-lapsed': VisitLetter;
  'visit-cancelled': VisitLetter;
  /** The archive cannot keep to it. */
  'visit-called-off': VisitLetter;
  /** `visitId`, `number`, `day` and `half` are those of the new one. */
  'visit-moved': VisitLetter & {
    fromDay: string;
    fromHalf: Half;
    confirmed: boolean;
    /** Files that cannot be had in the new session; letters that waited for long do not say. */
    leftOut?: number;
  };
  /** A seat came free; it is kept until then, by the clock of Việt Nam: `YYYY-MM-DD`, `14:30`. */
  'visit-offered': VisitLetter & { untilDay: string; untilTime: string };
  /** It is tomorrow. */
  'visit-reminder': VisitLetter & { files: number };

  /** To the member of staff who works on it. */
  'desk-due': CaseLetter & { dueOn: string };
  /** To each of those who may take it: it is nobody's, or its holder's account does not work. */
  'desk-due-unheld': CaseLetter & { dueOn: string };
  /** Another body has not given its opinion by the day it was asked for. */
  'desk-opinion-due': CaseLetter & { dueOn: string };
  /** To a member of staff: a reader answered, or the case was handed over. */
  'desk-answered': CaseLetter;
  /** A reader wrote without being asked. */
  'desk-written': CaseLetter;
  'desk-handed-over': CaseLetter;
  /** Readers whose account should have been confirmed by now: how many. */
  'desk-accounts-due': { accounts: number };

  /** A file of a visit cannot be had, or not now; which one stands on the visit's page. */
  'visit-file-not-found': VisitFileLetter;
  'visit-file-unfit': VisitFileLetter;
  /** `position` in the line, from 1; until which day somebody else is to have it, as far as known. */
  'visit-file-in-use': VisitFileLetter & { position: number; untilDay: string | null };
  /** The grant ended, or the record was closed. */
  'visit-file-withheld': VisitFileLetter;
}

interface VisitFileLetter {
  /** visit.id */
  visitId: string;
  /** visit.number */
  number: string;
}

interface CaseLetter {
  /** access_case.id */
  caseId: string;
  /** access_case.number */
  number: string;
}

interface CopiesLetter {
  /** copy_order.id */
  orderId: string;
  /** copy_order.number */
  number: string;
}

interface VisitLetter {
  /** visit.id */
  visitId: string;
  /** visit.number; empty for a seat that is only held. */
  number: string;
  day: string;
  half: Half;
}

export type LetterName = keyof Letters;
