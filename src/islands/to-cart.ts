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
    updateCount(cart);
    become(button, form);
  } catch {
    button.dataset.sent = '';
    form.requestSubmit(button);
  }
}

/** The count in the head of the page is that of the cart's own page. */
function updateCount(cart: Document): void {
  const fresh = [...cart.querySelectorAll('[data-cart-link]')];
  document.querySelectorAll('[data-cart-link]').forEach((link, place) => {
    const now = fresh[place];
    if (now) link.replaceWith(document.adoptNode(now));
  });
}

/** What was a button is a link to the cart now, and keeps the focus. */
function become(button: HTMLButtonElement, form: HTMLFormElement): void {
  const link = document.createElement('a');
  link.className = button.className;
  link.href = form.action;
  link.textContent = form.dataset.toCart ?? '';
  const title = button.getAttribute('aria-label')?.replace(button.textContent.trim(), link.textContent);
  if (title) link.setAttribute('aria-label', title);
  button.replaceWith(link);
  link.focus();
}
