import type { PaperAddress } from '../../catalogue/description.ts';

/**
 * What an EAD `container` says that it is. ArchivesSpace writes the number of a box's bar code behind that
 * ("Mixed Materials [31142001234567]"), which is for machines.
 */
export function containerType(attributes: Readonly<Record<string, string>>): string {
  const said = attributes['type'] ?? attributes['localtype'] ?? attributes['label'] ?? '';
  return said.replace(BAR_CODE, '');
}

/**
 * EAD `container` into the paper address. A type that is itself a place's name ("Box 3", "hộp 3") is left
 * out of the number, in the text too ("Hộp số 3"); any other keeps its word ("Reel 5"), since a number alone would be
 * misread.
 */
export function addContainer(address: PaperAddress, type: string, text: string): void {
  const number = text.replace(/\s+/g, ' ').trim();
  if (number === '') return;
  const word = type.trim().toLowerCase().normalize('NFC');
  const place = PLACES.get(word);
  const part = place?.part ?? 'box';
  const bare = place?.plain === true || word === '' ? withoutPlace(number, part) : number;
  const told =
    place?.plain === true || word === '' || bare.toLowerCase().startsWith(word) ? bare : `${type.trim()} ${bare}`;
  let known = TOLD.get(address);
  if (!known) TOLD.set(address, (known = new Set()));
  const entry = `${part} ${told}`;
  if (known.has(entry)) return;
  known.add(entry);
  const before = address[part];
  address[part] = before === undefined ? told : `${before}; ${told}`;
}

/** What stands in each address already: one of ten thousand boxes is not looked through for each of them. */
const TOLD = new WeakMap<PaperAddress, Set<string>>();

/** Blanks are looked at from their beginning only: from each of them, a long run would take its square. */
const BAR_CODE = /(?<!\s)\s*\[\d{6,}\]\s*$/;

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

function withoutPlace(text: string, part: keyof PaperAddress): string {
  if (/^\d/.test(text)) return text;
  const [word] = /^\p{L}[\p{L}\p{M} ]*?(?=(?:\s+số)?\s*[:.°º]?\s*\p{N})/iu.exec(text.normalize('NFC')) ?? [];
  const place = word === undefined ? undefined : PLACES.get(word.toLowerCase());
  if (word === undefined || !place?.plain || place.part !== part) return text;
  return text
    .normalize('NFC')
    .slice(word.length)
    .replace(/^(?:\s+số)?\s*[:.°º]?\s*/iu, '');
}
