/**
 * Puts a record into the cart without leaving the page: the form is sent as it is, and the button becomes what the
 * page would show anew. Whatever goes wrong, the form goes its usual way, and its page says why.
 */
document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || !(submitter instanceof HTMLButtonElement)) return;
  if (form.dataset.toCart === undefined || submitter.dataset.sent !== undefined) return;
  event.preventDefault();
  void put(form, submitter);
});

async function put(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  button.setAttribute('aria-busy', 'true');
  try {
    const body = new URLSearchParams({ [button.name]: button.value });
    const answer = await fetch(form.action, { method: 'POST', body });
    if (!answer.ok || !new URL(answer.url).searchParams.has('added')) throw new Error('not added');
    const cart = new DOMParser().parseFromString(await answer.text(), 'text/html');
    updateCount(form, cart);
    become(button, form, new URL(answer.url).pathname);
  } catch {
    button.dataset.sent = '';
    form.requestSubmit(button);
  }
}

/** The head of the page says how much is in the cart, as the head of the cart's own page does. */
function updateCount(form: HTMLFormElement, cart: Document): void {
  const link = `.nav a[href="${form.getAttribute('action')}"]`;
  const fresh = cart.querySelector(link)?.textContent;
  for (const old of document.querySelectorAll(link)) old.textContent = fresh ?? old.textContent;
}

/** What was a button is a link to where its form leads now (the cart, or the reading room), and keeps the focus. */
function become(button: HTMLButtonElement, form: HTMLFormElement, to: string): void {
  const link = document.createElement('a');
  link.className = button.className;
  link.href = to;
  link.textContent = (button.name === 'book' ? form.dataset.toRoom : form.dataset.toCart) ?? '';
  const title = button.getAttribute('aria-label')?.replace(button.textContent.trim(), link.textContent);
  if (title) link.setAttribute('aria-label', title);
  button.replaceWith(link);
  link.focus();
}
