import type { AccessLevel, PartialDate } from '../../catalogue/description.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import {
  closedByUse,
  CLOSED_BY_USE,
  DOUBTFUL_DATE,
  isOfCopies,
  laterOpening,
  narrower,
  readConditions,
  UNKNOWN_CONDITIONS,
} from './access-conditions.ts';
import type { ReadConditions } from './access-conditions.ts';
import type { CapturedElement } from './ead-captured-element.ts';
import type { EadComponent } from './ead-component.ts';
import type { EadEvents } from './ead-events.ts';
import { DRAFTS, HIDDEN_CONDITIONS, WITHDRAWN } from './ead-reasons.ts';
import { isPublished } from './publication-status.ts';
import { namesSecrecy } from './named-secrecy.ts';
import { limitIn, limitInTitle } from './stated-limit.ts';
import type { StatedLimit } from './stated-limit.ts';

/**
 * Conditions governing access: the words are kept, and a level is read from them. Several statements leave the
 * narrowest, and a day of opening only where each that closes has one: the latest.
 * @param isKept whether there is room for the words
 */
export function takeAccess(
  component: EadComponent,
  element: CapturedElement,
  words: AccessWords,
  events: EadEvents,
  isKept: boolean,
): void {
  const beside = besideText(element, words);
  const read = element.text === '' ? undefined : readConditions(element.text, words, withFigures(element));
  delete component.access.narrows;
  for (const { level } of beside) component.access.level = narrower(component.access.level, level);
  if (read) component.access.level = narrower(component.access.level, read.level);
  // A heading without a day goes with the day of its text; a text without one outlasts its heading.
  const closing = [...beside, ...(read ? [read] : [])].filter(({ level }) => level !== 'open');
  const isEndless = read !== undefined && read.level !== 'open' && read.opensOn === undefined;
  const days = isEndless ? [] : closing.flatMap(({ opensOn }) => opensOn ?? []);
  if (closing.length > 0) restrict(component, days.reduce<PartialDate | undefined>(laterOpening, undefined));
  if (read === undefined) return;
  if (isKept) component.conditions.push(element.text);
  const known = element.text.slice(0, LONGEST_KNOWN);
  if (!read.isUnderstood) events.noteOnce(element.line, UNKNOWN_CONDITIONS, known);
  if (read.isDateDoubtful) events.noteOnce(element.line, DOUBTFUL_DATE, known);
}

/** @returns whether an element says that its description, or the finding aid, is published or is not */
export function tellsPublication({ name, attributes }: CapturedElement): boolean {
  if (name === 'publicationstatus' || name === 'maintenancestatus') return true;
  return (attributes['type'] ?? attributes['localtype'] ?? '').toLowerCase() === 'publicationstatus';
}

/**
 * A draft is nothing for readers, nor what is beneath it: AtoM exports it with the rest to whoever may see it. Nor is a
 * finding aid that says that it was deleted, merged into another or cancelled.
 */
export function takePublication(component: EadComponent, element: CapturedElement, events: EadEvents): void {
  const { name, text, attributes, line } = element;
  // EAD3 says it of the finding aid by a value: inprocess, approved, published; new, revised, deletedreplaced.
  const value = (attributes['value'] ?? '').trim().toLowerCase();
  const isWithdrawn = name === 'maintenancestatus' && /^(?:deleted|cancelled)/.test(value);
  const isDraft =
    name === 'publicationstatus' ? value === 'inprocess' : name !== 'maintenancestatus' && !isPublished(text);
  if (!isDraft && !isWithdrawn) return;
  component.access.titleVisibility = 'hidden';
  events.noteOnce(line, isDraft ? DRAFTS : WITHDRAWN);
}

/** The legal status of EAD3 says more of things than access; what it says of that narrows. */
export function takeLegalStatus(component: EadComponent, { text }: CapturedElement, words: AccessWords): void {
  const { level, opensOn, isUnderstood } = readConditions(text, words);
  if (isUnderstood && level !== 'open') narrow(component, level, opensOn);
  else if (namesSecrecy(text)) narrow(component, 'closed', undefined);
}

/** What conditions of use say of access itself: whoever wrote them into the wrong element meant them. */
export function takeUseConditions(
  component: EadComponent,
  { text, line }: CapturedElement,
  words: AccessWords,
  events: EadEvents,
): void {
  const read = closedByUse(text, words);
  if (read === undefined) return;
  narrow(component, read.level, read.opensOn);
  events.noteOnce(line, CLOSED_BY_USE);
}

