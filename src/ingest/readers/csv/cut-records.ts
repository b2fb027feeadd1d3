/** What stands between two line ends that are no part of a cell, as far as quotation marks tell. */
export interface RawRecord {
  /** Of its first line, from 1. */
  line: number;
  /** Its lines; none where it is longer than is read. */
  lines: string[];
  fault?: 'too-long' | 'unclosed';
}

interface Line {
  line: number;
  text: string;
}

/**
 * Cuts a table into the texts of its rows, holding one of them: a row ends at the first line end by which all
 * quotation marks are paired. Where that goes wrong (a mark too many) only its first line is given up; those after it
 * are cut anew.
 * @param longest characters of the longest row
 * @param isWhole whether several lines can be read as one row
 */
export class RecordCutter {
  readonly #longest: number;
  readonly #isWhole: (text: string) => boolean;
  #rest = '';
  #ending: '\n' | '\r' | undefined;
  #line = 1;
  /** Within a line that is longer than is read. */
  #isSkipping = false;
  #open: Line[] = [];
  #openLength = 0;
  #isOdd = false;

  constructor(longest: number, isWhole: (text: string) => boolean) {
    this.#longest = longest;
    this.#isWhole = isWhole;
  }

  /** @returns the rows that ended in this piece */
  feed(piece: string): RawRecord[] {
    const cut: RawRecord[] = [];
    this.#rest += piece;
    this.#ending ??= endingOf(this.#rest);
    let from = 0;
    for (let at; this.#ending && (at = this.#rest.indexOf(this.#ending, from)) >= 0; from = at + 1) {
      this.#takeLine(this.#rest.slice(from, at), cut);
    }
    this.#rest = this.#rest.slice(from);
    if (this.#rest.length > this.#longest) this.#giveUpLine(cut);
    return cut;
  }

  /** @returns what is left at the end of the file */
  end(): RawRecord[] {
    const cut: RawRecord[] = [];
    if (this.#rest !== '') this.#takeLine(this.#rest, cut);
    while (this.#open.length > 0) this.#giveUpFirst(cut);
    return cut;
  }

  #takeLine(text: string, cut: RawRecord[]): void {
    const line = this.#line++;
    if (this.#isSkipping) {
      this.#isSkipping = false;
      return;
    }
    this.#add({ line, text: this.#ending === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text }, cut);
  }

  #add(first: Line, cut: RawRecord[]): void {
    // What a row that went wrong had taken along comes back before anything else.
    const waiting = [first];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      this.#open.push(next);
      this.#openLength += next.text.length + 1;
      this.#isOdd = this.#isOdd !== hasOddQuotes(next.text);
      if (this.#isOdd && this.#openLength <= this.#longest) continue;
      const lines = this.#open.map(({ text }) => text);
      const isWhole = !this.#isOdd && (lines.length === 1 || this.#isWhole(lines.join('\n')));
      if (isWhole) cut.push({ line: this.#open[0]?.line ?? next.line, lines });
      else for (const later of this.#afterFirst(cut).reverse()) waiting.push(later);
      this.#clear();
    }
  }

  #giveUpFirst(cut: RawRecord[]): void {
    const others = this.#afterFirst(cut);
    this.#clear();
    for (const other of others) this.#add(other, cut);
  }

  /** The first of the open lines is a fault of its own. @returns those after it */
  #afterFirst(cut: RawRecord[]): Line[] {
    const [first, ...others] = this.#open;
    if (first) cut.push({ line: first.line, lines: [first.text], fault: 'unclosed' });
    return others;
  }

  #giveUpLine(cut: RawRecord[]): void {
    while (this.#open.length > 0) this.#giveUpFirst(cut);
    if (!this.#isSkipping) cut.push({ line: this.#line, lines: [], fault: 'too-long' });
    this.#isSkipping = true;
    this.#rest = '';
  }

  #clear(): void {
    this.#open = [];
    this.#openLength = 0;
    this.#isOdd = false;
  }
}

/** Lines end as the first of them does; a carriage return at the very end may be half of an end. */
function endingOf(text: string): '\n' | '\r' | undefined {
  const at = text.search(/[\r\n]/);
  if (at < 0 || (text[at] === '\r' && at === text.length - 1)) return undefined;
  return text[at] === '\n' || text[at + 1] === '\n' ? '\n' : '\r';
}

function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}
