import type { MailTexts } from '../../letter-text.ts';

const OPEN = 'Open the order';

/** Letters to a reader about copies that they ordered. */
export const copyLetters = {
  'copies-received': {
    subject: ({ number }) => `Order of copies ${number} received`,
    says: ({ number, lines, dueOn }, day) => [
      `We have received your order of copies ${number}, of ${lines} ${lines === 1 ? 'line' : 'lines'}.`,
      `It is due by the end of ${day(dueOn)}.`,
    ],
    link: 'See the order form',
  },
  'copies-quoted': {
    subject: ({ number }) => `Costs worked out: order of copies ${number}`,
    says: ({ number, until }, day) => [
      `The costs of your order ${number} have been worked out. Please see and answer by ${day(until)}.`,
    ],
    link: 'See the costs',
  },
  'copies-expired': {
    subject: ({ number }) => `Order of copies ${number} has lapsed`,
    says: ({ number }) => [
      `Order ${number} was closed because its costs were not accepted, or not paid, in time. You can send a new order at any time.`,
    ],
    link: OPEN,
  },
  'copies-declined': {
    subject: ({ number }) => `About your order of copies ${number}`,
    says: ({ number }) => [`Order ${number} cannot be carried out. The reason is given with the order.`],
    link: OPEN,
  },
  'copies-cancelled': {
    subject: ({ number }) => `Order of copies ${number} cancelled`,
    says: ({ number }) => [`Order ${number} was cancelled as you asked.`],
    link: OPEN,
  },
  'copies-ready': {
    subject: ({ number }) => `Copies are ready: order ${number}`,
    says: ({ number, until }, day) => [
      `The copies of order ${number} have been handed over. Paper is collected at the reading room; files can be fetched until the end of ${day(until)}.`,
    ],
    link: 'Open the copies',
  },
  'copies-refunded': {
    subject: ({ number }) => `Refund: order of copies ${number}`,
    says: ({ number }) => [
      `Order ${number} cannot be made, and what was paid is given back at the reading room. The reason is given with the order.`,
    ],
    link: OPEN,
  },
} satisfies Partial<MailTexts>;
