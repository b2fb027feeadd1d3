/**
 * Saves a request form while it is being typed: the form is posted as its button would post it, and the page that
 * comes back says the new version. Without a script every button saves as well.
 */
const QUIET_MS = 2000;
const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
const state = form?.querySelector<HTMLElement>('[data-autosave-state]');
let timer = 0;
let isChanged = false;
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
  saving = post(form).finally(() => {
    saving = undefined;
    if (isChanged) timer = window.setTimeout(save, QUIET_MS);
  });
}

async function post(from: HTMLFormElement): Promise<void> {
  const body = new FormData(from);
  // Files go when their own button is pressed.
  body.delete('file');
  body.set('save', 'yes');
  try {
    const answer = await fetch(location.pathname, {
      method: 'POST',
      body,
      keepalive: document.visibilityState === 'hidden',
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const version = page.querySelector<HTMLInputElement>('form[data-autosave] input[name="version"]');
    const own = from.querySelector<HTMLInputElement>('input[name="version"]');
    if (answer.status === 409) return say('stale');
    if (!answer.ok || !version || !own) return say('failed');
    own.value = version.value;
    say('saved');
  } catch {
    say('failed');
  }
}

function say(what: 'saving' | 'saved' | 'failed' | 'stale'): void {
  if (state && form) state.textContent = form.dataset[what] ?? '';
}
