import { toString as drawQr } from 'qrcode';

/** A QR code as SVG, black on white by night as well: telephones need that. */
export function qrMarkup(text: string): Promise<string> {
  return drawQr(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
}
