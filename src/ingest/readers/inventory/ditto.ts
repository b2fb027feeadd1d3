import type { Field } from './columns.ts';
import type { Layout } from './layout.ts';
import type { Cell, SheetRow } from './sheet.ts';

/** Fills cells that only say "as above" from the latest row that describes something. */
export class Dittos {
  readonly #fields: ReadonlyMap<number, Field>;
  /** Cells of the latest row; undefined where it could not be read. */
  #above: readonly (Cell | undefined)[] | undefined = [];
  /** That row carries a mark of state secrets. */
  #isRefused = false;

  constructor(layout: Layout) {
    this.#fields = new Map(layout.columns.map(({ index, field }) => [index, field]));
  }

  fill(row: SheetRow): SheetRow {
    return { ...row, cells: row.cells.map((cell, at) => (cell && isDitto(cell) ? this.#from(at) : cell)) };
  }

  /** Whether a row repeats one that could not be read. */
  isLost(written: SheetRow): boolean {
    return this.#above === undefined && written.cells.some((cell) => cell && isDitto(cell));
  }

  /** Whether words of a row that was refused for a mark would be kept in this one. */
  repeatsRefused(written: SheetRow): boolean {
    if (!this.#isRefused) return false;
    return written.cells.some((cell, at) => {
      const isFilled = cell && isDitto(cell) && this.#above?.[at] !== undefined;
      return isFilled && !HARMLESS.has(this.#fields.get(at) ?? 'note');
    });
  }

  keep(row: SheetRow, isLost: boolean, isRefused: boolean): void {
    this.#above = isLost ? undefined : row.cells;
    this.#isRefused = isRefused;
  }

  forget(): void {
    this.#above = undefined;
  }

  /** "As above" in a column of secrecy with nothing above it means something all the same. */
  #from(at: number): Cell | undefined {
    const above = this.#above?.[at];
    return above === undefined && this.#fields.get(at) === 'secrecy' ? { text: 'như trên' } : above;
  }
}

/** Whether a cell only says "as above": nt, -nt-, như trên, idem, ditto marks. */
function isDitto({ text }: Cell): boolean {
  return DITTO.has(text.toLowerCase().replace(/[\s.\-–—_()]/g, ''));
}

const DITTO = new Set(['nt', 'nhưtrên', 'nhutren', 'idem', '"', '“', '”', '″', '〃', "''", ',,', '//']);
/** Places, amounts, and words that many rows have in common. */
const HARMLESS = new Set<Field>([
  ...(['access', 'secrecy', 'titleVisibility', 'hideTitle', 'opensOn', 'restrictedUntil'] as const),
  ...(['language', 'retention', 'condition', 'docType', 'issuer', 'signer', 'sheets', 'pages'] as const),
  ...(['fondsCode', 'fondsTitle', 'inventory', 'inventoryTitle', 'box'] as const),
  ...(['dates', 'day', 'month', 'year', 'start', 'startDay', 'startMonth', 'startYear'] as const),
  ...(['end', 'endDay', 'endMonth', 'endYear'] as const),
]);
