import type { Pen } from './pen.ts';
import type { SketchPart } from './sample-text.ts';

/** Draws the lines and names of a hand-drawn map or plan. */
export function drawSketch(pen: Pen, parts: readonly SketchPart[]): void {
  const { sheet, face } = pen;
  for (const part of parts) {
    if ('label' in part) {
      const [x, y] = part.at;
      sheet.save().rotate(part.turn ?? 0, { origin: [x, y] });
      sheet
        .font(face.regular, part.size ?? 10)
        .text(part.label, x, y, { lineBreak: false })
        .restore();
    } else if (!pen.ghost) {
      drawLine(pen, part);
    }
  }
  sheet.x = sheet.page.margins.left;
  sheet.y = Math.max(sheet.page.margins.top, ...parts.map(lowest));
}

/** Where words may begin beneath it. */
function lowest(part: SketchPart): number {
  return 'label' in part ? part.at[1] : Math.max(...part.line.map(([, y]) => y)) + 20;
}

/** Through the middles between the points, so that rivers bend as a hand draws them. */
function drawLine(
  { sheet }: Pen,
  { line, width, dashed, straight, filled }: Extract<SketchPart, { line: unknown }>,
): void {
  sheet
    .save()
    .lineWidth(width ?? 1.2)
    .lineCap('round');
  if (dashed) sheet.dash(5, { space: 4 });
  const [[x, y], ...rest] = line as [[number, number], ...[number, number][]];
  sheet.moveTo(x, y);
  rest.forEach(([toX, toY], at) => {
    const next = rest[at + 1];
    if (next && !filled && !straight) sheet.quadraticCurveTo(toX, toY, (toX + next[0]) / 2, (toY + next[1]) / 2);
    else sheet.lineTo(toX, toY);
  });
  if (filled) sheet.closePath().fillAndStroke('#8a8a8a', '#333333');
  else sheet.stroke();
  sheet.restore();
}
