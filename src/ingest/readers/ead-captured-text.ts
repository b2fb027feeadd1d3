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
 * so that mixed content (`emph`, `title`, `unitdate`) stays readable.
 */
export class CapturedText {
  text = '';
  readonly #room: TextRoom;
  /** Length of the text after the latest space that stands between tags and not in the source. */
  #gapAt = -1;

  constructor(room: TextRoom) {
    this.#room = room;
  }

  add(source: string): void {
    if (this.#room.left <= 0) {
      this.#room.cut ||= source.trim() !== '';
      return;
    }
    let piece = UNTIDY.test(source) ? source.replace(SOFT_HYPHEN, '').replace(WHITE_SPACE, ' ') : source;
    if (piece.charCodeAt(0) === SPACE && this.#endsInGap()) piece = piece.slice(1);
    // "<unitdate>1900</unitdate>, gửi": the space that was put there is none of the source's.
    if (this.#gapAt === this.text.length && CLOSING.test(piece)) this.text = this.text.slice(0, -1);
    if (piece.length > this.#room.left) {
      this.#room.cut = true;
      piece = piece.slice(0, Math.max(0, this.#room.left));
    }
    this.#room.left -= piece.length;
    this.text += piece;
  }

  /** Between words that the source runs together (`<extent>2 boxes</extent><extent>…`). */
  gap(): void {
    if (this.#endsInGap() || OPENING.has(this.text.charCodeAt(this.text.length - 1))) return;
    this.text += ' ';
    this.#gapAt = this.text.length;
  }

  /** Between paragraphs. */
  newLine(): void {
    if (this.text === '') return;
    if (this.text.charCodeAt(this.text.length - 1) !== NEW_LINE) this.text += '\n';
  }

  /** What was read since a mark (an earlier `text.length`). */
  since(mark: number): string {
    return tidy(this.text.slice(mark));
  }

  /** All of it. */
  finish(): string {
    return tidy(this.text);
  }

  #endsInGap(): boolean {
    const last = this.text.length === 0 ? SPACE : this.text.charCodeAt(this.text.length - 1);
    return last === SPACE || last === NEW_LINE;
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
const LINE_EDGES = / *\n[ \n]*/g;
const SPACE = 32;
const NEW_LINE = 10;

function tidy(text: string): string {
  return text.includes('\n') ? text.replace(LINE_EDGES, '\n').trim() : text.trim();
}
