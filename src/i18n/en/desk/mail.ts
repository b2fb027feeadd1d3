import type { deadMail as source } from '../../vi/desk/mail.ts';

export const deadMail: typeof source = {
  title: 'Undelivered mail',
  lead: 'Letters that the mail server refused again and again. Mend the cause and send them again; each letter reaches its reader once only.',
  none: 'No letter is stuck.',
  waiting: (n) => (n === '1' ? '1 letter is waiting for its turn.' : `${n} letters are waiting for their turn.`),
  columns: {
    created: 'Written',
    template: 'Letter',
    recipient: 'To',
    attempts: 'Attempts',
    error: 'The server’s answer',
    act: 'Action',
  },
  resend: 'Send again',
  resendThis: (template) => `Send the letter “${template}” again`,
  resent: 'The letter is in line to be sent again.',
  gone: 'This letter is not stuck any more: somebody else may have sent it again just now.',
  pages: 'Pages of the list',
};
