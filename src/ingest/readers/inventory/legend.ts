import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import { bearsStamp } from '../secret-stamps.ts';
import { withoutNumbering } from './heading-text.ts';
import type { Layout } from './layout.ts';
import { isSecretSection } from './secrecy-heading.ts';
import type { SheetRow } from './sheet.ts';

/**
 * What lines of a sheet say of the signs beside its files: "(*) Tài liệu mật", "** Hạn chế sử dụng". Such a line mostly
 * stands beneath the table, so that the rows have to be read once more when the first has been found.
 */
export class Legend {
  readonly #words: ArchiveAccessWords;
  readonly #secret = new Set<string>();
  /** By sign: words that limit access. */
  readonly #limits = new Map<string, string>();

  constructor(words: ArchiveAccessWords) {
    this.#words = words;
  }

  /** How many signs are known. */
  get size(): number {
    return this.#secret.size + this.#limits.size;
  }

  /** @param texts filled cells of a row, from the left */
  learn(texts: readonly string[]): void {
    const [line] = texts.length <= MOST_CELLS ? [texts.join(' ').replace(LABEL, '')] : [];
    if (line === undefined || !BEGINS.test(line)) return;
    for (const [, sign = '', said = ''] of line.slice(0, LONGEST).matchAll(EACH)) {
      const text = said.replace(/[\s.,;:–—-]+$/, '');
      if (isSecretSection(text, false) || bearsStamp(withoutNumbering(text), this.#words, true)) this.#secret.add(sign);
      const level = this.#words.word(text);
      if (level === 'closed' || level === 'conditional') this.#limits.set(sign, text);
    }
  }

  /** Whether a sign beside the row stands for a mark of state secrets. */
  isSecret(row: SheetRow): boolean {
    return this.#secret.size > 0 && signsIn(row).some((sign) => this.#secret.has(sign));
  }

  /** A row with what its signs say of access beside what its own cell does: of several words the narrower holds. */
  limited(row: SheetRow, { columns }: Layout): SheetRow {
    const limits = this.#limits.size === 0 ? [] : signsIn(row).flatMap((sign) => this.#limits.get(sign) ?? []);
    if (limits.length === 0) return row;
    const cells = [...row.cells];
    for (const { index, field } of columns) {
      if (field !== 'access') continue;
      const own = cells[index]?.text.replace(SIGN, '').trim() ?? '';
      cells[index] = { text: [own, ...limits].filter((text) => text !== '').join('; ') };
    }
    return { ...row, cells };
  }
}

function signsIn({ cells }: SheetRow): string[] {
  return cells.flatMap((cell) => cell?.text.match(SIGN) ?? []);
}

/** A line has its sign in a cell of its own, or not. */
const MOST_CELLS = 2;
const LONGEST = 1000;
const SIGN = /[*†‡§]{1,5}/g;
const LABEL = /^(?:ghi chú|chú thích|chú giải|ký hiệu|kí hiệu|notes?)\s*:?\s*/iu;
const BEGINS = /^[([]?[*†‡§]{1,5}/;
const EACH = /[([]?([*†‡§]{1,5})[)\]]?\s*[:=.–—-]?\s*([^*†‡§([]+)/g;
