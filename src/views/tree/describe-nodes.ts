import type { PublicRecord } from '../../catalogue/public-view.ts';
import { recordAddress, treeAddress } from '../../i18n/addresses.ts';
import { recordDatesText } from '../../i18n/dates.ts';
import { levelText, titleText } from '../../i18n/describe-record.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { languageOfText } from '../../i18n/text-language.ts';
import type { TreePageData } from './open-tree.ts';
import { closed, opened, writeTreeState, type Stretch, type TreeState } from './tree-state.ts';

/** A line of the tree, ready to be written. */
export interface NodeRow {
  record: PublicRecord;
  id: string;
  title: string;
  lang?: string;
  href: string;
  dates: string;
  open: boolean;
  /** The same tree with this node opened or closed; absent where nothing lies beneath. */
  toggle?: string;
  /** How many records lie beneath, and how many hits of the search; absent for none. */
  inside?: string;
  hits?: string;
}

/** The way to children left out on one side of a window. */
export interface Rest {
  href: string;
  count: number;
  /** What they are, after the first one shown: `hồ sơ`. */
  noun: string;
}

export function describeNodes(lang: Lang, page: TreePageData, node: PublicRecord) {
  const window = page.windows.get(node.id);
  const children = window?.children ?? [];
  const rest = (side: keyof Stretch, edge: PublicRecord | undefined, count: number): Rest | undefined => {
    if (!edge || count === 0) return undefined;
    const noun = levelText(lang, edge).toLocaleLowerCase(lang);
    return { href: addressOf(lang, page, moved(page, node, { [side]: edge.id }), edge.id), count, noun };
  };
  return {
    rows: children.map((child) => describeNode(lang, page, child)),
    /** Place of the first one shown among all of them, from 1. */
    first: (window?.before ?? 0) + 1,
    total: window?.total ?? 0,
    earlier: rest('before', children[0], window?.before ?? 0),
    later: rest('after', children.at(-1), window?.after ?? 0),
  };
}

function describeNode(lang: Lang, page: TreePageData, record: PublicRecord): NodeRow {
  const { id } = record;
  const title = titleText(lang, record);
  const open = page.windows.has(id);
  const hits = page.hits.get(record.pk);
  const state = open ? closed(page.state, id) : opened(page.state, id);
  return {
    record,
    id,
    title,
    lang: languageOfText(title, lang),
    href: recordAddress(lang, id, page.context),
    dates: recordDatesText(lang, record.dates),
    open,
    toggle: record.childCount > 0 ? addressOf(lang, page, state, id) : undefined,
    inside: record.descendantCount > 0 ? numberText(lang, record.descendantCount) : undefined,
    hits: hits ? numberText(lang, hits) : undefined,
  };
}

function moved(page: TreePageData, node: PublicRecord, at: Stretch): TreeState {
  return node.id === page.root.id ? { ...page.state, root: at } : opened(page.state, node.id, at);
}

/** Back at the same place of the page: without a script a click loads it anew. */
function addressOf(lang: Lang, page: TreePageData, state: TreeState, near: string): string {
  return `${treeAddress(lang, page.root.id, writeTreeState(state, page.context))}#n-${encodeURIComponent(near)}`;
}
