import type {
  Description,
  FileReference,
  Note,
  PaperAddress,
  RecordDates,
  StatedAccess,
} from '../../catalogue/description.ts';
import { joinRecordDates } from '../../catalogue/dates/join-dates.ts';
import { examineDates } from '../../catalogue/dates/read-dates.ts';
import type { AccessWords, Problem } from '../finding-aid-reader.ts';
import { readFileReferences } from '../file-reference.ts';
import { claimFile, claimPath, type Claim } from '../withheld-claims.ts';
import { atomAccess } from './atom-isad-csv-access.ts';
import type { AtomRow } from './atom-isad-csv-table.ts';
import { addContainer } from './ead-address.ts';
import { languageCode } from './language-codes.ts';
import { readLevel } from './level-words.ts';
import { NO_ADDRESS, webAddress } from './web-address.ts';

/** Columns that become notes: no ISAD(G) element of ours holds them. */
const NOTES = [
  'appraisal',
  'accruals',
  'languagenote',
  'findingaids',
  'locationoforiginals',
  'locationofcopies',
  'relatedunitsofdescription',
  'publicationnote',
  'generalnote',
];

/** Columns of remarks, where a bare word may be a secret mark. */
export const REMARK_COLUMNS: ReadonlySet<string> = new Set([
  'accessconditions',
  'reproductionconditions',
  'archivistnote',
  'extentandmedium',
  'physicalcharacteristics',
  'acquisition',
  'archivalhistory',
  'physicalobjectname',
  ...NOTES,
]);

/** Columns of subjects, places and names. */
export const NAME_COLUMNS: ReadonlySet<string> = new Set(
  'subjectaccesspoints genreaccesspoints placeaccesspoints nameaccesspoints creators eventactors'.split(' '),
);

/** Columns that are understood, besides the notes. */
const UNDERSTOOD = new Set([
  ...REMARK_COLUMNS,
  ...'legacyid parentid qubitparentslug culture publicationstatus identifier referencecode title levelofdescription'.split(
    ' ',
  ),
  ...'extentandmedium scopeandcontent arrangement physicalcharacteristics archivalhistory acquisition'.split(' '),
  ...'eventactorhistories creatorhistories creators language digitalobjecturi digitalobjectpath'.split(' '),
  ...'subjectaccesspoints genreaccesspoints placeaccesspoints nameaccesspoints'.split(' '),
  ...'eventtypes eventdates eventstartdates eventenddates eventactors'.split(' '),
  ...'creationdates creationdatesstart creationdatesend'.split(' '),
  ...'physicalobjectname physicalobjecttype alternativeidentifiers alternativeidentifierlabels'.split(' '),
]);

/** Columns that hold something of which no use is made, by what is gathered from all rows. */
export class UnusedColumns {
  readonly #unused = new Set<string>();

  add({ cells }: AtomRow): void {
    for (const column of cells.keys()) if (!UNDERSTOOD.has(column)) this.#unused.add(column);
  }

