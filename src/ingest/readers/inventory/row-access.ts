import { bothTitles } from '../../../catalogue/access/effective-access.ts';
import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import type { StatedAccess } from '../../../catalogue/description.ts';
import { laterOpening, narrower, withOpening } from '../access-conditions.ts';
import { limitIn, limitInTitle } from '../stated-limit.ts';
import type { StatedLimit } from '../stated-limit.ts';
import { rowOpening } from './row-opening.ts';
import { textOf } from './row-values.ts';
import type { Values } from './row-values.ts';

export interface RowAccess {
  access: StatedAccess;
  /** The word nobody has mapped yet; the record is closed. */
  unknownWord?: string;
  /** A word about the title's visibility that nobody has mapped; the title is masked. */
  unknownVisibility?: string;
  /** A cell about the day of opening that names none: nothing opens by itself. */
  undatedOpening?: string;
  /** A date in the word for access may end what it says or may not: nothing opens by itself. */
  isDateDoubtful: boolean;
  /** A note says less than the word for access. */
  isNarrowedByNote: boolean;
}

/**
 * What a row says of access. An inventory is a working paper: the title of a row that is closed, or whose word
 * is unknown or missing, is masked unless a column says that the public may read it.
 * @param above what holds the record, for one that says nothing itself
 * @param around lines above the table and headings of groups, which may limit it
 */
export function rowAccess(
  values: Values,
  words: ArchiveAccessWords,
  above?: StatedAccess,
  around: readonly string[] = [],
): RowAccess {
  const text = textOf(values, 'access');
  const read = text === '' ? undefined : readWord(text, words);
  const unknown = read?.isUnderstood === false;
  const access: StatedAccess = {};
  if (read) access.level = read.level;
  if (!unknown && text.length > LONGEST_WORD) access.conditions = text;
  const ground = textOf(values, 'accessGround');
  if (ground !== '') access.ground = ground;
  const { opensOn, undatedText } = rowOpening(values, (cell) => words.isNegative(cell));
  // Whoever wrote something of a day there did not mean "at once".
  if (undatedText !== undefined && access.level !== 'conditional') access.level = 'closed';
  const opening = [opensOn, read?.opensOn].filter((date) => date !== undefined).reduce(laterOpening, undefined);
  if (opening !== undefined && undatedText === undefined) access.opensOn = opening;
  const stated = access.level ?? above?.level ?? 'closed';
  for (const limit of limitsBeside(values, words, around)) narrow(access, limit, above);
  const isNarrowedByNote = (access.level ?? stated) !== stated;
  const state = words.serviceState(textOf(values, 'serviceState')) ?? words.serviceState(textOf(values, 'condition'));
  if (state) access.serviceState = state;
  const { visibility, unknownVisibility } = titleVisibility(values, words);
  Object.assign(access, visibility ? { titleVisibility: visibility } : byLevel(access, words, above));
  return {
    access,
    unknownWord: unknown ? text : undefined,
    unknownVisibility,
    undatedOpening: undatedText,
    isDateDoubtful: read?.isDateDoubtful === true && opensOn === undefined,
    isNarrowedByNote,
  };
}

/** What notes, the title, and words round the row say of access less than its column may. */
function limitsBeside(values: Values, words: ArchiveAccessWords, around: readonly string[]): StatedLimit[] {
  const titles = [textOf(values, 'fileTitle'), textOf(values, 'docTitle')];
  return [
    ...[limitIn(textOf(values, 'note'), words, true) ?? []].flat(),
    ...around.flatMap((said) => limitIn(said, words) ?? []),
    ...titles.flatMap((title) => limitInTitle(title, words) ?? []),
  ];
}

/** Of two words the narrower holds, of two days the later, and one that names no day outlasts one that does. */
function narrow(access: StatedAccess, limit: StatedLimit, above?: StatedAccess): void {
  const stated = access.level ?? above?.level ?? 'closed';
  if (narrower(stated, limit.level) === stated) return;
  const before = access.opensOn;
  access.level = limit.level;
  delete access.opensOn;
  if (limit.opensOn !== undefined) access.opensOn = laterOpening(before, limit.opensOn);
}

function readWord(text: string, words: ArchiveAccessWords) {
  const meaning = words.word(text);
  return withOpening(meaning === 'secret' ? 'unknown' : meaning, text, words);
}

/** Whether a row says that nobody may know of it. */
export function isHidden(values: Values, words: ArchiveAccessWords): boolean {
  return titleVisibility(values, words).visibility === 'hidden';
}

/**
 * A mask that stands only for a record being closed, or for the one that holds it, ends with that. A hidden record
 * is not of the catalogue, so only a person brings it in.
 */
function byLevel(access: StatedAccess, words: ArchiveAccessWords, above?: StatedAccess): StatedAccess {
  const isOwn = access.level !== undefined || access.ground !== undefined;
  const level = isOwn ? access.level : above?.level;
  const opensOn = access.opensOn ?? (isOwn ? undefined : above?.opensOn);
  const isShown = level === 'conditional' || (level === 'open' && opensOn === undefined);
  const own = { visibility: isShown ? ('public' as const) : words.closedTitles, titleOpensOn: opensOn };
  const holder = { visibility: above?.titleVisibility ?? 'public', titleOpensOn: above?.titleOpensOn };
  const { visibility, titleOpensOn } = bothTitles(own, holder);
  return titleOpensOn === undefined || visibility !== 'masked'
    ? { titleVisibility: visibility }
    : { titleVisibility: visibility, titleOpensOn };
}

function titleVisibility(values: Values, words: ArchiveAccessWords) {
  const hide = textOf(values, 'hideTitle');
  if (hide !== '' && !words.isNegative(hide)) {
    return { visibility: words.titleVisibility(hide) === 'hidden' ? ('hidden' as const) : ('masked' as const) };
  }
  const shown = textOf(values, 'titleVisibility');
  // Whoever hid the column of titles did not mean them for readers.
  const isHiddenColumn = (values.get('docTitle') ?? values.get('fileTitle'))?.isHidden === true;
  if (shown === '') return isHiddenColumn ? { visibility: 'masked' as const } : {};
  const visibility = words.titleVisibility(shown);
  return visibility ? { visibility } : { visibility: 'masked' as const, unknownVisibility: shown };
}

/** A longer cell is prose worth showing; a shorter one only repeats the level. */
const LONGEST_WORD = 40;
