/**
 * The years between which the dates of an inventory lie, by those written in full. A year in two figures ("45-54",
 * "20/7/54") is the one of them that ends so, if there is only one.
 */
export class YearSpan {
  #first = Infinity;
  #last = -Infinity;
  /** Some were read so. */
  isUsed = false;

  /** @param text of a cell of dates, or of a line above the table */
  learn(text: string): void {
    for (const [year] of text.matchAll(FULL)) {
      this.#first = Math.min(this.#first, Number(year));
      this.#last = Math.max(this.#last, Number(year));
    }
  }

  get shown(): string {
    return `${this.#first}-${this.#last}`;
  }

  /** @returns a date text with its years in full; undefined where it is none of years in two figures, or they are not sure */
  inFull(text: string): string | undefined {
    const [, before = '', year = '', dash = '', beforeEnd = '', end = ''] = SHORT.exec(text.normalize('NFC')) ?? [];
    if (year.length !== 2 && end.length !== 2) return undefined;
    if (dash.includes('/') && before + beforeEnd !== '') return undefined;
    if (this.#mayBeYears(before)) return undefined;
    const years = [year, end].filter((part) => part !== '').map((part) => this.#ofFigures(part));
    if (years.some((full) => full === undefined)) return undefined;
    this.isUsed = true;
    return `${before}${years[0] ?? ''}${dash}${beforeEnd}${years[1] ?? ''}`;
  }

  /** "10-54" may be October, or the years 1910 to 1954 where these are possible. */
  #mayBeYears(before: string): boolean {
    const [, month] = /^(\d{2})-$/.exec(before) ?? [];
    return month !== undefined && this.#ofFigures(month) !== undefined;
  }

  #ofFigures(figures: string): number | undefined {
    if (figures.length > 2) return Number(figures);
    const centuries = [1600, 1700, 1800, 1900, 2000].map((century) => century + Number(figures));
    const [year, ...others] = centuries.filter((full) => full >= this.#first && full <= this.#last);
    return others.length === 0 ? year : undefined;
  }
}

/** Whole numbers of four figures: no parts of others, nor of numbers of documents. */
const FULL = /(?<![\d/.,-])(?:1[6-9]|20)\d{2}(?!\d|\/[\p{L}])|(?<=\d[/.-])(?:1[6-9]|20)\d{2}(?!\d)/gu;
const DAY = "(?:năm )?((?:(?:(?:0?[1-9]|[12]\\d|3[01])[/.-])?(?:0?[1-9]|1[0-2])[/.-])?)'?(\\d{2}|\\d{4})";
const SHORT = new RegExp(`^${DAY}(?:(\\s*(?:-|–|—|/|đến|tới)\\s*)${DAY})?$`, 'iu');