/** Limits that stand in a note or in brackets in the title, and not where conditions of access do. */
export function takeStatedLimit(component: EadComponent, element: CapturedElement, words: AccessWords): void {
  const limit = element.name === 'unittitle' ? limitInTitle(element.text, words) : limitOfNote(element, words);
  if (limit) component.limits.push(limit);
}

/**
 * A note that is nothing else, or one whose heading or type says that it is about access: where that is all it says
 * ("Restrictions"), the note is conditions of access in another element, and what nobody understands closes.
 */
function limitOfNote({ name, text, label, attributes }: CapturedElement, words: AccessWords): StatedLimit | undefined {
  if (!NOTES.has(name) || text === '') return undefined;
  const said = [label, attributes['label'], attributes['type'], attributes['localtype']];
  const heads = said.filter((head) => head !== undefined);
  const isConditions = heads.some((head) => NAME_OF_CONDITIONS.test(head.trim()));
  if (text.length > LONGEST_LIMIT && !isConditions) return undefined;
  const own = limitIn(text, words, true);
  if (own) return own;
  if (!isConditions && !heads.some((head) => OF_ACCESS.test(head) && !isOfCopies(head))) return undefined;
  const { level, opensOn, isUnderstood } = readConditions(text, words);
  if (level === 'open' || (!isUnderstood && !isConditions)) return undefined;
  return opensOn === undefined ? { level } : { level, opensOn };
}

/**
 * What a heading or a type says that is more than the element's name: "Closed until 2080", "Hạn chế", "Secret
 * défense", but not "Restrictions on access". They never open: only the text does.
 */
function besideText({ label, attributes }: CapturedElement, words: AccessWords): ReadConditions[] {
  return [label, attributes['label'], attributes['type'] ?? attributes['localtype']].flatMap((said) => {
    if (said === undefined || said === '') return [];
    if (namesSecrecy(said)) return [CLOSED];
    const read = readConditions(said, words);
    const isStated = read.isUnderstood && read.level !== 'open';
    const isName = read.level === 'conditional' && read.opensOn === undefined && NAME_OF_ELEMENT.test(said);
    return isStated && !isName ? [read] : [];
  });
}

/** Conditions that only the archive may read are conditions: what they stand by is not open, and no word is kept. */
export function takeHiddenConditions(component: EadComponent, line: number, events: EadEvents): void {
  component.access.level = 'closed';
  delete component.access.narrows;
  restrict(component, undefined);
  component.amended = component.told;
  events.noteOnce(line, HIDDEN_CONDITIONS);
}

/** What is said elsewhere than in conditions of access narrows them, here and where they are inherited. */
function narrow(component: EadComponent, level: AccessLevel, until: PartialDate | undefined): void {
  const { access } = component;
  if (access.level === undefined && component.conditions.length === 0) access.narrows = true;
  access.level = narrower(access.level, level);
  restrict(component, until);
}

function restrict(component: EadComponent, until: PartialDate | undefined): void {
  component.opensByItself &&= until !== undefined;
  if (until !== undefined && component.opensByItself) {
    component.access.opensOn = laterOpening(component.access.opensOn, until);
  } else {
    delete component.access.opensOn;
  }
}

/** The text with `date @normal` in place of the words that say the same day. */
function withFigures({ text, parts }: CapturedElement): string {
  let from = 0;
  let dated = '';
  for (const { name, attributes, text: words } of parts) {
    const normal = name === 'date' ? (attributes['normal'] ?? attributes['standarddate'] ?? '').trim() : '';
    const place = words === '' || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(normal) ? -1 : text.indexOf(words, from);
    if (place < 0) continue;
    dated += text.slice(from, place) + normal;
    from = place + words.length;
  }
  return dated + text.slice(from);
}

const NOTES = new Set(['note', 'odd', 'didnote', 'processinfo']);
/** Characters of a note about access; longer ones are essays. */
const LONGEST_LIMIT = 300;
const OF_ACCESS = /\baccess\b|tiếp cận|khai thác|chế độ sử dụng|communicab|consultation/iu;
const NAME_OF_CONDITIONS =
  /^(?:access(?: ?restrict)?|(?:access )?restrictions?|(?:access |use )?conditions|(?:conditions?|restrictions?) (?:governing|on|of) access|(?:điều kiện|chế độ|hạn chế)(?: về)? (?:tiếp cận|khai thác|sử dụng)|conditions? d['’]accès|communicabilité)[\s.:]*$/iu;
const CLOSED: ReadConditions = { level: 'closed', isUnderstood: true, isDateDoubtful: false };
const NAME_OF_ELEMENT = /restrictions?\b|conditions?\b|\baccess|tiếp cận|sử dụng|khai thác|communicab|consultation/iu;
/** By how much of them the same words are known again, in characters. */
const LONGEST_KNOWN = 10_000;
