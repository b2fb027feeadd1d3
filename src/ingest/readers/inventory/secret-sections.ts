import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import { bearsStamp } from '../secret-stamps.ts';
import { withoutNumbering } from './heading-text.ts';
import type { HeadingRow } from './heading-rows.ts';
import type { Header } from './find-header.ts';
import { Outline } from './outline.ts';
import { isElsewhere, placeFromText } from './place.ts';
import type { Place } from './place.ts';
import { isSecretSection } from './secrecy-heading.ts';

/**
 * What is refused for a mark that stands somewhere else than in the row: above the header, in a heading, or in
 * the cell of a place or group that is filled down over blanks.
 */
export class SecretSections {
  readonly #words: ArchiveAccessWords;
  readonly #isWhole: boolean;
  readonly #outline: Outline;
  /** By part of the place: the text last named there, and its row where it is a mark. */
  readonly #held: Map<keyof Place, { text: string; secretRow: number | undefined }>;

  /** @param before of the sheet that this one goes on with: what was secret at its end is so still */
  constructor(header: Header, words: ArchiveAccessWords, sheetName: string, before?: SecretSections) {
    this.#words = words;
    this.#outline = before ? before.#outline : new Outline();
    this.#held = new Map(before ? before.#held : []);
    const titles = [...header.above, sheetName];
    // Several degrees on one sheet are the list that cells are chosen from.
    const covers = (header.covers ?? []).filter((texts) => texts.filter(words.isSecretMark).length < 2).flat();
    const isWhole = [...titles, ...covers, ...(header.around ?? [])].some(
      (text) => isSecretSection(text, false) || bearsStamp(withoutNumbering(text), words, true),
    );
    this.#isWhole = isWhole || (before !== undefined && before.#isWhole);
    const named = titles.map(placeFromText);
    if (named.some(({ fondsTitle, fondsCode }) => fondsTitle ?? fondsCode)) this.#outline.enterPlace('fonds');
    if (named.some(({ inventory }) => inventory)) this.#outline.enterPlace('inventory');
  }

  /** Row of what refuses the rows from here on, 0 for the sheet as a whole; undefined where nothing does. */
  get secretRow(): number | undefined {
    if (this.#isWhole) return 0;
    const held = [...this.#held.values()].find(({ secretRow }) => secretRow !== undefined);
    return this.#outline.secretRow ?? held?.secretRow;
  }

  /** The row above was a heading. */
  get isBare(): boolean {
    return this.#outline.isBare;
  }

  enter({ heading, isSecret, isSure }: HeadingRow, row: number): void {
    this.#outline.enter(heading, isSecret ? row : undefined, isSure);
  }

  /** A row of the sheet describes something. */
  describe(): void {
    this.#outline.describe();
  }

  /** @param given what the row names of its place itself */
  move(from: Place, given: Partial<Place>, row: number): void {
    const parts = Object.keys(given) as (keyof Place)[];
    if (parts.every((part) => (given[part] ?? '') === '' || given[part] === this.#held.get(part)?.text)) return;
    for (const [kind, within] of [
      ['fonds', WITHIN_FONDS],
      ['inventory', WITHIN_INVENTORY],
    ] as const) {
      const names = kind === 'fonds' ? (['fondsCode', 'fondsTitle'] as const) : (['inventory'] as const);
      if (!names.some((part) => given[part])) continue;
      const isOther = names.some((part) => isElsewhere(from, given, part));
      if (isOther || !this.#outline.knows(kind)) this.#outline.enterPlace(kind);
      if (isOther) for (const part of within) this.#held.delete(part);
    }
    for (const part of parts) {
      const text = given[part] ?? '';
      if (text === '' || this.#held.get(part)?.text === text) continue;
      this.#held.set(part, { text, secretRow: this.#isSecret(part, text) ? row : undefined });
    }
  }

  #isSecret(part: keyof Place, text: string): boolean {
    const isName = part === 'fondsTitle' || part === 'inventoryTitle';
    return isSecretSection(text, isName) || bearsStamp(text, this.#words, true);
  }
}

const WITHIN_INVENTORY = ['inventoryTitle', 'box', 'group'] as const;
const WITHIN_FONDS = ['inventory', ...WITHIN_INVENTORY] as const;
