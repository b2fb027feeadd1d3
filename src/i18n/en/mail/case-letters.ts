import type { caseLetters as source } from '../../vi/mail/case-letters.ts';
import type { MailTexts } from '../../letter-text.ts';

const OPEN = 'Open the request';
const OUTCOMES = {
  granted: 'All the records you asked for have been granted.',
  partly: 'Some of the records you asked for have been granted.',
  refused: 'The records you asked for have not been granted.',
};

export const caseLetters = {
  'case-submitted': {
    subject: ({ number }) => `We have received request ${number}`,
    says: ({ number, items, dueOn }, day) => [
      `We have received your request no. ${number} for ${items} ${items === 1 ? 'record' : 'records'}.`,
      `You will have an answer by the end of ${day(dueOn)}. The receipt says how this day was worked out.`,
    ],
    link: 'See the receipt',
  },
  'case-question': {
    subject: ({ number }) => `Please answer: request ${number}`,
    says: ({ number, answerBy }, day) => [
      `The archive has a question about request no. ${number}. Please answer by ${day(answerBy)}.`,
      'While we wait for your answer, the time for deciding stands still.',
    ],
    link: 'Read the question and answer',
  },
  'case-answer-reminder': {
    subject: ({ number }) => `Reminder: request ${number} waits for your answer`,
    says: ({ number, answerBy }, day) => [
      `Request no. ${number} still waits for your answer. After ${day(answerBy)} it will be closed.`,
    ],
    link: 'Read the question and answer',
  },
  'case-lapsed': {
    subject: ({ number }) => `Request ${number} has been closed`,
    says: ({ number }) => [
      `Request no. ${number} has been closed, since we had no answer from you. Its page says whether an answer can still open it again; you can also send a new one at any time.`,
    ],
    link: OPEN,
  },
  'case-withdrawn': {
    subject: ({ number }) => `Request ${number} has been withdrawn`,
    says: ({ number }) => [`Request no. ${number} has been withdrawn, as you asked.`],
    link: OPEN,
  },
  'case-message': {
    subject: ({ number }) => `A message about request ${number}`,
    says: ({ number }) => [`The archive has just sent you a message about request no. ${number}.`],
    link: 'Read the message',
  },
  'case-extended': {
    subject: ({ number }) => `More time for request ${number}`,
    says: ({ number, dueOn }, day) => [
      `The time for deciding request no. ${number} has been extended to the end of ${day(dueOn)}. The request says why.`,
    ],
    link: OPEN,
  },
  'case-due-changed': {
    subject: ({ number }) => `Another day for the answer to request ${number}`,
    says: ({ number, dueOn }, day) => [
      `The archive's calendar has changed. Request no. ${number} will now be answered by the end of ${day(dueOn)}.`,
    ],
    link: OPEN,
  },
  'case-decided': {
    subject: ({ number }) => `Decision on request ${number}`,
    says: ({ number, outcome }) => [
      `Request no. ${number} has been decided. ${OUTCOMES[outcome]}`,
      'The request holds the decision on each record, the reasons, and how to complain.',
    ],
    link: 'Read the decision',
  },
  'appeal-received': {
    subject: ({ number }) => `We have received your complaint about request ${number}`,
    says: ({ number, dueOn }, day) => [
      `We have received your complaint about request no. ${number}. Somebody who had no part in the first decision will look at it.`,
      `You will have an answer by the end of ${day(dueOn)}.`,
    ],
    link: OPEN,
  },
  'appeal-decided': {
    subject: ({ number }) => `Decision on your complaint about request ${number}`,
    says: ({ number, outcome }) => [
      `Your complaint about request no. ${number} has been decided. ${OUTCOMES[outcome]}`,
    ],
    link: 'Read the decision',
  },
  'grant-suspended': {
    subject: ({ number }) => `A permission under request ${number} is suspended`,
    says: ({ number }) => [
      `A permission given under request no. ${number} does not hold for now. The request says why.`,
    ],
    link: OPEN,
  },
  'grant-resumed': {
    subject: ({ number }) => `A permission under request ${number} holds again`,
    says: ({ number }) => [`The permission given under request no. ${number} holds again.`],
    link: OPEN,
  },
  'grant-revoked': {
    subject: ({ number }) => `A permission under request ${number} has been revoked`,
    says: ({ number }) => [`A permission given under request no. ${number} has been revoked. The request says why.`],
    link: OPEN,
  },
  'grant-ending': {
    subject: ({ number }) => `A permission under request ${number} ends soon`,
    says: ({ number, untilDay }, day) => [
      `The permission given under request no. ${number} ends after ${day(untilDay)}.`,
    ],
    link: OPEN,
  },
} satisfies Pick<MailTexts, keyof typeof source>;
