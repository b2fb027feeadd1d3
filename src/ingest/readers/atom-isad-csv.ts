import { open } from 'node:fs/promises';
import { FaultyFile } from '../finding-aid-reader.ts';
import type { AccessWords, FindingAidReader, Problem, ReaderEvent, ReadingOptions } from '../finding-aid-reader.ts';
import {
  atomDescriber,
  claimsOfAtomRow,
  NAME_COLUMNS,
  REMARK_COLUMNS,
  UnusedColumns,
} from './atom-isad-csv-describe.ts';
import { atomRows, atomTable } from './atom-isad-csv-table.ts';
import type { AtomRow } from './atom-isad-csv-table.ts';
import { AtomTree } from './atom-isad-csv-tree.ts';
import type { Place } from './atom-isad-csv-tree.ts';
import { RowSpool } from './inventory/row-spool.ts';
import { bearsStamp, nameBears, titleBears } from './secret-stamps.ts';

/**
 * AtoM's CSV of archival descriptions (ISAD template, and of the RAD template what it shares with it). Read
 * twice: first for its tree, then for its texts. AtoM's other tables are recognised, and refused by name.
 */
export const atomIsadCsvReader: FindingAidReader = {
  format: 'atom-isad-csv',
  version: '13',
  recognises: (start) => atomTable(start) !== undefined,
  read,
};

type Describe = ReturnType<typeof atomDescriber>;

async function* read(path: string, { accessWords, signal }: ReadingOptions): AsyncGenerator<ReaderEvent[]> {
  const table = atomTable(await startOf(path));
  if (table !== 'descriptions') {
    throw new FaultyFile(
      1,
      `This is AtoM's table of ${table ?? 'something else'}, not of archival descriptions. Leave it out.`,
    );
  }
  const tree = new AtomTree();
  const unused = new UnusedColumns();
  let unreadable: Problem | undefined;
  let told: ReaderEvent[] = [];
  const report = (problem: Problem): void => {
    if (problem.severity === 'refused') tree.addUnreadable();
    if (problem.severity === 'refused') unreadable ??= problem;
    told.push(reported(problem));
  };
  for await (const rows of atomRows(path, report)) {
    signal?.throwIfAborted();
    for (const row of rows) {
      tree.add(row, isStamped(row, accessWords));
      unused.add(row);
    }
    if (told.length > 0) yield told;
    told = [];
  }
  if (tree.size === 0 && unreadable) throw new FaultyFile(unreadable.line, unreadable.reason);
  if (tree.size === 0) throw new FaultyFile(1, 'There are no rows beneath the header.');
  const order = tree.order();
  yield tree.problems.map((problem) => ({ kind: 'problem', problem }));
  if (unused.problem) yield [reported(unused.problem)];
  const describe = atomDescriber(accessWords);
  yield* isInFileOrder(order) ? tellAsRead(path, order, describe) : tellInOrder(path, order, describe);
}

function reported(problem: Problem): ReaderEvent {
  if (problem.severity === 'noted') return { kind: 'problem', problem };
  return { kind: 'refused', line: problem.line, records: 1, cause: 'faulty', reason: problem.reason };
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isStamped({ cells }: AtomRow, words: AccessWords): boolean {
  for (const [column, text] of cells) {
    const lines = text.replaceAll('|', '\n');
    if (NAME_COLUMNS.has(column)) {
      if (lines.split('\n').some((name) => nameBears(name, words))) return true;
    } else if (REMARK_COLUMNS.has(column) ? bearsStamp(lines, words, true) : titleBears(lines, words)) {
      return true;
    }
  }
  return false;
}

function isInFileOrder(order: readonly Place[]): boolean {
  return order.every(
    (place, index) =>
      ('refused' in place || place.rows === undefined) && (index === 0 || (order[index - 1]?.row ?? -1) < place.row),
  );
}

/** The usual case: the file is in order, and nothing but the row at hand is held. */
async function* tellAsRead(path: string, order: readonly Place[], describe: Describe): AsyncGenerator<ReaderEvent[]> {
  let next = 0;
  let row = -1;
  const refused = refusedRows(order);
  for await (const rows of atomRows(path)) {
    const events: ReaderEvent[] = [];
    for (const read of rows) {
      row++;
      if (refused.has(row)) events.push({ kind: 'withheld', claims: claimsOfAtomRow(read) });
      const place = order[next];
      if (place?.row !== row) continue;
      next++;
      events.push(...tell(place, [read], describe));
    }
    yield events;
  }
}

/** A file in another order, or in several languages, waits, row by row, in a nameless temporary file. */
async function* tellInOrder(path: string, order: readonly Place[], describe: Describe): AsyncGenerator<ReaderEvent[]> {
  const kept = new Set(order.flatMap((place) => ('depth' in place ? (place.rows ?? place.row) : [])));
  const spool = new RowSpool();
  try {
    let row = 0;
    const refused = refusedRows(order);
    for await (const rows of atomRows(path)) {
      const withheld: ReaderEvent[] = [];
      for (const read of rows) {
        if (refused.has(row)) withheld.push({ kind: 'withheld', claims: claimsOfAtomRow(read) });
        spool.put(kept.has(row++) ? { ...read, cells: [...read.cells] } : null);
      }
      if (withheld.length > 0) yield withheld;
    }
    for (let start = 0; start < order.length; start += 200) {
      yield order.slice(start, start + 200).flatMap((place) => {
        const rows = 'depth' in place ? (place.rows ?? [place.row]) : [];
        return tell(
          place,
          rows.flatMap((at) => fromSpool(spool.get(at)) ?? []),
          describe,
        );
      });
    }
  } finally {
    spool.close();
  }
}

/** @param value what `tellInOrder` put there */
function fromSpool(value: unknown): AtomRow | undefined {
  if (value === null) return undefined;
  const { line, cells, isUneven } = value as { line: number; cells: [string, string][]; isUneven: boolean };
  return { line, cells: new Map(cells), isUneven };
}

function refusedRows(order: readonly Place[]): Set<number> {
  return new Set(order.flatMap((place) => ('refused' in place ? place.rows : [])));
}

function tell(place: Place, [row, ...translations]: AtomRow[], describe: Describe): ReaderEvent[] {
  if ('refused' in place) {
    const reason = REASONS[place.refused];
    const cause = place.refused === 'secret' ? 'secret' : 'faulty';
    return [{ kind: 'refused', line: place.line, records: place.descriptions, cause, reason }];
  }
  if (row === undefined) return [];
  const { description, problems } = describe(row, translations);
  const key = row.cells.get('legacyid');
  const events: ReaderEvent[] = problems.map((problem) => ({ kind: 'problem', problem }));
  const component = { kind: 'component', depth: place.depth, line: row.line, description } as const;
  events.push(key === undefined ? component : { ...component, key });
  return events;
}

const REASONS = {
  secret: 'Stamped as a state secret; such records may not be kept on this system.',
  faulty: 'Nested more than 250 levels deep.',
  orphan:
    'Its parentId is no legacyId of this file, and may be that of a row which could not be read. Correct that row first.',
};
