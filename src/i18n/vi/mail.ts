import { accountLetters } from './mail/account-letters.ts';
import { caseLetters } from './mail/case-letters.ts';
import { copyLetters } from './mail/copy-letters.ts';
import { deskLetters } from './mail/desk-letters.ts';
import { visitFileLetters } from './mail/visit-file-letters.ts';
import { visitLetters } from './mail/visit-letters.ts';
import type { MailTexts } from '../letter-text.ts';

const letters: MailTexts = {
  ...accountLetters,
  ...caseLetters,
  ...copyLetters,
  ...visitLetters,
  ...visitFileLetters,
  ...deskLetters,
};

/** The letters that the portal sends by mail. Nothing of a case but its number and its days is in them. */
export const mail = {
  greeting: 'Kính gửi ông/bà,',
  closing: 'Trân trọng,',
  automatic: 'Thư này được gửi tự động; xin không trả lời vào địa chỉ này.',
  contact: (telephone: string, email: string) => `Cần giúp đỡ, xin gọi ${telephone} hoặc viết cho ${email}.`,
  linkHint: 'Nếu không bấm được, xin chép địa chỉ này vào trình duyệt:',
  letters,
};
