import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { LetterName, Letters } from '../../platform/mail/letters.ts';
import { letterLink } from './letter-link.ts';

/** Whose letter it is, and where its links lead. */
export interface Letterhead {
  /** PUBLIC_URL, without a trailing slash. */
  origin: string;
  archive: { name: Record<Lang, string>; telephone: string; email: string };
}

export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** One letter, as plain text and as HTML that says the same. The name of the archive is all that is not from i18n. */
export function writeLetter<Name extends LetterName>(
  name: Name,
  lang: Lang,
  data: Letters[Name],
  { origin, archive }: Letterhead,
): WrittenLetter {
  const { mail } = t(lang);
  const letter = mail.letters[name];
  const says = letter.says(data, (day) => partialDateText(lang, day));
  const after = letter.after ?? [];
  const link = letter.link === null ? undefined : { text: letter.link, href: origin + letterLink(name, lang, data) };
  const signed = [mail.closing, archive.name[lang]];
  const small = [mail.automatic, mail.contact(archive.telephone, archive.email)];
  const lines = [
    mail.greeting,
    ...says,
    ...(link ? [`${link.text}:\n${link.href}`] : []),
    ...after,
    signed.join('\n'),
    `-- \n${small.join('\n')}`,
  ];
  const html = [
    paragraph(mail.greeting),
    ...says.map(paragraph),
    ...(link ? [button(link), `<p>${escape(mail.linkHint)}<br>${escape(link.href)}</p>`] : []),
    ...after.map(paragraph),
    `<p>${signed.map(escape).join('<br>')}</p>`,
    `<p style="color:#5f5a52;font-size:14px">${small.map(escape).join('<br>')}</p>`,
  ];
  const subject = letter.subject(data);
  return { subject, text: `${lines.join('\n\n')}\n`, html: page(lang, subject, html) };
}

function paragraph(text: string): string {
  return `<p>${escape(text)}</p>`;
}

function button({ text, href }: { text: string; href: string }): string {
  const style = 'display:inline-block;padding:10px 18px;background:#8c1d18;color:#ffffff;text-decoration:none';
  return `<p><a href="${escape(href)}" style="${style}">${escape(text)}</a></p>`;
}

/** Mail programs read no style sheet: what little there is stands with the elements. */
function page(lang: Lang, subject: string, body: readonly string[]): string {
  const style = 'max-width:36em;margin:0 auto;padding:16px;font:16px/1.6 sans-serif;color:#1f1b16';
  return `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><title>${escape(subject)}</title></head>
<body style="${style}">
${body.join('\n')}
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]!);
}
