import './to-cart.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  // The clipboard exists on https and on this machine only.
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', () => void copy(button));
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? '');
  await navigator.clipboard.writeText(source?.textContent.trim() ?? '');
  button.textContent = button.dataset.copied ?? '';
}