  get problem(): Problem | undefined {
    if (this.#unused.size === 0) return undefined;
    const names = [...this.#unused].map((column) => `"${column.slice(0, 40)}"`);
    const more = names.length > 30 ? ` and ${names.length - 30} more` : '';
    return {
      line: 1,
      reason: `Columns that are not used: ${names.slice(0, 30).join(', ')}${more}.`,
      severity: 'noted',
    };
  }
}

interface Described {
  description: Description;
  problems: Problem[];
}

/**
 * Describes rows of AtoM's description table, with what a person should look at; one for each file. Rows of the
 * same description in other languages fill the blanks of the row that is kept; of their access the narrowest holds.
 */
export function atomDescriber(words: AccessWords): (row: AtomRow, translations: readonly AtomRow[]) => Described {
  const noted = new Set<string>();
  return (row, translations) => {
    const problems: Problem[] = [];
    const note = (reason: string): void => void problems.push({ line: row.line, reason, severity: 'noted' });
    const noteOnce = (reason: string, about: string): void => {
      if (noted.has(reason + about)) return;
      noted.add(reason + about);
      note(reason);
    };
    if (valuesOf(row, 'digitalobjecturi').some(isNowhere)) noteOnce(NO_ADDRESS, '');
    const access = atomAccess([row, ...translations], words, noteOnce);
    return { description: describeRow(withBlanksFilled(row, translations), access, note), problems };
  };
}

function withBlanksFilled(row: AtomRow, translations: readonly AtomRow[]): AtomRow {
  if (translations.length === 0) return row;
  return { ...row, cells: new Map([...translations.toReversed(), row].flatMap(({ cells }) => [...cells])) };
}

function describeRow(row: AtomRow, access: StatedAccess, note: (reason: string) => void): Description {
  const one = (column: string): string | undefined => row.cells.get(column);
  const many = (column: string): string[] => valuesOf(row, column);
  if (row.isUneven) note('This row has more or fewer cells than the header; check its separators and quotation marks.');
  const description: Description = {
    ...readLevel(one('levelofdescription'), undefined),
    title: tidy(one('title') ?? ''),
    dates: readEvents(row, note),
    extent: (one('extentandmedium') ?? '')
      .split('\n')
      .map(trim)
      .filter((text) => text !== ''),
    creators: distinct([...actors(row), ...many('creators')]),
    languages: distinct(many('language').map((code) => languageCode(code) ?? code)),
    access,
    subjects: distinct([...many('subjectaccesspoints'), ...many('genreaccesspoints')]),
    places: distinct(many('placeaccesspoints')),
    names: distinct(many('nameaccesspoints')),
    notes: [...NOTES.flatMap((column) => many(column).map((text) => ({ text }))), ...otherNumbers(row)],
    digitalObjects: many('digitalobjecturi')
      .flatMap((href) => webAddress(href) ?? [])
      .map((href) => ({ href })),
  };
  const identifier = one('identifier') ?? one('referencecode');
  if (identifier !== undefined) description.referenceCode = tidy(identifier);
  const files = filesOf(row);
  if (files.length > 0) description.files = files;
  const address = readAddress(row);
  if (address !== undefined) description.address = address;
  addProse(description, row);
  return description;
}

/** Files that a row names: AtoM keeps paths on its own disk, and addresses that may be relative. */
function filesOf({ cells }: AtomRow): FileReference[] {
  const values = (column: string): string[] => (cells.get(column) ?? '').split('|').map(trim);
  return [
    ...values('digitalobjecturi').flatMap((uri) =>
      webAddress(uri) !== undefined ? [] : readFileReferences(uri, 'link'),
    ),
    ...values('digitalobjectpath').flatMap((path) => readFileReferences(path, 'path')),
  ];
}

/** The documents that a row left out, itself or with the one above it, would have led to. */
export function claimsOfAtomRow(row: AtomRow): Claim[] {
  const codes = ['identifier', 'referencecode'].flatMap((column) => row.cells.get(column) ?? []);
  return [...filesOf(row).map(({ path }) => claimPath(path)), ...codes.map((code) => claimFile(tidy(code)))];
}

function addProse(description: Description, { cells }: AtomRow): void {
  const history = ['eventactorhistories', 'creatorhistories', 'archivalhistory', 'acquisition']
    .flatMap((column) => (cells.get(column) ?? '').split('|'))
    .map(trim)
    .filter((text) => text !== '' && text !== 'NULL');
  if (history.length > 0) description.history = history.join('\n');
  const scope = cells.get('scopeandcontent');
  if (scope !== undefined) description.scope = scope;
  const arrangement = cells.get('arrangement');
  if (arrangement !== undefined) description.arrangement = arrangement;
  const condition = cells.get('physicalcharacteristics');
  if (condition !== undefined) description.physicalCondition = condition;
  const use = cells.get('reproductionconditions');
  if (use !== undefined) description.useConditions = use;
}

interface AtomEvent {
  type: string;
  text: string;
  start: string;
  end: string;
  actor: string;
}

/** Events lie across several columns, each with the same number of values between bars. */
function events({ cells }: AtomRow): AtomEvent[] {
  const column = (...names: string[]): string[] => {
    const name = names.find((candidate) => cells.has(candidate));
    return name === undefined
      ? []
      : (cells.get(name) ?? '').split('|').map((value) => (trim(value) === 'NULL' ? '' : trim(value)));
  };
  const types = column('eventtypes');
  const texts = column('eventdates', 'creationdates');
  const starts = column('eventstartdates', 'creationdatesstart');
  const ends = column('eventenddates', 'creationdatesend');
  const actorNames = column('eventactors');
  const count = Math.max(types.length, texts.length, starts.length, ends.length, actorNames.length);
  const all = Array.from({ length: count }, (_, index) => ({
    type: types[index]?.toLowerCase() ?? '',
    text: texts[index] ?? '',
    start: starts[index] ?? '',
    end: ends[index] ?? '',
    actor: actorNames[index] ?? '',
  }));
  const making = all.filter(({ type }) => type === '' || MAKING.test(type));
  return making.length > 0 ? making : all;
}

/** Events that make a creator and the dates of the material. */
const MAKING = /creat|accumul|créat|collect|hình thành|tạo lập|sản sinh/u;

function actors(row: AtomRow): string[] {
  return events(row)
    .map(({ actor }) => actor)
    .filter((actor) => actor !== '');
}

function readEvents(row: AtomRow, note: (reason: string) => void): RecordDates {
  const read = events(row)
    .filter(({ text, start, end }) => text !== '' || start !== '' || end !== '')
    .map(({ text, start, end }) =>
      examineDates(text, start === '' && end === '' ? '' : `${start || end}/${end || start}`),
    );
  if (read.some(({ backwards }) => backwards)) note('A range of dates ends before it begins; it was kept as text.');
  return joinRecordDates(read.map(({ dates }) => dates));
}

function readAddress({ cells }: AtomRow): PaperAddress | undefined {
  const values = (column: string): string[] => (cells.get(column) ?? '').split('|').map(trim);
  const types = values('physicalobjecttype');
  const address: PaperAddress = {};
  for (const [index, name] of values('physicalobjectname').entries()) addContainer(address, types[index] ?? '', name);
  return Object.keys(address).length > 0 ? address : undefined;
}

/** Beside the identifier AtoM exports the whole code, made of those of all that a description belongs to. */
function otherNumbers({ cells }: AtomRow): Note[] {
  const labels = (cells.get('alternativeidentifierlabels') ?? '').split('|').map(trim);
  const others = (cells.get('alternativeidentifiers') ?? '')
    .split('|')
    .map(trim)
    .flatMap((text, index) => {
      if (text === '') return [];
      const label = labels[index];
      return label === undefined || label === '' ? [{ text }] : [{ label, text }];
    });
  const whole = cells.get('referencecode');
  const isOther = whole !== undefined && ![undefined, whole].includes(cells.get('identifier'));
  return isOther ? [{ kind: 'wholeCode', text: tidy(whole) }, ...others] : others;
}

/** What stands between the bars of a cell. */
function valuesOf({ cells }: AtomRow, column: string): string[] {
  return (cells.get(column) ?? '')
    .split('|')
    .map(trim)
    .filter((text) => text !== '');
}

function isNowhere(link: string): boolean {
  return webAddress(link) === undefined && readFileReferences(link, 'link').length === 0;
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
}

function trim(text: string): string {
  return text.trim();
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
