/**
 * Saves a request form while it is being typed: the form is posted as its button would post it, and the page that
 * comes back says the new version. Without a script every button saves as well.
 */
const QUIET_MS = 2000;
/** After a save that did not arrive; twice as long after each further one, so that no server is kept from recovering. */
const AGAIN_MS = 4000;
const LONGEST_MS = 60_000;
/** A browser sends no more than 64 kB along from a page that is being left. */
const MOST_KEPT_ALIVE = 60_000;
const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
const state = form?.querySelector<HTMLElement>('[data-autosave-state]');
let timer = 0;
let isChanged = false;
let failures = 0;
/** Ends when the save that is under way has ended. */
let saving: Promise<void> | undefined;

if (form) {
  form.addEventListener('input', (event) => {
    tickBeside(event.target);
    isChanged = true;
    clearTimeout(timer);
    timer = window.setTimeout(save, QUIET_MS);
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    isChanged = false;
    if (!saving) return;
    // Its answer brings the version that the button must send along.
    event.preventDefault();
    const button = event.submitter;
    void saving.then(() => form.requestSubmit(button));
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save();
  });
  addEventListener('online', save);
  // What no server has yet is not left behind without a question.
  addEventListener('beforeunload', (event) => {
    if (isChanged && failures > 0) event.preventDefault();
  });
}

/** Words typed to a ground choose it. */
function tickBeside(at: EventTarget | null): void {
  if (!(at instanceof HTMLTextAreaElement) || at.value === '') return;
  const box = at.closest('.ground')?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (box) box.checked = true;
}

function save(): void {
  if (!form || saving || !isChanged) return;
  isChanged = false;
  say('saving');
  saving = post(form).then((arrived) => {
    saving = undefined;
    failures = arrived ? 0 : failures + 1;
    if (!arrived) isChanged = true;
    const wait = arrived ? QUIET_MS : Math.min(LONGEST_MS, AGAIN_MS * 2 ** (failures - 1));
    clearTimeout(timer);
    if (isChanged) timer = window.setTimeout(save, wait);
  });
}

/** @returns false where it is to be tried again: the network, or the server, was away */
async function post(from: HTMLFormElement): Promise<boolean> {
  const body = new FormData(from);
  // Files go when their own button is pressed.
  body.delete('file');
  body.set('save', 'yes');
  try {
    const answer = await fetch(location.pathname, {
      method: 'POST',
      body,
      keepalive: document.visibilityState === 'hidden' && sizeOf(body) < MOST_KEPT_ALIVE,
    });
    if (answer.status >= 500) return failed();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const version = page.querySelector<HTMLInputElement>('form[data-autosave] input[name="version"]');
    const own = from.querySelector<HTMLInputElement>('input[name="version"]');
    if (answer.status === 409) say('stale');
    else if (!answer.ok || !version || !own) say('failed');
    else {
      own.value = version.value;
      say('saved');
    }
    return true;
  } catch {
    return failed();
  }
}

function failed(): false {
  say('failed');
  return false;
}

function sizeOf(body: FormData): number {
  const texts = [...body].map(([name, value]) => name + (typeof value === 'string' ? value : ''));
  return new Blob(texts).size + texts.length * 150;
}

function say(what: 'saving' | 'saved' | 'failed' | 'stale'): void {
  if (state && form) state.textContent = form.dataset[what] ?? '';
}
