import type { deskLetters as source } from '../../vi/mail/desk-letters.ts';
import type { MailTexts } from '../../letter-text.ts';

export const deskLetters = {
  'desk-due': {
    subject: ({ number }) => `Due soon: request ${number}`,
    says: ({ number, dueOn }, day) => [`Request no. ${number} must be answered by ${day(dueOn)}.`],
    link: 'Open the case',
  },
  'desk-due-unheld': {
    subject: ({ number }) => `Due, and nobody has it: request ${number}`,
    says: ({ number, dueOn }, day) => [
      `Request no. ${number} must be answered by ${day(dueOn)}, and nobody is working on it. Whoever can, please take it.`,
    ],
    link: 'Open the case',
  },
  'desk-opinion-due': {
    subject: ({ number }) => `No opinion yet: request ${number}`,
    says: ({ number, dueOn }, day) => [
      `The body consulted on request no. ${number} was asked to answer by ${day(dueOn)}; no opinion has been recorded so far.`,
    ],
    link: 'Open the case',
  },
  'desk-answered': {
    subject: ({ number }) => `The reader has answered: request ${number}`,
    says: ({ number }) => [`The reader has answered in request no. ${number}. The time for deciding goes on.`],
    link: 'Open the case',
  },
  'desk-written': {
    subject: ({ number }) => `The reader has written: request ${number}`,
    says: ({ number }) => [`The reader has just written a message in request no. ${number}.`],
    link: 'Open the case',
  },
  'desk-handed-over': {
    subject: ({ number }) => `Request ${number} has been handed over to you`,
    says: ({ number }) => [`Request no. ${number} has just been handed over to you.`],
    link: 'Open the case',
  },
  'desk-accounts-due': {
    subject: () => 'Readers’ accounts to confirm',
    says: ({ accounts }) => [
      `Readers’ accounts that are to be confirmed today or should have been before: ${accounts}.`,
    ],
    link: 'Open the list of readers',
  },
} satisfies Pick<MailTexts, keyof typeof source>;
