import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import { bearsStamp } from '../secret-stamps.ts';
import { isCalled } from './colour-names.ts';
import type { Field } from './columns.ts';
import { withoutNumbering } from './heading-text.ts';
import type { Layout } from './layout.ts';
import { legendEntries } from './legend-line.ts';
import { plainNumber } from './listed-files.ts';
import { bareNumber } from './place.ts';
import { isSecretSection } from './secrecy-heading.ts';
import type { SheetRow } from './sheet.ts';

/**
 * What lines of a workbook say of the signs and colours of its files: "(*) Tài liệu mật", "** Hạn chế sử dụng", "Ô màu đỏ:
 * chưa công khai". Such a line mostly stands beneath the table, or on a sheet of its own, so that the rows have to be
 * read once more when the first has been found.
 */
export class Legend {
  readonly #words: ArchiveAccessWords;
  /** What signs and colours stand for: undefined for state secrets, else words that limit access. */
  readonly #signs = new Map<string, string | undefined>();
  readonly #colours = new Map<string, string | undefined>();
  /** The same of grounds that a line shows rather than names. */
  readonly #samples = new Map<string, string | undefined>();
  /** By number, of files that a line lists. */
  readonly #files = new Map<string, string | undefined>();
  /** Colours of rows that describe something. */
  readonly #seen = new Set<string>();

  constructor(words: ArchiveAccessWords) {
    this.#words = words;
  }

  /** How many signs, colours and files are known. */
  get size(): number {
    return this.#signs.size + this.#colours.size + this.#samples.size + this.#files.size;
  }

  /** Colours that are said to limit and that no file has, as far as can be told: a table as text keeps none. */
  get unseen(): string[] {
    return [...this.#colours.keys()].filter((name) => !this.#isSeen(name));
  }

  /**
   * @param texts filled cells of a row, from the left
   * @returns whether the row is a legend, and nothing else: one of colours, or a list of files
   */
  learn(row: SheetRow, texts: readonly string[]): boolean {
    let isLegend = false;
    for (const entry of legendEntries(texts)) {
      const meaning = this.#meaningOf(entry.said);
      if (meaning === undefined) continue;
      if ('sign' in entry) keep(this.#signs, entry.sign, meaning);
      else {
        isLegend = true;
        if ('colour' in entry) keep(this.#colours, entry.colour, meaning);
        else for (const number of entry.files) keep(this.#files, number, meaning);
      }
    }
    const sample = isLegend || texts.length !== 1 ? undefined : sampleIn(row);
    const shown = sample === undefined ? undefined : this.#meaningOf(texts[0] ?? '');
    if (sample !== undefined && shown) keep(this.#samples, sample, shown);
    return isLegend;
  }

  /** Must be told each row that describes something, before any is asked about. */
  see({ looks }: SheetRow): void {
    if (!looks || this.#seen.size > MOST_SEEN) return;
    for (const { fill, ink } of looks.values()) {
      if (fill !== undefined) this.#seen.add(fill);
      if (ink !== undefined) this.#seen.add(ink);
    }
  }

  /** Whether a sign beside the row, or its colour, stands for a mark of state secrets. */
  isSecret(row: SheetRow, layout: Layout): boolean {
    return this.size > 0 && this.#meanings(row, layout).includes(undefined);
  }

  /** A row with what its signs say of access beside what its own cell does: of several words the narrower holds. */
  limited(row: SheetRow, layout: Layout): SheetRow {
    const limits = this.size === 0 ? [] : this.#meanings(row, layout).filter((said) => said !== undefined);
    if (limits.length === 0) return row;
    const cells = [...row.cells];
    for (const index of columnsOfAccess(layout)) {
      const own = cells[index]?.text ?? '';
      const words = this.#signs.has(own) ? '' : own.replace(STARS, '').trim();
      cells[index] = { text: [...new Set([words, ...limits])].filter((text) => text !== '').join('; ') };
    }
    return { ...row, cells };
  }

  /** @returns words that limit, none of them for state secrets; undefined for what is said of anything else */
  #meaningOf(said: string): { limit?: string } | undefined {
    if (isSecretSection(said, false) || bearsStamp(withoutNumbering(said), this.#words, true)) return {};
    const level = said === '' ? 'unknown' : this.#words.word(said);
    if (level === 'secret') return {};
    return level === 'closed' || level === 'conditional' ? { limit: said } : undefined;
  }

  #meanings(row: SheetRow, { columns }: Layout): (string | undefined)[] {
    const meanings: (string | undefined)[] = [];
    if (this.#signs.size > 0) {
      const fields = new Map(columns.map(({ index, field }) => [index, field]));
      for (const sign of signsIn(row, fields)) if (this.#signs.has(sign)) meanings.push(this.#signs.get(sign));
    }
    for (const { index, field } of this.#files.size > 0 ? columns : []) {
      const number = field === 'fileNumber' ? plainNumber(bareNumber(row.cells[index]?.text ?? '')) : '';
      if (this.#files.has(number)) meanings.push(this.#files.get(number));
    }
    const colours = [...(row.looks?.values() ?? [])].flatMap(({ fill, ink }) => [fill ?? [], ink ?? []].flat());
    for (const colour of colours) if (this.#samples.has(colour)) meanings.push(this.#samples.get(colour));
    for (const [name, meaning] of this.#colours) {
      if (!this.#isSeen(name) || colours.some((colour) => isCalled(name, colour))) meanings.push(meaning);
    }
    return meanings;
  }

  #isSeen(name: string): boolean {
    return [...this.#seen].some((colour) => isCalled(name, colour));
  }
}

/** The first of each block: empty ones beside it are only reached over. */
function columnsOfAccess({ columns }: Layout): number[] {
  const first = new Map<string, number>();
  for (const { index, field, block } of columns) if (field === 'access' && !first.has(block)) first.set(block, index);
  return [...first.values()];
}

/** Of what is said of one sign in several places, state secrets count. */
function keep(known: Map<string, string | undefined>, sign: string, { limit }: { limit?: string }): void {
  if (!known.has(sign) || limit === undefined) known.set(sign, limit);
}

/** The ground of a line's only painted cell: an empty one beside the words, or the one that they stand in. */
function sampleIn({ looks }: SheetRow): string | undefined {
  const [fill, ...others] = [...(looks?.values() ?? [])].flatMap((look) => look.fill ?? []);
  return others.length === 0 ? fill : undefined;
}

/** Stars anywhere; letters and numbers in brackets, or alone where nothing is numbered, named or dated. */
function signsIn({ cells }: SheetRow, fields: ReadonlyMap<number, Field>): string[] {
  return cells.flatMap((cell, index) => {
    if (!cell || cell.isFault) return [];
    const signs: string[] = cell.text.match(STARS) ?? [];
    for (const [, token = ''] of cell.text.matchAll(BRACKETED)) signs.push(token);
    const field = fields.get(index);
    if (ALONE.test(cell.text) && (field === undefined || REMARKS.has(field))) signs.push(cell.text);
    return signs;
  });
}

const STARS = /[*†‡§#]{1,5}/g;
const BRACKETED = /[([]\s*(\p{L}{1,4}|\d{1,2})\s*[)\]]/gu;
const ALONE = /^\p{L}{1,4}$/u;
const REMARKS = new Set<Field>(['access', 'accessGround', 'note', 'condition', 'infoSign', 'confidence', 'annotation']);
const MOST_SEEN = 1000;
