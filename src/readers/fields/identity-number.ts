import type { IdentityKind } from '../account.ts';

/** "Số định danh cá nhân": twelve digits. Passports: letters and digits. */
const FORMS: Record<IdentityKind, RegExp> = {
  citizen: /^\d{12}$/,
  passport: /^[A-Z0-9]{6,12}$/,
  other: /^[\p{Lu}\p{N}/-]{4,30}$/u,
};

/** Blanks and points are for reading; capitals, for comparing. @returns undefined where it cannot be one of this kind */
export function readIdentityNumber(kind: IdentityKind, typed: string): string | undefined {
  const number = plainIdentityNumber(typed);
  return FORMS[kind].test(number) ? number : undefined;
}

export function plainIdentityNumber(typed: string): string {
  return typed.normalize('NFC').replace(/[\s.]/gu, '').toUpperCase();
}

/** Whether what was typed into the desk's search is a number of some paper: digits in it, and no word. */
export function looksLikeIdentityNumber(typed: string): boolean {
  const number = plainIdentityNumber(typed);
  return /\d{4}/.test(number) && /^[\p{Lu}\p{N}/-]{4,30}$/u.test(number);
}
