import type { TreeWindow } from '../../catalogue/catalogue.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';
import type { SearchParams } from '../../search/answer.ts';
import { readSearchParams } from '../../search/params.ts';
import type { Services } from '../../services.ts';
import { countHits, lookUp, WINDOW } from '../record/open-record.ts';
import { searchContext } from '../search/describe-hit.ts';
import { keptOpen } from './kept-open.ts';
import { readTreeState, type Stretch, type TreeState } from './tree-state.ts';

export interface TreePageData {
  root: PublicRecord;
  ancestors: PublicRecord[];
  state: TreeState;
  /** Children of every open node, by its id. */
  windows: Map<string, TreeWindow>;
  /** The search the tree was reached from, and its hits at or beneath the records shown, by pk. */
  context?: URLSearchParams;
  /** That search as it was read; there with `context`. */
  found?: SearchParams;
  hits: Map<number, number>;
}

export type OpenedTree =
  { kind: 'found'; page: TreePageData } | { kind: 'moved'; id: string } | { kind: 'removed' | 'none' };

/** The tree beneath a record with the nodes open that the address names. */
export async function openTree(services: Services, id: string | undefined, url: URL): Promise<OpenedTree> {
  const lookup = await lookUp(services, id);
  if (lookup.kind !== 'found') return lookup;
  const root = lookup.record;
  const asked = readTreeState(url.searchParams);
  const nodes = await openNodes(services, root, [...asked.open.keys()]);
  const state = { root: asked.root, open: new Map(nodes.map((node) => [node.id, asked.open.get(node.id) ?? {}])) };
  const [ancestors, windows] = await Promise.all([
    services.catalogue.ancestors(root),
    openWindows(services, [root, ...nodes], state),
  ]);
  const found = readSearchParams(url.searchParams).params;
  const context = searchContext(found);
  const shown = [root, ...[...windows.values()].flatMap((window) => window.children)];
  const hits = context ? await countHits(services, found, shown) : new Map<number, number>();
  return { kind: 'found', page: { root, ancestors, state, windows, context, ...(context ? { found } : {}), hits } };
}

/** Records to open: only those that lie beneath the root and have children, and no more than a page can show. */
async function openNodes(services: Services, root: PublicRecord, ids: string[]): Promise<PublicRecord[]> {
  const lookups = await Promise.all(ids.map((id) => lookUp(services, id)));
  const isBranch = ({ pk, path, childCount }: PublicRecord) =>
    childCount > 0 && pk !== root.pk && path.includes(root.pk);
  return keptOpen(
    lookups.flatMap((lookup) => (lookup.kind === 'found' && isBranch(lookup.record) ? [lookup.record] : [])),
  );
}

async function openWindows(services: Services, nodes: PublicRecord[], { root, open }: TreeState) {
  const windows = await Promise.all(nodes.map((node) => openWindow(services, node, open.get(node.id) ?? root)));
  return new Map(nodes.map((node, index) => [node.id, windows[index]!]));
}

async function openWindow({ catalogue }: Services, node: PublicRecord, at: Stretch): Promise<TreeWindow> {
  const asked = await catalogue.children(node, { ...at, limit: WINDOW });
  const window = asked ?? (await catalogue.children(node, { limit: WINDOW }));
  return window ?? { children: [], total: 0, before: 0, after: 0 };
}
