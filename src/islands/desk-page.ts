/**
 * Helps hands that stay on the keyboard: j and k go down and up the list of a page, Enter opens (it is a link), and
 * / goes to the search box. Nothing here is needed: Tab reaches all of it. Single letters are only taken where
 * nothing is being typed and no other key is held (WCAG 2.1.4), and the reader of a page may switch them off.
 * Enter in a line of a case presses the button that the line is for: the whole page is one form.
 */
const ROWS = '[data-row] [data-open]';
const OFF = 'phong-doc-keys-off';

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ROWS)];
}

function step(by: 1 | -1): void {
  const all = rows();
  const at = all.findIndex((row) => row.closest('[data-row]')?.contains(document.activeElement));
  const next = at === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next]?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select') !== null;
}

/** @returns whether the key meant something here */
function press(key: string): boolean {
  if (key === 'j') step(1);
  else if (key === 'k') step(-1);
  else if (key === '/') document.querySelector<HTMLElement>('[data-find]')?.focus();
  else return false;
  return true;
}

/** The button of the part that a line of text stands in. */
function buttonFor(target: EventTarget | null): HTMLButtonElement | null | undefined {
  const line = target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio])');
  return line ? target.closest('.act, [role=group]')?.querySelector('button[name=do]') : undefined;
}

document.addEventListener('keydown', (event) => {
  const button = event.key === 'Enter' ? buttonFor(event.target) : undefined;
  if (button) {
    event.preventDefault();
    button.click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (localStorage.getItem(OFF) === null && press(event.key)) event.preventDefault();
});

for (const box of document.querySelectorAll<HTMLInputElement>('[data-keys]')) {
  box.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
  box.checked = localStorage.getItem(OFF) === null;
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  });
}
