import { t } from '../../i18n/translate.ts';
import type { LetterName, Letters } from '../../platform/mail/letters.ts';
import type { StoredLetter } from '../../platform/mail/send-waiting.ts';
import { writeLetter, type Letterhead, type WrittenLetter } from './write-letter.ts';

/**
 * A letter from the row in which it waited.
 * @throws when nobody knows such a letter, or what should go into it is not there
 */
export function writeStoredLetter({ template, language, data }: StoredLetter, letterhead: Letterhead): WrittenLetter {
  if (!isLetterName(template)) throw new Error(`there is no letter "${template}"`);
  // What enqueueMail wrote for this template.
  const stored = JSON.parse(data) as Letters[typeof template];
  return writeLetter(template, language, stored, letterhead);
}

function isLetterName(template: string): template is LetterName {
  return Object.hasOwn(t('vi').mail.letters, template);
}
