import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import type { StatedAccess, TitleVisibility } from '../../../catalogue/description.ts';
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
}

/**
 * What a row says of access. An inventory is a working paper: the title of a row that is closed, or whose word
 * is unknown or missing, is masked unless a column says that the public may read it.
 * @param above what holds the record, for one that says nothing itself
 */
export function rowAccess(values: Values, words: ArchiveAccessWords, above?: StatedAccess): RowAccess {
  const text = textOf(values, 'access');
  const meaning = text === '' ? undefined : words.word(text);
  const unknown = meaning === 'unknown' || meaning === 'secret';
  const access: StatedAccess = {};
  if (meaning) access.level = unknown ? 'closed' : meaning;
  if (!unknown && text.length > LONGEST_WORD) access.conditions = text;
  const ground = textOf(values, 'accessGround');
  if (ground !== '') access.ground = ground;
  const { opensOn, undatedText } = rowOpening(values, (cell) => words.isNegative(cell));
  if (opensOn !== undefined) access.opensOn = opensOn;
  const state = words.serviceState(textOf(values, 'serviceState')) ?? words.serviceState(textOf(values, 'condition'));
  if (state) access.serviceState = state;
  const { visibility, unknownVisibility } = titleVisibility(values, words);
  access.titleVisibility = visibility ?? byLevel(access, words, above);
  return { access, unknownWord: unknown ? text : undefined, unknownVisibility, undatedOpening: undatedText };
}

/** Whether a row says that nobody may know of it. */
export function isHidden(values: Values, words: ArchiveAccessWords): boolean {
  return titleVisibility(values, words).visibility === 'hidden';
}

function byLevel(access: StatedAccess, words: ArchiveAccessWords, above?: StatedAccess): TitleVisibility {
  if (above?.titleVisibility && above.titleVisibility !== 'public') return above.titleVisibility;
  const level = access.level ?? above?.level;
  return level === 'open' || level === 'conditional' ? 'public' : words.closedTitles;
}

function titleVisibility(values: Values, words: ArchiveAccessWords) {
  const hide = textOf(values, 'hideTitle');
  if (hide !== '' && !words.isNegative(hide)) {
    return { visibility: words.titleVisibility(hide) === 'hidden' ? ('hidden' as const) : ('masked' as const) };
  }
  const shown = textOf(values, 'titleVisibility');
  if (shown === '') return {};
  const visibility = words.titleVisibility(shown);
  return visibility ? { visibility } : { visibility: 'masked' as const, unknownVisibility: shown };
}

/** A longer cell is prose worth showing; a shorter one only repeats the level. */
const LONGEST_WORD = 40;
