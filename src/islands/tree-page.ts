/**
 * Makes the list of links a WAI-ARIA tree: one stop of the Tab key, arrow keys inside. Opening and closing
 * fetches the same page with the node open or closed and puts its tree in place of the old one.
 * Pattern: ARIA Authoring Practices, "Navigation Treeview".
 */
const TREE = 'tree';
const ITEMS = 'a.node, a.more';

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`#${TREE} :is(${ITEMS})`)];
}

/** Roles come with the keys: without this script the tree is what it says it is, a list of links. */
function dress(): void {
  const tree = document.querySelector<HTMLElement>(`#${TREE} > ul`);
  if (!tree) return;
  tree.setAttribute('role', 'tree');
  tree.setAttribute('aria-label', document.getElementById(TREE)?.getAttribute('aria-label') ?? '');
  for (const group of tree.querySelectorAll('ul')) group.setAttribute('role', 'group');
  for (const list of [tree, ...tree.querySelectorAll('ul')]) placeItems(list);
  for (const line of tree.querySelectorAll('li')) line.setAttribute('role', 'none');
  for (const toggle of tree.querySelectorAll('a.toggle')) {
    toggle.setAttribute('aria-hidden', 'true');
    toggle.setAttribute('tabindex', '-1');
  }
  for (const item of items()) dressItem(item);
  items()[0]?.setAttribute('tabindex', '0');
}

/**
 * Where the items of one list stand: the page holds a part of them only, so that nothing can count them.
 * The way to those left out on one side takes the place of the nearest of them.
 */
function placeItems(list: HTMLElement): void {
  const level = levelOf(list);
  const { first, total = '' } = list.dataset;
  const placed = [...list.querySelectorAll(`:scope > li > :is(${ITEMS})`)];
  const start = Number(first) - (placed[0]?.matches('.more') ? 1 : 0);
  placed.forEach((item, index) => {
    item.setAttribute('aria-level', String(level));
    item.setAttribute('aria-setsize', total);
    item.setAttribute('aria-posinset', String(start + index));
  });
}

function levelOf(list: Element): number {
  let level = 1;
  for (let at = list.parentElement; at && at.id !== TREE; at = at.parentElement) if (at.tagName === 'UL') level++;
  return level;
}

function dressItem(item: HTMLElement): void {
  item.setAttribute('role', 'treeitem');
  item.setAttribute('tabindex', '-1');
  if (item.dataset.open) item.setAttribute('aria-expanded', item.dataset.open);
  const group = item.parentElement?.querySelector(':scope > ul');
  if (!group) return;
  group.id = `${item.id}-inside`;
  item.setAttribute('aria-owns', group.id);
}

function focusItem(item: HTMLElement | null | undefined): void {
  if (!item) return;
  for (const other of items()) other.setAttribute('tabindex', '-1');
  item.setAttribute('tabindex', '0');
  item.focus();
}

async function show(address: string, focus: string): Promise<void> {
  const tree = document.getElementById(TREE);
  tree?.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(TREE);
    if (!tree || !fresh) return location.assign(address);
    tree.replaceWith(fresh);
    history.replaceState(null, '', address);
    dress();
    focusItem(document.getElementById(focus) ?? items()[0]);
  } catch {
    location.assign(address);
  }
}

function toggleOf(item: Element): HTMLAnchorElement | null {
  return item.parentElement?.querySelector<HTMLAnchorElement>(':scope > a.toggle') ?? null;
}

function parentOf(item: Element): HTMLElement | null {
  const line = item.parentElement?.parentElement?.closest('li');
  return line?.querySelector<HTMLElement>(`:scope > :is(${ITEMS})`) ?? null;
}

/** @returns whether the key meant something here */
function press(key: string, item: HTMLElement): boolean {
  const all = items();
  const at = all.indexOf(item);
  const open = item.dataset.open;
  const toggle = toggleOf(item);
  if (key === 'ArrowDown') focusItem(all[at + 1]);
  else if (key === 'ArrowUp') focusItem(all[at - 1]);
  else if (key === 'Home') focusItem(all[0]);
  else if (key === 'End') focusItem(all.at(-1));
  else if (key === 'ArrowRight' && open === 'true') focusItem(all[at + 1]);
  else if (key === 'ArrowRight' && toggle) void show(toggle.href, item.id);
  else if (key === 'ArrowLeft' && open === 'true' && toggle) void show(toggle.href, item.id);
  else if (key === 'ArrowLeft') focusItem(parentOf(item));
  else if (key.length === 1 && key !== ' ') focusItem(nextBeginningWith(key, all, at));
  else return key === 'ArrowRight';
  return true;
}

function nextBeginningWith(letter: string, all: HTMLElement[], at: number): HTMLElement | undefined {
  const order = [...all.slice(at + 1), ...all.slice(0, at)];
  return order.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(letter.toLocaleLowerCase()));
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const item = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(`#${TREE} :is(${ITEMS})`) : null;
  if (item && press(event.key, item)) event.preventDefault();
});

document.addEventListener('click', (event) => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(`#${TREE} :is(a.toggle, a.more)`) : null;
  if (!link) return;
  event.preventDefault();
  const id = decodeURIComponent(new URL(link.href).hash.slice(1));
  void show(link.href, id);
});

for (const help of document.querySelectorAll<HTMLElement>('.tree-help')) help.hidden = false;
dress();
const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (named?.matches(ITEMS)) focusItem(named);
