import { t } from '../../i18n/translate.ts';
import type { LetterText } from '../../requests/letter-content.ts';
import { MEASURE, PAGE, plain, type Pen } from './pen.ts';

/** The archive's name takes less room than the nation's: in the proportion that official letters have. */
const LEFT = { x: PAGE.left - 24, width: MEASURE * 0.44 };
const RIGHT = { x: PAGE.left + MEASURE * 0.44, width: MEASURE * 0.56 + 16 };

/** Whose letter it is, under which state, its number, place and day; then its title and whom it is for. */
export function writeHead(pen: Pen, content: LetterText): void {
  const { pdf } = pen;
  const { letter } = t(content.language);
  const { archive, reader } = content;
  const top = pdf.y;

  pen.face('bold', 11.5).text(letter.nation, RIGHT.x, top, { width: RIGHT.width, align: 'center' });
  pen.face('bold', 12).text(letter.motto, RIGHT.x, pdf.y + 1, { width: RIGHT.width, align: 'center' });
  ruleUnder(pen, letter.motto, RIGHT);
  const rightEnds = pdf.y;

  pdf.y = top;
  if (archive.parent) centred(pen, archive.parent.toLocaleUpperCase('vi'), 'regular', 11);
  const name = archive.name.toLocaleUpperCase('vi');
  centred(pen, name, 'bold', 11);
  ruleUnder(pen, name.slice(0, 12), LEFT);

  pdf.y = Math.max(pdf.y, rightEnds) + 8;
  const line = pdf.y;
  centred(pen, letter.number(content.caseNumber), 'regular', 11);
  const [year = '', month = '', day = ''] = content.day.split('-');
  const placeAndDay = letter.placeAndDay(plain(archive.place), day, month, year);
  pen.face('italic', 11).text(placeAndDay, RIGHT.x, line, { width: RIGHT.width, align: 'center' });
  pdf.y += 16;

  pen.paragraph(letter.titles[content.kind], { face: 'bold', size: 14, align: 'center', after: 10 });
  pen.labelled(letter.to, reader.name, { size: 12 });
  if (reader.workplace) pen.labelled(letter.workplace, reader.workplace);
  pdf.y += 8;
}

function centred(pen: Pen, text: string, face: 'regular' | 'bold', size: number): void {
  pen.face(face, size).text(plain(text), LEFT.x, pen.pdf.y, { width: LEFT.width, align: 'center' });
}

/** A line under the middle of what was written last, as wide as `text`. */
function ruleUnder({ pdf }: Pen, text: string, column: { x: number; width: number }): void {
  const width = Math.min(pdf.widthOfString(text), column.width);
  const from = column.x + (column.width - width) / 2;
  pdf.y += 5;
  pdf
    .moveTo(from, pdf.y)
    .lineTo(from + width, pdf.y)
    .lineWidth(0.7)
    .stroke('#000000');
  pdf.y += 3;
}
