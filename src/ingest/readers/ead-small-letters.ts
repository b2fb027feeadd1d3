/** Names of tags in small letters, as EAD has them; SGML, which it comes from, did not tell `<C01>` from `<c01>`. */
export class SmallLetters {
  readonly #known = new Map<string, string>();
  readonly #report: (name: string) => void;
  #reported = false;

  /** @param report told of the first name that is not so */
  constructor(report: (name: string) => void) {
    this.#report = report;
  }

  of(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const small = name.toLowerCase();
    if (small !== name && !this.#reported) this.#report(name);
    this.#reported ||= small !== name;
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(name, small);
    return small;
  }
}

const MOST_REMEMBERED = 1_000;
