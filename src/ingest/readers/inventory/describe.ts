import type { Description, Level, PaperAddress, StatedAccess } from '../../../catalogue/description.ts';
import type { Place } from './place.ts';
import { bareNumber } from './place.ts';
import {
  documentNumber,
  extentOf,
  filesOf,
  labelledNotes,
  languagesOf,
  linksOf,
  listOf,
  partNumberOf,
} from './record-text.ts';
import { rowDates } from './row-dates.ts';
import type { RowDates } from './row-dates.ts';
import { textOf } from './row-values.ts';
import type { RowValues, Values } from './row-values.ts';
import type { YearSpan } from './year-span.ts';

export interface Described {
  description: Description;
  fault?: string;
}

export function describeFile(row: RowValues, place: Place, access: StatedAccess, years: YearSpan): Described {
  const { file } = row;
  const number = bareNumber(textOf(file, 'fileNumber'));
  const address: PaperAddress = { ...addressOf(place), ...(number === '' ? {} : { file: number }) };
  const described = describe('file', textOf(file, 'fileTitle'), file, row.fileNotes, access, rowDates(file, years));
  const { description } = described;
  description.referenceCode = textOf(file, 'fileCode') || number || textOf(file, 'paperCode') || undefined;
  description.address = withSheet(address, file);
  return described;
}

export function describeItem(
  row: RowValues,
  fileAddress: PaperAddress | undefined,
  access: StatedAccess,
  years: YearSpan,
): Described {
  const { item } = row;
  const number = documentNumber(item);
  const title = textOf(item, 'docTitle') || [textOf(item, 'docType'), number].filter((part) => part !== '').join(' ');
  const described = describe('item', title, item, row.itemNotes, access, rowDates(item, years));
  described.description.referenceCode = number || textOf(item, 'docCode') || undefined;
  described.description.address = withSheet({ ...fileAddress }, item);
  const partNumber = partNumberOf(item);
  if (partNumber !== '') described.description.partNumber = partNumber;
  return described;
}

/** A fonds, an inventory or a box, of which the sheet says no more than its name. */
export function describeContainer(level: Level, title: string, referenceCode: string, place: Place): Description {
  const address = addressOf(place);
  if (level !== 'box') delete address.box;
  if (level === 'fonds') delete address.inventory;
  const described = describe(level, title, new Map(), [], { titleVisibility: 'public' }, NO_DATES).description;
  return { ...described, referenceCode: referenceCode || undefined, address };
}

function describe(
  level: Level,
  title: string,
  values: Values,
  notes: readonly string[],
  access: StatedAccess,
  { dates, fault }: RowDates,
): Described {
  const description: Description = {
    level,
    title,
    dates,
    extent: extentOf(values),
    creators: [...listOf(values, 'creator'), ...issuers(values)],
    languages: languagesOf(values),
    access,
    subjects: listOf(values, 'keywords'),
    places: listOf(values, 'place'),
    names: listOf(values, 'person'),
    notes: labelledNotes(values, notes),
    digitalObjects: linksOf(values),
  };
  const files = filesOf(values);
  if (files.length > 0) description.files = files;
  const scope = textOf(values, 'annotation');
  if (scope !== '') description.scope = scope;
  const condition = textOf(values, 'condition');
  if (condition !== '') description.physicalCondition = condition;
  return { description, fault };
}

/** The name of a body may hold commas; only a semicolon separates two. */
function issuers(values: Values): string[] {
  return textOf(values, 'issuer')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function addressOf(place: Place): PaperAddress {
  const address: PaperAddress = {};
  const fonds = place.fondsCode || place.fondsTitle;
  if (fonds !== '') address.fonds = fonds;
  if (place.inventory !== '') address.inventory = place.inventory;
  if (place.box !== '') address.box = place.box;
  return address;
}

const NO_DATES: RowDates = { dates: { text: '' } };

function withSheet(address: PaperAddress, values: Values): PaperAddress {
  const sheet = textOf(values, 'sheetNumber');
  return sheet === '' ? address : { ...address, sheet };
}
