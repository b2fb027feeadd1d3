/**
 * The lists of parts (`dsc`) of one finding aid. An overview (`type="analyticover"`) that the same parts follow in
 * depth is left out, or each series would be there twice.
 */
export class PartLists {
  readonly #isKnownInDepth: boolean;
  #hasOverview = false;
  #hasOther = false;
  /** Whether an overview was followed by another list. */
  isListedInDepth = false;

  /** @param isKnownInDepth what `isListedInDepth` was after an earlier reading */
  constructor(isKnownInDepth: boolean) {
    this.#isKnownInDepth = isKnownInDepth;
  }

  /** @returns what to do with a list that begins; `too-late`: an overview was told that should have been left out */
  open(type: string | undefined): 'read' | 'left-out' | 'too-late' {
    const isOverview = type?.trim().toLowerCase() === 'analyticover';
    if (isOverview && (this.#isKnownInDepth || this.#hasOther)) return 'left-out';
    if (isOverview) this.#hasOverview = true;
    else this.#hasOther = true;
    if (isOverview || !this.#hasOverview) return 'read';
    this.isListedInDepth = true;
    return 'too-late';
  }
}
