import type { mail as source } from '../vi/mail.ts';
import { accountLetters } from './mail/account-letters.ts';
import { caseLetters } from './mail/case-letters.ts';
import { copyLetters } from './mail/copy-letters.ts';
import { deskLetters } from './mail/desk-letters.ts';
import { visitFileLetters } from './mail/visit-file-letters.ts';
import { visitLetters } from './mail/visit-letters.ts';

export const mail: typeof source = {
  greeting: 'Dear Sir or Madam,',
  closing: 'Yours faithfully,',
  automatic: 'This message was sent automatically; please do not reply to it.',
  contact: (telephone, email) => `For help, call ${telephone} or write to ${email}.`,
  linkHint: 'If the link cannot be opened, copy this address into your browser:',
  letters: { ...accountLetters, ...caseLetters, ...copyLetters, ...visitLetters, ...visitFileLetters, ...deskLetters },
};
