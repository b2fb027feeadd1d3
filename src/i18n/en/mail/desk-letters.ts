import type { deskLetters as source } from '../../vi/mail/desk-letters.ts';
import type { MailTexts } from '../../letter-text.ts';

export const deskLetters = {
  'desk-due': {
    subject: ({ number }) => `Due soon: request ${number}`,
    says: ({ number, dueOn }, day) => [`Request no. ${number} must be answered by ${day(dueOn)}.`],
    link: 'Open the case',
  },
  'desk-answered': {
    subject: ({ number }) => `The reader has answered: request ${number}`,
    says: ({ number }) => [`The reader has answered in request no. ${number}. The time for deciding goes on.`],
    link: 'Open the case',
  },
  'desk-handed-over': {
    subject: ({ number }) => `Request ${number} has been handed over to you`,
    says: ({ number }) => [`Request no. ${number} has just been handed over to you.`],
    link: 'Open the case',
  },
} satisfies Pick<MailTexts, keyof typeof source>;
