import { CapturedText, charactersIn, takeRoom } from './ead-captured-text.ts';
import type { TextRoom } from './ead-captured-text.ts';

/** A part of a captured element that is wanted by itself: a date in a title, a name in an origination. */
export interface CapturedPart {
  name: string;
  text: string;
  attributes: Record<string, string>;
}

/** One element with a rule of its own, with all that stands in it. */
export class CapturedElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  /** Depth in the XML tree; the element ends when the parser is back there. */
  readonly elementDepth: number;
  readonly line: number;
  /** Its heading (`head`), apart from its text. */
  label: string | undefined;
  /** Its text without the heading; whole once the element has ended. */
  text = '';
  readonly parts: CapturedPart[] = [];
  /** Where a number leads, of which the text is no more than a name for it. */
  leadsTo: string | undefined;
  readonly #room: TextRoom;
  readonly #captured: CapturedText;
  /** Depth of the inner element whose text is for machines, while it is open. */
  #unread: number | undefined;
  /** Where the latest heading within a sentence began, whose parts are joined to one another alone. */
  #headingFrom = 0;
  /** Wanted parts that are open: where each began, and how deep. */
  readonly #open: { part: CapturedPart; mark: number; elementDepth: number }[] = [];

  constructor(
    name: string,
    attributes: Record<string, string>,
    place: { elementDepth: number; line: number },
    room: TextRoom,
  ) {
    this.name = name;
    this.attributes = attributes;
    this.elementDepth = place.elementDepth;
    this.line = place.line;
    this.#room = room;
    this.#captured = new CapturedText(room);
  }

  addText(text: string): void {
    if (this.#unread === undefined) this.#captured.add(text);
  }

  openInner(name: string, attributes: Record<string, string>, elementDepth: number): void {
    if (UNREAD.has(name)) this.#unread ??= elementDepth;
    if (this.name === 'unitid') this.leadsTo ??= attributes['href'];
    if (HEADINGS.has(name)) this.#headingFrom = this.#captured.length;
    if (!INLINE.has(name)) this.#separate(name);
    if (!PARTS.has(name) || !takeRoom(this.#room, charactersIn(attributes))) return;
    this.#open.push({ part: { name, text: '', attributes }, mark: this.#captured.length, elementDepth });
    this.#captured.begin();
  }

  closeInner(name: string, elementDepth: number): void {
    if (this.#unread === elementDepth) this.#unread = undefined;
    const last = this.#open.at(-1);
    if (last !== undefined && last.elementDepth === elementDepth) {
      this.#open.pop();
      this.#closePart(last.part, last.mark);
    }
    if (INLINE.has(name)) return;
    if (GAPS.has(name)) this.#captured.gap();
    else this.#captured.newLine();
  }

  finish(): void {
    this.text = this.#captured.finish();
  }

  #closePart(part: CapturedPart, mark: number): void {
    part.text = this.#captured.end();
    const unsaid = sayInWords(part);
    if (unsaid !== '') {
      this.#captured.begin();
      this.#captured.add(unsaid);
      part.text = `${part.text} ${this.#captured.end()}`.trim();
    }
    if (part.name !== 'head') {
      this.parts.push(part);
    } else if (this.label === undefined && mark === 0) {
      this.label = part.text === '' ? undefined : part.text;
      this.#captured.clear();
    }
  }

  #separate(name: string): void {
    const joint = JOINTS.get(name);
    if (joint === undefined) {
      if (GAPS.has(name)) this.#captured.gap();
      else this.#captured.newLine();
    } else if (!this.#isFirstPart(name)) {
      this.#captured.join(name === 'part' ? this.#partJoint() : joint);
    }
  }

  /** Whether nothing stands before this part in the element that holds it. */
  #isFirstPart(name: string): boolean {
    const holder = this.#open.at(-1)?.mark ?? 0;
    const from = name === 'part' ? Math.max(holder, this.#headingFrom) : holder;
    return this.#captured.length <= from;
  }

  /** EAD3 takes headings and names apart: "Strikes -- Vietnam", but "Cage, John, 1912-1992". */
  #partJoint(): string {
    const holder = this.#open.at(-1)?.part.name ?? this.name;
    return SUBJECTS.has(holder) ? ' -- ' : ', ';
  }
}

/** What a part says in its attributes alone: the unit of a number, a date without words. */
function sayInWords({ name, text, attributes }: CapturedPart): string {
  if (name === 'extent')
    return attributes['unit'] !== undefined && /^[\d.,]+$/.test(text) ? ` ${attributes['unit']}` : '';
  if (text !== '' || !DATES.has(name)) return '';
  const { standarddate, notbefore = '', notafter = '' } = attributes;
  return standarddate ?? [...new Set([notbefore, notafter])].filter((date) => date !== '').join('-');
}

const DATES = new Set(['datesingle', 'fromdate', 'todate']);

/** Inner elements whose own text is wanted as well. */
const PARTS = new Set([
  'head',
  'unitdate',
  'unitdatestructured',
  'datesingle',
  'fromdate',
  'todate',
  'date',
  'extent',
  'language',
  'persname',
  'corpname',
  'famname',
  'name',
]);

/** EAD3 keeps the coordinates of a place in its name. */
const UNREAD = new Set(['geographiccoordinates']);

/** Inner elements that EAD3 takes apart and that are no parts of their own here. */
const HEADINGS = new Set(['title', 'subject', 'genreform', 'occupation', 'function', 'geogname']);

const SUBJECTS = new Set(['subject', 'genreform', 'occupation', 'function', 'geogname']);

/** EAD3 parts that a reader expects to see apart. */
const JOINTS = new Map([
  ['part', ', '],
  ['todate', '-'],
  ['datesingle', ', '],
  ['daterange', ', '],
]);

/** Elements that run on within a sentence, without a space of their own. */
const INLINE = new Set([
  'abbr',
  'emph',
  'expan',
  'extptr',
  'extref',
  'foreign',
  'fromdate',
  'genreform',
  'geogname',
  'language',
  'num',
  'ptr',
  'quote',
  'ref',
  'script',
  'subject',
  'title',
  'date',
  'persname',
  'corpname',
  'famname',
  'name',
]);

/** Elements that are words of their own, though not paragraphs. */
const GAPS = new Set([
  'lb',
  'entry',
  'label',
  'unitdate',
  'unitdatestructured',
  'extent',
  'physfacet',
  'dimensions',
  'quantity',
  'unittype',
  'physdescstructured',
  'part',
  'todate',
  'datesingle',
  'daterange',
  'dateset',
  'languageset',
  'imprint',
  'edition',
]);
