import { h, render } from 'preact';
import type { Suggestion } from '../search/answer.ts';

/** What the list under the box shows; `active` counts from 0, −1 for none. */
interface ListProps {
  id: string;
  name: string;
  items: Suggestion[];
  active: number;
  onPick: (item: Suggestion) => void;
}

function SuggestionList({ id, name, items, active, onPick }: ListProps) {
  if (items.length === 0) return null;
  const options = items.map((item, index) => {
    const props = {
      key: item.url,
      role: 'option' as const,
      id: `${id}-${index}`,
      'aria-selected': index === active,
      // The box keeps the focus.
      onMouseDown: (event: Event) => event.preventDefault(),
      onClick: () => onPick(item),
    };
    return h('li', props, item.text, h('small', null, item.hint));
  });
  return h('ul', { class: 'suggestions', role: 'listbox', id, 'aria-label': name }, options);
}

const WAIT_MS = 150;

/**
 * Makes a search box an ARIA 1.2 combobox with a list of records. The form works as before without a
 * choice made; a choice goes to the record.
 */
function offerSuggestions(form: HTMLFormElement, input: HTMLInputElement, id: string): void {
  const place = form.appendChild(document.createElement('div'));
  const news = form.appendChild(document.createElement('p'));
  news.className = 'visually-hidden';
  news.setAttribute('role', 'status');
  const { suggest = '', suggestName = '', suggestNone = '', suggestCount = '' } = form.dataset;
  let items: Suggestion[] = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  const draw = () => {
    render(h(SuggestionList, { id, name: suggestName, items, active, onPick: open }), place);
    input.setAttribute('aria-expanded', String(items.length > 0));
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${id}-${active}`);
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  };
  const show = (found: Suggestion[]) => {
    items = found;
    active = -1;
    draw();
  };
  const open = (item: Suggestion) => location.assign(item.url);
  const ask = async () => {
    const turn = ++asked;
    const typed = input.value.trim();
    const found = typed.length < 2 ? [] : await fetchSuggestions(suggest + encodeURIComponent(typed));
    if (turn !== asked || document.activeElement !== input) return;
    show(found);
    if (typed.length >= 2)
      news.textContent = found.length ? suggestCount.replace('{n}', `${found.length}`) : suggestNone;
  };

  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', id);
  input.setAttribute('aria-expanded', 'false');
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), WAIT_MS);
  });
  input.addEventListener('blur', () => show([]));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const { key } = event;
    const chosen = items[active];
    if ((key === 'ArrowDown' || key === 'ArrowUp') && items.length > 0) {
      // One step past either end is the box itself.
      const steps = items.length + 1;
      active = ((active + 1 + (key === 'ArrowDown' ? 1 : steps - 1)) % steps) - 1;
      draw();
    } else if (key === 'Escape' && items.length > 0) show([]);
    else if (key === 'Enter' && chosen) open(chosen);
    else return;
    event.preventDefault();
  });
  form.addEventListener('submit', () => {
    asked++;
    clearTimeout(timer);
    show([]);
  });
}

/** Suggestions are an extra: when they cannot be had, there are none. */
async function fetchSuggestions(address: string): Promise<Suggestion[]> {
  try {
    const answer = await fetch(address);
    const found: unknown = answer.ok ? await answer.json() : [];
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

document.querySelectorAll<HTMLFormElement>('form[data-suggest]').forEach((form, index) => {
  const input = form.querySelector<HTMLInputElement>('input[name="q"]');
  if (input) offerSuggestions(form, input, `suggestions-${index}`);
});
