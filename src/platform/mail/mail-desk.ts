import type { Result } from '../result.ts';
import type { Actor } from '../../readers/actor.ts';

/** Letters that could not be sent, as the administrator sees them. */
export interface MailDesk {
  /** The latest given up first. @param page from 1 */
  dead(actor: Actor, page: number): Promise<Result<DeadMail, { code: 'not-found' }>>;
  /** From the beginning, at once. `gone`: it is not among the dead any more. */
  resend(actor: Actor, id: string): Promise<Result<null, { code: 'not-found' } | { code: 'gone' }>>;
}

export interface DeadMail {
  letters: DeadLetter[];
  total: number;
  page: number;
  pages: number;
  /** Letters that are on their way or wait for the next try. */
  waiting: number;
}

export interface DeadLetter {
  id: string;
  /** Name of the letter (platform/mail/letters.ts): its subject is `t(lang).mail.letters[template].subject`. */
  template: string;
  language: 'vi' | 'en';
  recipient: string;
  createdAt: string;
  deadAt: string;
  attempts: number;
  /** What the server said last. */
  error: string;
}
