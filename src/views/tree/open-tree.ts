import type { TreeWindow } from '../../catalogue/catalogue.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';
import { readSearchParams } from '../../search/params.ts';
import type { Services } from '../../services.ts';
import { countHits, lookUp, WINDOW } from '../record/open-record.ts';
import { searchContext } from '../search/describe-hit.ts';
import { readTreeState, type Stretch, type TreeState } from './tree-state.ts';

export interface TreePageData {
  root: PublicRecord;
  ancestors: PublicRecord[];
  state: TreeState;
  /** Children of every open node, by its id. */
  windows: Map<string, TreeWindow>;
  /** The search the tree was reached from, and its hits at or beneath the records shown, by pk. */
  context?: URLSearchParams;
  hits: Map<number, number>;
}

export type OpenedTree =
  { kind: 'found'; page: TreePageData } | { kind: 'moved'; id: string } | { kind: 'removed' | 'none' };

/** The tree beneath a record with the nodes open that the address names. */
export async function openTree(services: Services, id: string | undefined, url: URL): Promise<OpenedTree> {
  const lookup = await lookUp(services, id);
  if (lookup.kind !== 'found') return lookup;
  const root = lookup.record;
  const state = readTreeState(url.searchParams);
  const [ancestors, windows] = await Promise.all([
    services.catalogue.ancestors(root),
    openWindows(services, root, state),
  ]);
  const found = readSearchParams(url.searchParams).params;
  const context = searchContext(found);
  const shown = [root, ...[...windows.values()].flatMap((window) => window.children)];
  const hits = context ? await countHits(services, found, shown) : new Map<number, number>();
  return { kind: 'found', page: { root, ancestors, state, windows, context, hits } };
}

async function openWindows(services: Services, root: PublicRecord, state: TreeState) {
  const nodes = await Promise.all([...state.open].map(([id, at]) => findNode(services, root, id, at)));
  const wanted = [{ node: root, at: state.root }, ...nodes.filter((found) => found !== undefined)];
  const windows = await Promise.all(wanted.map(({ node, at }) => openWindow(services, node, at)));
  return new Map(wanted.map(({ node }, index) => [node.id, windows[index]!]));
}

/** A record to open: only one that lies beneath the root and has children. */
async function findNode(services: Services, root: PublicRecord, id: string, at: Stretch) {
  const lookup = await lookUp(services, id);
  const isBranch = lookup.kind === 'found' && lookup.record.childCount > 0 && lookup.record.path.includes(root.pk);
  return isBranch && lookup.record.pk !== root.pk ? { node: lookup.record, at } : undefined;
}

async function openWindow({ catalogue }: Services, node: PublicRecord, at: Stretch): Promise<TreeWindow> {
  const asked = await catalogue.children(node, { ...at, limit: WINDOW });
  const window = asked ?? (await catalogue.children(node, { limit: WINDOW }));
  return window ?? { children: [], total: 0, before: 0, after: 0 };
}
