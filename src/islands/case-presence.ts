/**
 * While a case is open on the screen: says so every little while, shows who else has it open, and tells when somebody
 * has written to it. Without this script the page says it once, when it is made; the case's version guards it anyway.
 */
const EVERY_MS = 20_000;
/** Who did nothing for this long has left the screen, and is not shown to others as being here. */
const GONE_AFTER_MS = 10 * 60_000;
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'focus'];

const line = document.querySelector<HTMLElement>('[data-presence]');

async function say(place: HTMLElement): Promise<void> {
  const { presence = '', version = '', changed = '' } = place.dataset;
  try {
    const answer = await fetch(presence, { method: 'POST', headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const heard: unknown = await answer.json();
    const { said, version: now } = heard as { said: string; version: number };
    const text = String(now) === version ? said : [changed, said].filter(Boolean).join(' ');
    // Written only when it is news: a status line that is written again is read out again.
    if (place.textContent.trim() !== text) place.textContent = text;
  } catch {
    // A network that is away for a moment; the next round tells.
  }
}

if (line) {
  let seenAt = Date.now();
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, () => (seenAt = Date.now()), { passive: true });
  setInterval(() => {
    if (!document.hidden && Date.now() - seenAt < GONE_AFTER_MS) void say(line);
  }, EVERY_MS);
}
