import type { Form } from '../../form/read-form.ts';

/*
 * The page of a case is one form, so that what is half typed in one place comes along when a button in another is
 * pressed, without a script too. Fields are named for what they are for: `ask-text`, `decision-reason`.
 */

/** Fields by the beginnings of their names, where they are not called as the button that reads them. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  propose: ['decision-', 'item'],
  confirm: ['item'],
  return: ['return-', 'item'],
  vary: ['decision-', 'appeal-', 'item'],
  uphold: ['appeal-'],
};
/** Sent along whatever is done: what the page was made of, and what always has a value. */
const ALWAYS = ['version', 'seen', 'do', 'consultation', 'previewed'];

/** Something was filled in for this. */
export function isBegun(typed: Form, action: string): boolean {
  const own = (FIELDS[action] ?? [`${action}-`]).filter((start) => start !== 'item');
  return typed.texts().some(([name, value]) => value.trim() !== '' && startsWithOne(name, own));
}

/** What was filled in for something else than what has just been done; undefined where there is nothing. */
export function leftAfter(form: Form, action: string, own: readonly string[] = []): FormData | undefined {
  const done = [...ALWAYS, ...(FIELDS[action] ?? [`${action}-`]), ...own];
  const left = form
    .texts()
    .filter(([name, value]) => value.trim() !== '' && !startsWithOne(name, done) && !isGrantVersion(name));
  if (left.length === 0) return undefined;
  const data = new FormData();
  for (const [name, value] of left) data.append(name, value);
  return data;
}

function startsWithOne(name: string, starts: readonly string[]): boolean {
  return starts.some((start) => (start.endsWith('-') ? name.startsWith(start) : name === start));
}

function isGrantVersion(name: string): boolean {
  return name.startsWith('grant-') && name.endsWith('-version');
}
