import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';

/**
 * Whether a text numbers a box, an inventory or a file and says nothing else: "12b", "Hộp A1", "III", "4-5",
 * "6 (1)", "H30.81.2024.K4", "01/QĐ-UB". Words are none: "II. TÀI LIỆU NỘI CHÍNH", "1.1. Biên chế", "Khác".
 */
export function isPlaceNumber(text: string): boolean {
  let isNumber = false;
  for (const part of text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (/\p{N}/u.test(part) || /^(?:[IVXLC]+|\p{L})$/u.test(part)) isNumber = true;
    else if (!LABELS.has(foldedLabel(part)) && !CODE.test(part)) return false;
  }
  return isNumber;
}

/** Letters of a notation: QĐ, UBND, TTg. Words have accents or small letters. */
const CODE = /^[A-ZĐƯ]{2,10}[a-z]?$/u;
const LABELS = new Set('hop cap bo so ho hs dvbq tap quyen thung tiep theo den bis muc luc phong box no'.split(' '));
