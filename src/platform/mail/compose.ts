import type { SendMailOptions } from 'nodemailer';
import { MailRefused, type MailMessage } from './mail-transport.ts';

/** One plain address: no list, no name, no space, no line. Stricter than the standard, and than registering is. */
const ONE_ADDRESS = /^[^\s@,;:<>()"'\\[\]\p{Cc}\p{Cf}]+@[^\s@,;:<>()"'\\[\]\p{Cc}\p{Cf}]+$/u;

/**
 * A message as nodemailer takes it. Everything that becomes a header is on one line by then.
 * @throws MailRefused for what is not exactly one address
 */
export function compose({ from, to, subject, text, html, messageId, date }: MailMessage): SendMailOptions {
  if (!ONE_ADDRESS.test(to)) throw new MailRefused('this is not one e-mail address');
  return {
    from: { name: oneLine(from.name), address: from.address },
    to: { name: '', address: to },
    subject: oneLine(subject),
    text,
    html,
    messageId: `<${messageId}>`,
    date,
    // Answering machines stay silent, and loops do not begin (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
