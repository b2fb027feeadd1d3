import type { PaperAddress } from '../../catalogue/description.ts';

/**
 * EAD `container` into the paper address. A type that is itself a place's name ("Box 3", "hộp 3") is left
 * out of the number; any other keeps its word ("Reel 5"), since a number alone would be misread.
 */
export function addContainer(address: PaperAddress, type: string, text: string): void {
  const number = text.replaceAll('\n', ' ');
  if (number === '') return;
  const word = type.trim().toLowerCase().normalize('NFC');
  const place = PLACES.get(word);
  const part = place?.part ?? 'box';
  const told =
    place?.plain === true || word === '' || number.toLowerCase().startsWith(word) ? number : `${type.trim()} ${number}`;
  const before = address[part];
  if (before === undefined) address[part] = told;
  else if (!before.split('; ').includes(told)) address[part] = `${before}; ${told}`;
}

const PLACES = new Map<string, { part: keyof PaperAddress; plain: boolean }>([
  ['box', { part: 'box', plain: true }],
  ['hộp', { part: 'box', plain: true }],
  ['cặp', { part: 'box', plain: true }],
  ['boîte', { part: 'box', plain: true }],
  ['carton', { part: 'box', plain: true }],
  ['folder', { part: 'file', plain: true }],
  ['file', { part: 'file', plain: true }],
  ['hồ sơ', { part: 'file', plain: true }],
  ['đvbq', { part: 'file', plain: true }],
  ['dossier', { part: 'file', plain: true }],
  ['chemise', { part: 'file', plain: true }],
  ['item', { part: 'sheet', plain: true }],
  ['page', { part: 'sheet', plain: true }],
  ['tờ', { part: 'sheet', plain: true }],
  ['feuillet', { part: 'sheet', plain: true }],
  ['folio', { part: 'sheet', plain: true }],
  ['phông', { part: 'fonds', plain: true }],
  ['fonds', { part: 'fonds', plain: true }],
  ['mục lục', { part: 'inventory', plain: true }],
  ['inventory', { part: 'inventory', plain: true }],
  ['volume', { part: 'file', plain: false }],
  ['frame', { part: 'sheet', plain: false }],
  ['frames', { part: 'sheet', plain: false }],
]);
