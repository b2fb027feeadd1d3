import { CAPITALS, SMALL_LETTERS } from './heading-text.ts';
import type { Heading } from './heading-text.ts';

interface Section {
  style: string;
  value: number;
  /** Row of the heading, this one's or one's above, that is a mark of state secrets. */
  secretRow: number | undefined;
}

/**
 * Which headings the rows of a sheet stand under. A mark of state secrets in one holds for all beneath it: until
 * the next heading of its rank or of a higher one. A heading of a kind not seen since lies beneath what is above
 * it, so that where ranks cannot be told more is refused rather than less.
 */
export class Outline {
  #sections: Section[] = [];
  /** Nothing has been described since the last heading. */
  #isBare = false;

  /** Row of the heading for which everything is refused now. */
  get secretRow(): number | undefined {
    return this.#sections.at(-1)?.secretRow;
  }

  /** No row stands between this one and the heading above it. */
  get isBare(): boolean {
    return this.#isBare;
  }

  /**
   * @param secretRow the heading's row, where it is a mark of state secrets
   * @param isSure whether it can be nothing else than a heading: only such a one ends what is secret
   */
  enter({ style, value }: Omit<Heading, 'text'>, secretRow: number | undefined, isSure = true): void {
    const top = this.#sections.at(-1);
    const isHeld = top?.secretRow !== undefined;
    // A heading right beneath another of its looks is a part of that, not its end: nothing would be in it.
    const isPart = isHeld && this.#isBare && top.style === style && (value === 0 || value <= top.value);
    if (!isPart && (isSure || !isHeld)) this.#leave(style);
    this.#sections.push({ style, value, secretRow: this.secretRow ?? secretRow });
    this.#isBare = true;
  }

  /** Another fonds or inventory begins, or the first one: what was said within the one before is over. */
  enterPlace(kind: 'fonds' | 'inventory'): void {
    this.#leave(kind);
    this.#sections.push({ style: kind, value: 0, secretRow: this.secretRow });
  }

  knows(kind: 'fonds' | 'inventory'): boolean {
    return this.#sections.some(({ style }) => style === kind);
  }

  describe(): void {
    this.#isBare = false;
  }

  #leave(style: string): void {
    const last = (wanted: string) => this.#sections.findLastIndex((section) => section.style === wanted);
    const same = last(style);
    // Words in small letters are no heading above words in capitals.
    const at = same < 0 && style === CAPITALS ? last(SMALL_LETTERS) : same;
    if (at >= 0) this.#sections.length = at;
  }
}
