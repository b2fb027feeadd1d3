import { fold } from '../../search/vietnamese/fold.ts';
import type { AccountPolicy } from '../account-policy.ts';
import type { NewPassword, PasswordField } from '../people.ts';
import type { FieldFault } from '../refusals.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** What is left of a password beside words about its holder must be at least this long to count as a secret. */
const LEAST_OF_ITS_OWN = 5;
/** Shorter words of a name ("An", "Lê") stand in too many good passwords. */
const LEAST_OF_A_WORD = 4;

/**
 * Whether somebody may choose this password (OWASP ASVS 5.0 6.2): long enough, not among the first that are tried, not
 * made of their own name or the archive's. No rule about kinds of characters.
 * @param about name and address of the holder, name of the archive
 */
export function passwordFaults(
  { password, repeated }: NewPassword,
  about: readonly string[],
  { shortest, longest }: AccountPolicy['passwords'],
): Partial<Record<PasswordField, FieldFault>> | undefined {
  const fault = passwordFault(password, about, shortest, longest);
  if (fault) return { password: fault };
  return password.normalize('NFC') === repeated.normalize('NFC') ? undefined : { repeated: 'not-equal' };
}

function passwordFault(
  password: string,
  about: readonly string[],
  shortest: number,
  longest: number,
): FieldFault | undefined {
  if (password === '') return 'missing';
  const length = [...password.normalize('NFC')].length;
  if (length < shortest) return 'too-short';
  if (length > longest) return 'too-long';
  const plain = fold(password);
  if (isCommon(plain)) return 'common';
  return isAbout(plain, about) ? 'about-you' : undefined;
}

function isCommon(plain: string): boolean {
  // "Matkhau2024!" is tried right after "matkhau".
  const stem = plain.replace(/^[^a-z]+|[^a-z]+$/g, '');
  return COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(stem) || isPattern(plain);
}

/** `aaaaaaaa`, `abcabcabc`, `12345678`, `87654321`. */
function isPattern(plain: string): boolean {
  if (/^(.{1,4}?)\1+$/u.test(plain)) return true;
  const steps = new Set([...plain].slice(1).map((_, index) => plain.charCodeAt(index + 1) - plain.charCodeAt(index)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

/** "Lưu trữ lịch sử": `luutrulichsu`, `luutrulich`, `trulich`, `lich` …: words are short, and written as one. */
function runsOfWords(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = words.flatMap((_, from) => words.slice(from).map((_word, more) => words.slice(from, from + more + 1)));
  return runs.map((run) => run.join('')).filter((run) => run.length >= LEAST_OF_A_WORD);
}

function isAbout(plain: string, about: readonly string[]): boolean {
  const longestFirst = about.flatMap(runsOfWords).sort((a, b) => b.length - a.length);
  const joined = plain.replace(/[^\p{L}\p{N}]+/gu, '');
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), joined);
  return rest !== joined && rest.replace(/\d{1,4}$/, '').length < LEAST_OF_ITS_OWN;
}
