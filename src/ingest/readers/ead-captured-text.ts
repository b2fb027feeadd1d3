/** How much text one description keeps, in UTF-16 units, all its fields together. Longer text is cut and reported. */
export const TEXT_LIMIT = 2_000_000;

/** Counts down what a description may still keep. */
export interface TextRoom {
  left: number;
  /** Whether anything was cut. */
  cut: boolean;
}

/** What an element, a part or a link costs besides its text: a million empty ones are not free. */
const COST_OF_ONE = 50;

/** Takes room for one more thing with so many characters. @returns whether there was room */
export function takeRoom(room: TextRoom, characters: number): boolean {
  const cost = COST_OF_ONE + characters;
  if (cost > room.left) room.cut = true;
  else room.left -= cost;
  return !room.cut;
}

/** In the values of all attributes. Without an array of them: this runs for each element that is kept. */
export function charactersIn(attributes: Readonly<Record<string, string>>): number {
  let characters = 0;
  for (const name in attributes) characters += attributes[name]?.length ?? 0;
  return characters;
}

/**
 * The text of one element while it is read: white space of the source tidied, one line per paragraph,
 * so that mixed content (`emph`, `title`, `unitdate`) stays readable. It is only ever added to, and looked at when a part
 * of it is whole: looking at all of it after each of a hundred thousand pieces copies it as often.
 */
export class CapturedText {
  readonly #room: TextRoom;
  /** What stands in the innermost part that is open, but for the latest pieces. */
  #text = '';
  readonly #pieces: string[] = [];
  /** What stands before each open part, in the part that holds it. */
  readonly #before: string[] = [];
  /** The space or line end that is put behind the text once more of it comes. */
  #blank: '' | ' ' | '\n' = '';
  /** The blank stands between tags and not in the source. */
  #isGap = false;
  #last = NOTHING;
  #length = 0;

  constructor(room: TextRoom) {
    this.#room = room;
  }

  /** Characters so far, but for a blank at the end. */
  get length(): number {
    return this.#length;
  }

  add(source: string): void {
    if (this.#room.left <= 0) {
      this.#room.cut ||= source.trim() !== '';
      return;
    }
    let piece = UNTIDY.test(source) ? source.replace(SOFT_HYPHEN, '').replace(WHITE_SPACE, ' ') : source;
    if (piece.charCodeAt(0) === SPACE && this.#endsInBlank) piece = piece.slice(1);
    // "<unitdate>1900</unitdate>, gửi": the space that was put there is none of the source's.
    if (this.#isGap && CLOSING.test(piece)) this.#put('', false);
    if (piece.length > this.#room.left) {
      this.#room.cut = true;
      piece = piece.slice(0, Math.max(0, this.#room.left));
    }
    this.#room.left -= piece.length;
    this.#append(piece);
  }

  /** Between words that the source runs together (`<extent>2 boxes</extent><extent>…`). */
  gap(): void {
    if (!this.#endsInBlank && !OPENING.has(this.#last)) this.#put(' ', true);
  }

  /** Between paragraphs. */
  newLine(): void {
    if (this.#length > 0) this.#put('\n', false);
  }

  /** Between two parts, in place of any blank. */
  join(joint: string): void {
    this.#put('', false);
    this.#append(joint);
  }

  /** A part begins, which is wanted by itself as well. */
  begin(): void {
    this.#flush();
    this.#before.push(this.#text);
    this.#text = '';
  }

  /** @returns the text of the part that ends, the latest that began */
  end(): string {
    this.#flush();
    const own = this.#text;
    this.#text = (this.#before.pop() ?? '') + own;
    return own.trim();
  }

  /** Leaves out all that was read. */
  clear(): void {
    this.#before.fill('');
    this.#pieces.length = 0;
    this.#text = '';
    this.#length = 0;
    this.#last = NOTHING;
    this.#put('', false);
  }

  /** All of it. */
  finish(): string {
    this.#flush();
    return this.#text.trim();
  }

  get #endsInBlank(): boolean {
    return this.#blank !== '' || this.#length === 0;
  }

  #flush(): void {
    this.#text += this.#pieces.join('');
    this.#pieces.length = 0;
  }

  #put(blank: '' | ' ' | '\n', isGap: boolean): void {
    this.#blank = blank;
    this.#isGap = isGap;
  }

  /** @param piece with single spaces only */
  #append(piece: string): void {
    if (piece === '') return;
    const endsInSpace = piece.charCodeAt(piece.length - 1) === SPACE;
    const words = endsInSpace ? piece.slice(0, -1) : piece;
    if (words !== '') {
      const added = this.#blank + words;
      this.#pieces.push(added);
      if (this.#pieces.length >= MOST_PIECES) this.#flush();
      this.#length += added.length;
      this.#last = words.charCodeAt(words.length - 1);
      this.#put('', false);
    }
    if (endsInSpace && !this.#endsInBlank) this.#put(' ', false);
  }
}

const WHITE_SPACE = /[\s\u200b\ufeff]+/g;
/** Most pieces have single spaces only: looking is cheaper than putting each in its own place. */
const UNTIDY = /[^\S ]|[\u200b\ufeff\u00ad]| {2}/;
/** Where a line may be broken, and nothing that is read. */
const SOFT_HYPHEN = /\u00ad/g;
/** What no space stands behind: ( and [. */
const OPENING: ReadonlySet<number> = new Set([40, 91]);
/** What no space stands before. */
const CLOSING = /^[,.;:)\]]/;
const SPACE = 32;
const NOTHING = -1;
/** Put together at once: of single ones a string keeps far more than their characters. */
const MOST_PIECES = 256;
