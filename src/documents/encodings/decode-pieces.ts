import { recogniseEncoding } from './recognise.ts';
import { oldWords } from './old-encodings.ts';
import { isSyllable, UNICODE_ONLY } from './syllable.ts';
import { toUnicode, turnedNote } from './to-unicode.ts';

/** How pieces of text (cells of a table) are turned into Unicode, each by itself. */
export interface PieceDecoder {
  decode(piece: string): string;
  /** For the report; absent where nothing is turned. */
  note?: string;
}

/**
 * Decides by a sample of all pieces. Pieces may be in different fonts: one that is Vietnamese as it is written, or
 * has letters of Unicode only, stays as it is.
 * @param isExpected whether a piece is one that is looked for: "Hép sè" is Vietnamese as it is written, and a heading
 * only as it was meant
 */
export function decodePieces(sample: string, isExpected?: (piece: string) => boolean): PieceDecoder {
  const encoding = recogniseEncoding(sample);
  if (encoding === undefined) return { decode: (piece) => piece };
  return {
    note: turnedNote(encoding),
    decode(piece) {
      if (PLAIN.test(piece) && encoding !== 'viqr') return piece;
      const changed = oldWords(piece.normalize('NFC'), encoding).filter(({ written, decoded }) => written !== decoded);
      // What VNI makes of Vietnamese is often Vietnamese too; of the others it hardly ever is.
      const isRight = encoding !== 'vni' && changed.length > 0 && changed.every(({ written }) => isSyllable(written));
      if (UNICODE_ONLY.test(piece)) return piece;
      const turned = toUnicode(piece, encoding);
      return isRight && !(isExpected?.(turned) === true && !isExpected(piece)) ? piece : turned;
    },
  };
}

const PLAIN = /^[\x20-\x7e\s]*$/;
