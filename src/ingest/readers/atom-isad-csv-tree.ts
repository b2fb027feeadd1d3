import type { Problem } from '../finding-aid-reader.ts';
import type { AtomRow } from './atom-isad-csv-table.ts';

/** Deeper descriptions are refused; no finding aid needs a tenth of it. */
const DEEPEST = 250;
/** Remarks on single rows; the rest is counted. */
const MOST_NOTES = 100;

/** One description of the file, as its tree knows it. */
interface Node {
  /** Row number of its first row, by which it has its place. */
  row: number;
  /** Line of the row that is kept: the Vietnamese, else the first. */
  line: number;
  culture: string;
  /** Rows of it in other languages, the row that is kept first; absent where there are none. */
  rows?: number[];
  /** Row number of the parent; −1 at the top. */
  parent: number;
  isSecret: boolean;
  /** What it belongs to is not known, and may be what nobody may see. */
  isOrphan?: true;
}

/** How a description is told: at which depth, or as the head of what is left out. */
export type Place =
  /** `rows`: where it stands in several languages, the row to be kept first, then those that fill its blanks. */
  | { row: number; depth: number; rows?: number[] }
  /** `descriptions`: itself and all beneath it; `rows`: those of them, in every language. */
  | { row: number; line: number; refused: 'secret' | 'faulty' | 'orphan'; descriptions: number; rows: number[] };

/**
 * The hierarchy of an AtoM file, from a first reading that keeps some hundred bytes a row: which row stands
 * for a description (of several in different languages the Vietnamese, else the first), which is its parent,
 * and in which order they are told, parents first.
 */
export class AtomTree {
  readonly #problems: Problem[] = [];
  #notesLeftOut = 0;
  readonly #nodes = new Map<number, Node>();
  readonly #byId = new Map<string, Node>();
  readonly #parentIds = new Map<number, string>();
  #rows = 0;
  #translations = 0;
  #hasUnreadable = false;

  /** A row that could not be read may be the parent of others. */
  addUnreadable(): void {
    this.#hasUnreadable = true;
  }

  /** Must be told every row, in order. */
  add({ line, cells }: AtomRow, isSecret: boolean): void {
    const row = this.#rows++;
    const id = cells.get('legacyid');
    const culture = cells.get('culture')?.toLowerCase() ?? '';
    const known = id === undefined ? undefined : this.#byId.get(id);
    const parentId = cells.get('parentid');
    if (known !== undefined && culture !== '' && culture !== known.culture) {
      this.#translate(known, { row, line, culture, isSecret });
      if (parentId !== undefined && !this.#parentIds.has(known.row)) this.#parentIds.set(known.row, parentId);
      return;
    }
    const node: Node = { row, line, culture, parent: -1, isSecret };
    if (known !== undefined) {
      this.#note(line, 'This legacyId stands in an earlier row too; rows beneath it were attached to the first.');
    } else if (id !== undefined) {
      this.#byId.set(id, node);
    }
    this.#nodes.set(row, node);
    if (parentId !== undefined) this.#parentIds.set(row, parentId);
    else if (cells.has('qubitparentslug'))
      this.#note(line, 'Its parent is only in AtoM (qubitParentSlug), not in this file; it was put at the top.');
  }

  /** What a person should look at; complete once the order was asked for. */
  get problems(): Problem[] {
    const problems = [...this.#problems];
    if (this.#translations > 0) {
      const reason = `${this.#translations} rows are the same descriptions in another language (culture); the Vietnamese, else the first, was kept, and its blanks filled from the others.`;
      problems.push({ line: 0, reason, severity: 'noted' });
    }
    if (this.#notesLeftOut > 0) {
      const reason = `${this.#notesLeftOut} more rows have such faults in their legacyId or parentId.`;
      problems.push({ line: 0, reason, severity: 'noted' });
    }
    return problems;
  }

  get size(): number {
    return this.#nodes.size;
  }

  /** All descriptions in pre-order. Call once, after the last row. */
  order(): Place[] {
    this.#findParents();
    const children = new Map<number, number[]>();
    for (const { row, parent } of this.#nodes.values()) {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [row]);
      else siblings.push(row);
    }
    const places: Place[] = [];
    const waiting = (children.get(-1) ?? []).map((row) => ({ row, depth: 0 })).reverse();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const node = this.#nodes.get(next.row);
      if (node === undefined) continue;
      const refused = node.isSecret
        ? 'secret'
        : node.isOrphan
          ? 'orphan'
          : next.depth >= DEEPEST
            ? 'faulty'
            : undefined;
      if (refused !== undefined) {
        const beneath = allBeneath(next.row, children);
        const rows = beneath.flatMap((row) => this.#nodes.get(row)?.rows ?? row);
        places.push({ row: next.row, line: node.line, refused, descriptions: beneath.length, rows });
        continue;
      }
      places.push(node.rows === undefined ? next : { ...next, rows: node.rows });
      const depth = next.depth + 1;
      waiting.push(...(children.get(next.row) ?? []).map((row) => ({ row, depth })).reverse());
    }
    return places;
  }

  /** The same description in another language; a secret mark on either counts. */
  #translate(known: Node, other: { row: number; line: number; culture: string; isSecret: boolean }): void {
    this.#translations++;
    known.isSecret ||= other.isSecret;
    known.rows ??= [known.row];
    if (!isVietnamese(other.culture) || isVietnamese(known.culture)) {
      known.rows.push(other.row);
      return;
    }
    known.rows.unshift(other.row);
    known.line = other.line;
    known.culture = other.culture;
  }

  /** Parents above first: only with one that stands below can a row be its own ancestor. */
  #findParents(): void {
    const below: { node: Node; parent: number }[] = [];
    for (const node of this.#nodes.values()) {
      const parentId = this.#parentIds.get(node.row);
      if (parentId === undefined) continue;
      const parent = this.#byId.get(parentId)?.row;
      if (parent === undefined && this.#hasUnreadable) {
        node.isOrphan = true;
      } else if (parent === undefined || parent === node.row) {
        this.#note(node.line, 'Its parentId is no legacyId of this file; it was put at the top.');
      } else if (parent > node.row) {
        below.push({ node, parent });
      } else {
        node.parent = parent;
      }
    }
    for (const { node, parent } of below) {
      if (this.#leadsBack(parent, node.row)) {
        this.#note(node.line, 'Its parents lead back to itself; it was put at the top.');
        continue;
      }
      this.#note(node.line, 'It stands before its parent, where AtoM would refuse it; it was put in its place.');
      node.parent = parent;
    }
  }

  /** Whether a row's parents, as far as they are known, come to another row. */
  #leadsBack(from: number, to: number): boolean {
    for (let row = from; row !== -1; row = this.#nodes.get(row)?.parent ?? -1) if (row === to) return true;
    return false;
  }

  #note(line: number, reason: string): void {
    if (this.#problems.length >= MOST_NOTES) this.#notesLeftOut++;
    else this.#problems.push({ line, reason, severity: 'noted' });
  }
}

function isVietnamese(culture: string): boolean {
  return culture === 'vi' || culture.startsWith('vi_') || culture.startsWith('vi-');
}

function allBeneath(row: number, children: ReadonlyMap<number, number[]>): number[] {
  const rows = [row];
  for (let at = 0; at < rows.length; at++) rows.push(...(children.get(rows[at] ?? -1) ?? []));
  return rows;
}
