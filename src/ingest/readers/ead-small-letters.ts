/**
 * Names of tags in small letters, as EAD has them; SGML, which it comes from, did not tell `<C01>` from `<c01>`. What
 * stands round EAD (METS, OAI-PMH) has tags of its own, with capitals.
 */
export class SmallLetters {
  readonly #known = new Map<string, string>();
  readonly #report: (name: string) => void;
  readonly #isEad: (small: string) => boolean;
  #reported = false;

  /**
   * @param isEad whether a name in small letters is one of EAD
   * @param report told of the first such name that is not so
   */
  constructor(isEad: (small: string) => boolean, report: (name: string) => void) {
    this.#isEad = isEad;
    this.#report = report;
  }

  of(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const small = name.toLowerCase();
    if (small !== name && !this.#reported && this.#isEad(small)) {
      this.#reported = true;
      this.#report(name);
    }
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(name, small);
    return small;
  }
}

const MOST_REMEMBERED = 1_000;
