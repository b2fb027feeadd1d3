import type { StatedAccess } from '../catalogue/description.ts';
import { NewComponents } from './continuity/new-components.ts';
import type { ExistingRow, KeyedEvent } from './import-reading.ts';
import { placeSiblings } from './import-positions.ts';

/** What a first reading of a file finds out, before anything of it is written. */
export interface FileScan {
  /** pks of stored records that are in the file. */
  seen: Set<number>;
  /** Of those, how many are not tombstones. */
  seenLive: number;
  /** Components left out for a mark of state secrets or as internal. */
  withheld: number;
  /** New positions, by ordinal, of components beneath stored parents that cannot stay or had none. */
  positions: Map<number, number>;
  /** What components state of access after later fields amended it, by ordinal. */
  amendedAccess: Map<number, StatedAccess>;
}

interface OpenComponent {
  ordinal: number;
  existing?: ExistingRow;
  /** Its index among the new components, if it is one. */
  fresh?: number;
  access: StatedAccess;
  ordinals: number[];
  positions: (number | null)[];
}

/**
 * Reads a file once for what can be known only at its end: which stored records are gone from it, where
 * siblings go, and what is stated of access after the parts have been listed.
 * @returns also the components that are named like no stored record
 * @throws FaultyFile
 */
export async function scanFile(
  batches: AsyncIterable<KeyedEvent[]>,
): Promise<{ scan: FileScan; fresh: NewComponents }> {
  const scan: FileScan = { seen: new Set(), seenLive: 0, withheld: 0, positions: new Map(), amendedAccess: new Map() };
  const fresh = new NewComponents();
  const root: OpenComponent = { ordinal: -1, access: {}, ordinals: [], positions: [] };
  const open: OpenComponent[] = [];
  const closeTo = (depth: number) => {
    while (open.length > depth) place(open.pop()!, scan);
  };
  for await (const batch of batches) {
    for (const event of batch) {
      if (event.kind === 'component') {
        closeTo(event.depth);
        open.push(openIn({ scan, fresh }, open.at(-1) ?? root, event));
      } else if (event.kind === 'refused') {
        if (event.cause !== 'faulty') scan.withheld += event.records;
      } else if (event.kind === 'amended') {
        const component = open[event.depth];
        if (!component || JSON.stringify(component.access) === JSON.stringify(event.description.access)) continue;
        component.access = event.description.access;
        scan.amendedAccess.set(component.ordinal, component.access);
      }
    }
  }
  closeTo(0);
  place(root, scan);
  return { scan, fresh };
}

function openIn(
  { scan, fresh }: { scan: FileScan; fresh: NewComponents },
  parent: OpenComponent,
  event: Extract<KeyedEvent, { kind: 'component' }>,
): OpenComponent {
  const { existing, ordinal } = event;
  const stays = existing?.removed_at === null && existing.parent_pk === (parent.existing?.pk ?? null);
  parent.ordinals.push(ordinal);
  parent.positions.push(stays ? existing.position : null);
  if (existing) scan.seen.add(existing.pk);
  if (existing?.removed_at === null) {
    scan.seenLive++;
    if (parent.fresh !== undefined) fresh.adopt(parent.fresh, existing.parent_pk);
  }
  const above = { index: parent.fresh, pk: parent.existing?.pk };
  return {
    ordinal,
    ...(existing ? { existing } : { fresh: fresh.add(ordinal, event.depth, above, event.description) }),
    access: event.description.access,
    ordinals: [],
    positions: [],
  };
}

/** Children of a parent that is new are simply numbered when they are written. */
function place(parent: OpenComponent, scan: FileScan): void {
  if (parent.ordinal >= 0 && !parent.existing) return;
  for (const [index, position] of placeSiblings(parent.positions)) {
    scan.positions.set(parent.ordinals[index]!, position);
  }
}
