/** Where the children of an open node begin or end; at the beginning without either. */
export interface Stretch {
  after?: string;
  before?: string;
}

/** What of a tree is open, as its address says it: the whole state of the page. */
export interface TreeState {
  /** Of the record whose tree it is; always open. */
  root: Stretch;
  /** Other nodes that are open, by id, in the order they were opened. */
  open: Map<string, Stretch>;
}

/** More than a page ever opens (kept-open.ts) and writes; each costs a look-up. */
const MAX_READ = 50;
const MAX_ID_LENGTH = 200;

/** Reads `after`, `before` and every `open=ID`, `open=ID~after~CHILD`, `open=ID~before~CHILD`; the rest is ignored. */
export function readTreeState(query: URLSearchParams): TreeState {
  const open = new Map<string, Stretch>();
  for (const written of query.getAll('open').slice(-MAX_READ)) {
    const [id, side, child] = written.split('~');
    if (id && written.length <= 2 * MAX_ID_LENGTH) open.set(id, stretch(side, child));
  }
  const after = query.get('after') || undefined;
  const before = query.get('before') || undefined;
  return { root: after ? { after } : { before }, open };
}

/** The parameters that {@link readTreeState} reads, after those of the search the tree was reached from. */
export function writeTreeState(state: TreeState, context?: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams(context);
  if (state.root.after) query.set('after', state.root.after);
  else if (state.root.before) query.set('before', state.root.before);
  for (const [id, { after, before }] of state.open) {
    query.append('open', after ? `${id}~after~${after}` : before ? `${id}~before~${before}` : id);
  }
  return query;
}

export function opened(state: TreeState, id: string, at: Stretch = {}): TreeState {
  return { root: state.root, open: new Map([...state.open, [id, at]]) };
}

export function closed(state: TreeState, id: string): TreeState {
  return { root: state.root, open: new Map([...state.open].filter(([other]) => other !== id)) };
}

function stretch(side: string | undefined, child: string | undefined): Stretch {
  if (!child || child.length > MAX_ID_LENGTH) return {};
  if (side === 'after') return { after: child };
  return side === 'before' ? { before: child } : {};
}
