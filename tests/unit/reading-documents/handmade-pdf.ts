/** A PDF written by hand, object by object: the first is its catalogue, the second its tree of pages. */
export function handmadePdf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let at = pieces[0]?.length ?? 0;
  const add = (piece: Buffer): void => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const [index, object] of objects.entries()) {
    places.push(at);
    add(
      Buffer.concat([
        Buffer.from(`${index + 1} 0 obj\n`),
        Buffer.from(object as string, 'latin1'),
        Buffer.from('\nendobj\n'),
      ]),
    );
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = at;
  add(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`));
  add(Buffer.from(`trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

export function stream(dictionary: string, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content as string, 'latin1');
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const FONTS =
  '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >> ' +
  '/F2 << /Type /Font /Subtype /TrueType /BaseFont /.VnTime /Encoding /WinAnsiEncoding >> ' +
  '/F3 << /Type /Font /Subtype /TrueType /BaseFont /VNI-Times /Encoding /WinAnsiEncoding >> >>';

/** One page with that content; further objects begin with number 5. */
export function onePage(content: string, page = '', more: readonly (string | Buffer)[] = [], resources = ''): Buffer {
  return handmadePdf([
    CATALOGUE,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${page.includes('/MediaBox') ? '' : '/MediaBox [0 0 600 800]'} /Contents 4 0 R /Resources << ${FONTS} ${resources} >> ${page} >>`,
    stream('', content),
    ...more,
  ]);
}

/** Content that writes lines from a point downwards, in one of the fonts of `onePage`. */
export function lines(
  x: number,
  y: number,
  texts: readonly string[],
  options: { font?: string; mode?: number } = {},
): string {
  const hex = texts.map((text) => `<${Buffer.from(text, 'latin1').toString('hex')}> Tj T*`);
  return `BT /${options.font ?? 'F1'} 12 Tf ${options.mode ?? 0} Tr 14 TL ${x} ${y} Td ${hex.join(' ')} ET\n`;
}
