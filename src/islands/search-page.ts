import './suggestions.ts';
import './to-cart.ts';

/**
 * Facets, chips, sort and pages without a reload: the same page is fetched and its changing part put in
 * place of the old one. Whatever goes wrong, the browser simply goes to the address.
 */
const STATE = 'search-state';
const form = document.querySelector<HTMLFormElement>('#search-form');
let turn = 0;

async function show(address: string, remember: boolean): Promise<void> {
  const state = document.getElementById(STATE);
  if (!state) return location.assign(address);
  const mine = ++turn;
  state.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (mine !== turn) return;
    const fresh = page.getElementById(STATE);
    const freshForm = page.querySelector('#search-form');
    if (!fresh || !freshForm || !form) return location.assign(address);
    const focus = focusMark();
    const isOpen = state.querySelector<HTMLDetailsElement>('.filters')?.open ?? false;
    state.replaceWith(fresh);
    takeHiddenFields(form, freshForm);
    const filters = fresh.querySelector<HTMLDetailsElement>('.filters');
    if (filters) filters.open = isOpen;
    document.title = page.title;
    if (remember) history.pushState(null, '', address);
    renewAround(page);
    restoreFocus(focus);
    tell(fresh);
  } catch {
    if (mine === turn) location.assign(address);
  }
}

/** The box keeps what is typed in it; sort, grouping and the like come from the new page. */
function takeHiddenFields(old: HTMLFormElement, fresh: Element): void {
  old.querySelectorAll('input[type="hidden"]').forEach((field) => field.remove());
  old.append(...fresh.querySelectorAll('input[type="hidden"]'));
}

/** What names the search outside its changing part: the heading, the other language, where to come back after signing in. */
function renewAround(page: Document): void {
  const heading = document.querySelector('h1');
  if (heading) heading.textContent = page.querySelector('h1')?.textContent ?? '';
  const fresh = new Map([...page.querySelectorAll('.nav a')].map((link) => [link.textContent, link]));
  for (const link of document.querySelectorAll('.nav a')) {
    const href = fresh.get(link.textContent)?.getAttribute('href');
    if (href) link.setAttribute('href', href);
  }
}

/** Names what has the focus so that its like is found in the new page. */
function focusMark(): string | undefined {
  const at = document.activeElement;
  if (!at?.closest(`#${STATE}`)) return undefined;
  if (!(at instanceof HTMLInputElement)) return undefined;
  const value = at.type === 'checkbox' ? `[value="${CSS.escape(at.value)}"]` : '';
  return `input[name="${at.name}"]${value}`;
}

/** A link that was followed is gone or has become another: the heading of the results takes its place. */
function restoreFocus(mark: string | undefined): void {
  const found = mark ? document.querySelector<HTMLElement>(`#${STATE} ${mark}`) : null;
  const heading = document.getElementById('results-count');
  if (!found && document.activeElement !== document.body) return;
  if (!found) heading?.setAttribute('tabindex', '-1');
  (found ?? heading)?.focus({ preventScroll: found !== null });
}

function tell(fresh: Element): void {
  const news = document.getElementById('search-news');
  if (news) news.textContent = fresh.querySelector('#results-count span')?.textContent ?? '';
}

/** Some links change what is searched for: a year typed among the words goes, a slip is mended. */
function fillBox(address: string): void {
  const box = form?.querySelector<HTMLInputElement>('input[name="q"]');
  if (box) box.value = queryOf(address);
}

function queryOf(address: string): string {
  return new URL(address).searchParams.get('q') ?? '';
}

function formAddress(): string {
  if (!form) return location.href;
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') query.append(name, value);
  return `${form.getAttribute('action') ?? ''}?${query}`;
}

document.addEventListener('change', (event) => {
  const at = event.target;
  if (at instanceof HTMLInputElement && at.type === 'checkbox' && at.form === form) void show(formAddress(), true);
});

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void show(formAddress(), true);
});

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(`#${STATE} a[href]`) : null;
  if (!link || !form || new URL(link.href).pathname !== new URL(form.action).pathname) return;
  event.preventDefault();
  if (queryOf(link.href) !== queryOf(location.href)) fillBox(link.href);
  void show(link.href, true);
  if (link.closest('.pager')) scrollTo({ top: 0 });
});

addEventListener('popstate', () => {
  fillBox(location.href);
  void show(location.href, false);
});
