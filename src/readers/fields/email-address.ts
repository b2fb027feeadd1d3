/** SMTP's own limit (RFC 5321 §4.5.3.1.3, less the brackets). */
const LONGEST = 254;
// No blank, no control sign, no second @, no header or list of addresses: what may go into a letter's head.
const FORM = /^[^\s@<>(),;:"[\]\\\p{C}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;

/** An address as typed, without blanks at its ends; undefined where it can be none. */
export function readEmail(typed: string): string | undefined {
  const email = typed.normalize('NFC').trim();
  return email.length <= LONGEST && FORM.test(email) ? email : undefined;
}

/** Two addresses with the same key are one: nobody's mail server tells `An@` from `an@`. */
export function emailKey(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}
