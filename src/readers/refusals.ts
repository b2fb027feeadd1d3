/** What the use cases of `src/readers` refuse with. Pages put them into words (i18n `account`, `people`). */

/** Not signed in, not theirs, not for their role, or not there: always the same, answered by 404. */
export interface NotFound {
  code: 'not-found';
}

/** Too many tries. Says the same of accounts that exist and of those that do not. */
export interface TryLater {
  code: 'try-later';
  seconds: number;
}

/** More passwords wait to be checked than this machine should check; answered by 503. */
export interface Busy {
  code: 'busy';
}

/** Address, password or code is wrong, or the account may not sign in: never said which. */
export interface Wrong {
  code: 'wrong';
}

/** A link from a letter that ran out, was used, or never was. */
export interface BadLink {
  code: 'bad-link';
}

/** Somebody else changed it meanwhile, or its state does not allow this. */
export interface NotNow {
  code: 'not-now';
}

/**
 * `about-you`: holds the person's own name or address, or the archive's name; `common`: among the first that are
 * tried; `not-equal`: a repeated field differs.
 */
export type FieldFault =
  'missing' | 'too-long' | 'too-short' | 'malformed' | 'common' | 'about-you' | 'not-equal' | 'taken';

/** Fields of a form that cannot be taken, by name; nothing was written. */
export interface BadFields<Field extends string> {
  code: 'fields';
  fields: Partial<Record<Field, FieldFault>>;
}
