import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';

/** Where a row stands: filled down from the rows above where its own cells are blank, as merged cells leave them. */
export interface Place {
  fondsCode: string;
  fondsTitle: string;
  inventory: string;
  inventoryTitle: string;
  box: string;
  group: string;
}

export const NOWHERE: Place = { fondsCode: '', fondsTitle: '', inventory: '', inventoryTitle: '', box: '', group: '' };

/** The place of a row that names some of it itself. What lies within a part that changed is not filled down. */
export function moveTo(from: Place, own: Partial<Place>): Place {
  const given: Place = { ...NOWHERE, ...own };
  const sameFonds = !(differs(given.fondsCode, from.fondsCode) || differs(given.fondsTitle, from.fondsTitle));
  const base = sameFonds ? from : NOWHERE;
  const sameInventory = sameFonds && !differs(given.inventory, base.inventory);
  const sameBox = sameInventory && !differs(given.box, base.box);
  return {
    fondsCode: given.fondsCode || base.fondsCode,
    fondsTitle: given.fondsTitle || base.fondsTitle,
    inventory: given.inventory || base.inventory,
    inventoryTitle: given.inventoryTitle || (sameInventory ? base.inventoryTitle : ''),
    box: given.box || (sameInventory ? base.box : ''),
    group: given.group || (sameBox ? base.group : ''),
  };
}

/** Whether a row names another fonds, inventory … than the one it would stand in. */
export function isElsewhere(from: Place, own: Partial<Place>, part: keyof Place): boolean {
  return differs(own[part] ?? '', from[part]);
}

function differs(given: string, before: string): boolean {
  return given !== '' && before !== '' && foldedLabel(given) !== foldedLabel(before);
}

/**
 * The number alone where a cell repeats the word: "Hộp số 15" → "15", "Mục lục số: 02" → "02". Anything else
 * stays as written, leading zeros too.
 */
export function bareNumber(text: string): string {
  return text.replace(NAMED_NUMBER, '').trim() || text;
}

/** What a line of its own, above the header or between the rows, says of where the rows below it stand. */
export function placeFromText(text: string): Partial<Place> {
  const place: Partial<Place> = {};
  const box = ALONE.box.exec(text)?.[1];
  const inventory = IN_TITLE.inventory.exec(text)?.[1];
  const code = IN_TITLE.fondsCode.exec(text)?.[1];
  const title = IN_TITLE.fondsTitle.exec(text)?.[1];
  if (box) place.box = box;
  if (inventory) place.inventory = inventory;
  if (code) place.fondsCode = code;
  if (title && !/^số\b/i.test(title)) place.fondsTitle = title.replace(/[.,;:]+$/, '').trim();
  return place;
}

/** The box that words about it begin with: "Hộp số 5: Tài liệu tổ chức". */
export function boxBefore(text: string): string | undefined {
  return LED_BOX.exec(text)?.[1];
}

const NAMED_NUMBER =
  /^(?:hộp|cặp|bó|mục lục(?: hồ sơ)?|phông|hồ sơ|đvbq)(?:\s*[/(]?\s*(?:hộp|cặp)\)?)?\s*(?:số)?\s*[:.]?\s*(?=[\p{N}IVXLC])/iu;
const ALONE = { box: /^(?:hộp|cặp|bó)(?:\s*[/(]\s*(?:hộp|cặp)\)?)?\s*(?:số)?\s*[:.]?\s*([\p{N}\p{L}.-]{1,20})$/iu };
const LED_BOX =
  /^(?:hộp|cặp|bó)(?:\s*[/(]\s*(?:hộp|cặp)\)?)?\s*(?:số)?\s*[:.]?\s*(\p{L}?\p{N}[\p{N}\p{L}.]{0,19})\s*[:(–-]/iu;
const IN_TITLE = {
  inventory: /(?:mục lục(?: hồ sơ)?\s*số|số mục lục)\s*[:.]?\s*([\p{N}\p{L}.-]{1,20})/iu,
  fondsCode: /(?:mã phông|phông số|số phông)\s*[:.]?\s*([\p{N}\p{L}.-]{1,40})/iu,
  fondsTitle:
    /(?:^|\s)(?:tên\s+)?phông(?:\s+lưu trữ)?\s*[:.–-]?\s+(\p{L}.{2,200}?)(?:\s*[;,(–-]\s*(?:mục lục|mã phông|phông số|từ năm|năm)\b.*)?$/iu,
};
