import type { LetterName, Letters } from '../platform/mail/letters.ts';

/** What one letter says. `day` writes a day as the language does. */
export interface LetterText<Data> {
  subject: (data: Data) => string;
  /** Paragraphs before the link. */
  says: (data: Data, day: (isoDay: string) => string) => string[];
  /** What the link is called; null where nothing is to be opened. */
  link: string | null;
  /** Paragraphs after it. */
  after?: string[];
}

export type MailTexts = { [Name in LetterName]: LetterText<Letters[Name]> };
