import type { MailTexts } from '../../letter-text.ts';

const OPEN = 'Open the visit';

/** Letters to a reader about a file of their visit that cannot be had. Which one stands on the visit's page. */
export const visitFileLetters = {
  'visit-file-not-found': {
    subject: ({ number }) => `A file for visit ${number} has not been found yet`,
    says: ({ number }) => [
      `A file that you asked for in visit no. ${number} has not been found in its place. We go on looking; once it is found it will be served.`,
    ],
    link: OPEN,
  },
  'visit-file-unfit': {
    subject: ({ number }) => `A file cannot be handed over: visit ${number}`,
    says: ({ number }) => [
      `A file that you asked for in visit no. ${number} is not in a condition to be handed over. The visit says why.`,
    ],
    link: OPEN,
  },
  'visit-file-in-use': {
    subject: ({ number }) => `A file is in use: visit ${number}`,
    says: ({ number, position, untilDay }, write) => [
      `A file that you asked for in visit no. ${number} is being read by somebody else. Your place in the queue is number ${position}.`,
      untilDay === null
        ? 'It is not known when it will be back. Once it is, the reading room fetches it for whoever is first in the queue; you may also move the visit to another session.'
        : `It is expected to be in use until ${write(untilDay)}. Once it is back, the reading room fetches it for whoever is first in the queue; you may also move the visit to another session.`,
    ],
    link: OPEN,
  },
  'visit-file-withheld': {
    subject: ({ number }) => `A file will not be handed over: visit ${number}`,
    says: ({ number }) => [
      `A file that you asked for in visit no. ${number} will not be handed over: the permission to use it no longer holds, or the file is no longer accessible. If you still need it, please send a new request.`,
    ],
    link: OPEN,
  },
} satisfies Partial<MailTexts>;
