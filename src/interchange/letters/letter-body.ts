import { partialDateText } from '../../i18n/dates.ts';
import { t } from '../../i18n/translate.ts';
import type { ClockDay } from '../../requests/clock/due-day.ts';
import type {
  DecidedItem,
  DecisionBody,
  ExtensionBody,
  LetterHead,
  LetterItem,
  LetterText,
  ReceiptBody,
} from '../../requests/letter-content.ts';
import { plain, type Pen } from './pen.ts';

/** Points that a heading needs with the first lines under it. */
const KEPT_TOGETHER = 64;
const INDENT = 16;

export function writeBody(pen: Pen, content: LetterText): void {
  switch (content.kind) {
    case 'receipt':
      return writeReceipt(pen, content);
    case 'extension':
      return writeExtension(pen, content);
    case 'decision':
    case 'appeal-decision':
      return writeDecision(pen, content);
  }
}

function writeReceipt(pen: Pen, content: LetterHead & ReceiptBody): void {
  const { language, archive, caseNumber, submittedOn, items, dueOn, workingDays, purpose } = content;
  const { letter } = t(language);
  pen.paragraph(letter.receiptOpening(archive.name, partialDateText(language, submittedOn), caseNumber));
  pen.labelled(letter.purpose, purpose);
  pen.labelled(letter.due, letter.dueDay(partialDateText(language, dueOn), workingDays));
  heading(pen, letter.items(items.length));
  items.forEach((item, i) => writeItem(pen, content, item, i));
  heading(pen, letter.sumTitle);
  pen.columns(content.sum.map((day) => sumLine(content, day)));
}

/** "Thứ Ba 10/02/2026: ngày nhận, không tính". */
function sumLine({ language }: Pick<LetterHead, 'language'>, step: ClockDay): string {
  const { sum, weekdays } = t(language).letter;
  const weekday = weekdays[new Date(`${step.day}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday} ${partialDateText(language, step.day)}: ${says()}`;

  function says(): string {
    if (step.is === 'receipt') return sum.receipt[step.moved ?? 'none'];
    if (step.is === 'counted') return step.extended ? sum.extended(step.number) : sum.counted(step.number);
    const why = sum.skipped[step.because];
    return 'label' in step ? sum.because(why, step.label) : why;
  }
}

function writeDecision(pen: Pen, content: LetterHead & DecisionBody): void {
  const { language, archive, submittedOn, items, grounds, words, remedy, appealUntil } = content;
  const { letter } = t(language);
  for (const ground of grounds) pen.paragraph(ground, { face: 'italic', after: 2 });
  pen.pdf.y += 4;
  pen.paragraph(letter.decisionOpening(partialDateText(language, submittedOn), archive.name));
  items.forEach((item, i) => writeDecided(pen, content, item, i));
  if (words) pen.paragraph(words);
  if (remedy.length > 0 || appealUntil) heading(pen, letter.remedy);
  for (const paragraph of remedy) pen.paragraph(paragraph);
  if (appealUntil) pen.paragraph(letter.appealUntil(partialDateText(language, appealUntil)));
}

function writeDecided(pen: Pen, content: LetterHead, item: DecidedItem, index: number): void {
  const { language } = content;
  const { letter } = t(language);
  const inset = { indent: INDENT, size: 10 };
  writeItem(pen, content, item, index);
  pen.paragraph(letter.outcomes[item.outcome], { face: 'bold', indent: INDENT, after: 3 });
  if (item.reason) pen.labelled(letter.reason, item.reason, inset);
  if (item.ground) pen.labelled(letter.ground, item.ground, inset);
  if (item.opensOn) pen.labelled(letter.opensOn, partialDateText(language, item.opensOn), inset);
  if (item.conditions.length > 0) pen.labelled(letter.conditions, item.conditions.join(' '), inset);
  if (item.untilDay) pen.labelled(letter.until, partialDateText(language, item.untilDay), inset);
  if (item.note) pen.labelled(letter.note, item.note, inset);
  pen.pdf.y += 6;
}

function writeExtension(pen: Pen, content: LetterHead & ExtensionBody): void {
  const { language, submittedOn, formerDueOn, workingDays, dueOn, reason } = content;
  const { letter } = t(language);
  const [submitted = '', former = '', due = ''] = [submittedOn, formerDueOn, dueOn].map((day) =>
    partialDateText(language, day),
  );
  pen.paragraph(letter.extensionText(submitted, former, workingDays, due));
  pen.labelled(letter.reason, reason);
}

function heading(pen: Pen, text: string): void {
  pen.need(KEPT_TOGETHER);
  pen.pdf.y += 6;
  pen.paragraph(text, { face: 'semibold', size: 11.5, after: 4 });
}

function writeItem(pen: Pen, { language }: LetterHead, { title, referenceCode }: LetterItem, index: number): void {
  const code = referenceCode ? ` (${t(language).letter.referenceCode} ${referenceCode})` : '';
  pen.need(KEPT_TOGETHER);
  pen.paragraph(`${index + 1}. ${plain(title)}${code}`, { after: 3 });
}
