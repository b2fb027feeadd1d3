import {
  accountAddress,
  copyOrderAddress,
  deskAddress,
  deskCaseAddress,
  requestAddress,
  signInAddress,
  tokenAddress,
  visitAddress,
} from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { LetterName, Letters } from '../../platform/mail/letters.ts';

type Link<Data> = (lang: Lang, data: Data) => string;

const account: Link<unknown> = (lang) => accountAddress(lang);
const security: Link<unknown> = (lang) => accountAddress(lang, 'security');
const ownData: Link<unknown> = (lang) => accountAddress(lang, 'ownData');
const request: Link<{ caseId: string }> = (lang, { caseId }) => requestAddress(lang, caseId);
const copies: Link<{ orderId: string }> = (lang, { orderId }) => copyOrderAddress(lang, orderId);
const visit: Link<{ visitId: string }> = (lang, { visitId }) => visitAddress(lang, visitId);
const deskCase: Link<{ caseId: string }> = (lang, { caseId }) => deskCaseAddress(lang, caseId);

const LINKS: { [Name in LetterName]: Link<Letters[Name]> } = {
  'verify-email': (lang, { token }) => tokenAddress(lang, 'verify-email', token),
  'already-registered': (lang) => signInAddress(lang),
  'account-confirmed': account,
  'change-email': (lang, { token }) => tokenAddress(lang, 'change-email', token),
  'email-changed': security,
  'reset-password': (lang, { token }) => tokenAddress(lang, 'reset-password', token),
  'password-changed': security,
  'outside-linked': security,
  'second-factor-changed': security,
  invitation: (lang, { token }) => tokenAddress(lang, 'invitation', token),
  'account-suspended': account,
  'account-enabled': account,
  'erasure-received': ownData,
  'erasure-refused': ownData,
  'account-erased': account,
  'case-submitted': (lang, { caseId }) => requestAddress(lang, caseId, 'receipt'),
  'case-question': request,
  'case-answer-reminder': request,
  'case-lapsed': request,
  'case-withdrawn': request,
  'case-message': request,
  'case-extended': request,
  'case-due-changed': request,
  'case-decided': request,
  'appeal-received': request,
  'appeal-decided': request,
  'grant-suspended': request,
  'grant-resumed': request,
  'grant-revoked': request,
  'grant-ending': request,
  'copies-received': (lang, { orderId }) => copyOrderAddress(lang, orderId, 'receipt'),
  'copies-quoted': copies,
  'copies-expired': copies,
  'copies-declined': copies,
  'copies-cancelled': copies,
  'copies-ready': copies,
  'copies-refunded': copies,
  'visit-requested': visit,
  'visit-confirmed': visit,
  'visit-reopened': visit,
  'visit-declined': visit,
  'visit-lapsed': visit,
  'visit-cancelled': visit,
  'visit-called-off': visit,
  'visit-moved': visit,
  'visit-offered': (lang, { visitId }) => visitAddress(lang, visitId, 'form'),
  'visit-reminder': visit,
  'visit-file-not-found': visit,
  'visit-file-unfit': visit,
  'visit-file-in-use': visit,
  'visit-file-withheld': visit,
  'desk-due': deskCase,
  'desk-due-unheld': deskCase,
  'desk-opinion-due': deskCase,
  'desk-answered': deskCase,
  'desk-written': deskCase,
  'desk-handed-over': deskCase,
  'desk-accounts-due': (lang) => deskAddress(lang, 'readers'),
};

/** The path that a letter's link leads to. */
export function letterLink<Name extends LetterName>(name: Name, lang: Lang, data: Letters[Name]): string {
  return LINKS[name](lang, data);
}
