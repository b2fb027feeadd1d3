import { seededRandom } from '../bench/random.ts';
import { MARGINS, SEAL_FONT, type Pen, type Sheet } from './pen.ts';

interface Place {
  x: number;
  y: number;
}

const STAMP_RED = '#a8322b';
const PEN_BLUE = '#26325c';
const OUTER = 38;
const INNER = 27;

/** A stamp in a frame, such as a clerk puts beneath the letterhead. Its words belong to the text. */
export function drawMark({ sheet, face, ghost }: Pen, words: string): void {
  sheet.font(face.bold, face.size + 4);
  const width = sheet.widthOfString(words) + 20;
  const top = sheet.y;
  if (!ghost) sheet.save().lineWidth(1.8).rect(MARGINS.left, top, width, 30).stroke(STAMP_RED).restore();
  inRed(sheet, () => sheet.text(words, MARGINS.left + 10, top + 8, { lineBreak: false }));
  sheet.x = MARGINS.left;
  sheet.y = top + 42;
}

/** A round seal: two rings, a star, the body's name between the rings. Only to be seen. */
export function drawSeal({ sheet, ghost }: Pen, { x, y }: Place, words: string): void {
  if (ghost) return;
  sheet.save().strokeOpacity(0.75).fillOpacity(0.75);
  inRed(sheet, () => drawSealParts(sheet, { x, y }, words));
  sheet.restore();
}

function drawSealParts(sheet: Sheet, { x, y }: Place, words: string): void {
  sheet.lineWidth(1.6).circle(x, y, OUTER).stroke().lineWidth(0.8).circle(x, y, INNER).stroke();
  sheet.path(star(x, y, 11)).fill(STAMP_RED);
  sheet.font(SEAL_FONT, 6.5);
  const letters = Array.from(words);
  const step = Math.min(14, 330 / letters.length);
  const first = -((letters.length - 1) * step) / 2;
  letters.forEach((letter, at) => {
    sheet.save().rotate(first + at * step, { origin: [x, y] });
    sheet.text(letter, x - 2.2, y - OUTER + 2.5, { lineBreak: false }).restore();
  });
}

/** The sheet itself remembers its last colour for underlines, beyond what `restore` brings back. */
function inRed(sheet: Sheet, draw: () => void): void {
  sheet.save().fillColor(STAMP_RED).strokeColor(STAMP_RED);
  draw();
  sheet.restore().fillColor('black');
}

function star(x: number, y: number, radius: number): string {
  const corners = Array.from({ length: 10 }, (_, at) => {
    const angle = (at * Math.PI) / 5 - Math.PI / 2;
    const reach = at % 2 === 0 ? radius : radius * 0.4;
    return `${(x + reach * Math.cos(angle)).toFixed(2)} ${(y + reach * Math.sin(angle)).toFixed(2)}`;
  });
  return `M ${corners.join(' L ')} Z`;
}

/** A scribble that nobody ever signed with. */
export function drawSignature({ sheet, ghost }: Pen, { x, y }: Place): void {
  if (ghost) return;
  const random = seededRandom(Math.round(y * 10));
  sheet
    .save()
    .lineWidth(1.3)
    .lineCap('round')
    .moveTo(x - 34, y + 6);
  for (let at = -34; at < 30; at += 8 + random.whole(6)) {
    const up = y - 6 - random.whole(18);
    const down = y + 4 + random.whole(14);
    sheet.bezierCurveTo(x + at, up, x + at + 12, up, x + at + 9, down);
  }
  sheet.bezierCurveTo(x + 50, y + 12, x - 30, y + 16, x - 44, y + 20 + random.whole(6));
  sheet.stroke(PEN_BLUE).restore();
}
