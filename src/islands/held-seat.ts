/**
 * Counts the time for which a seat is held, on the page that says when it ends. The count is shown to the second, and
 * told to those who do not see it when little is left; at its end the page offers to hold the seat again. Nothing
 * typed is touched.
 */
const SECOND_MS = 1000;
const TOLD_AT_MINUTES = [10, 5, 2, 1];

const held = document.querySelector<HTMLElement>('[data-held-until]');
if (held) count(held, Date.parse(held.dataset.heldUntil ?? ''), clockSkew());

/** By how much this machine's clock is ahead of the server's, as far as its answer tells. */
function clockSkew(): number {
  const [page] = performance.getEntriesByType('navigation');
  const sent = Date.parse(document.querySelector<HTMLElement>('[data-now]')?.dataset.now ?? '');
  if (!(page instanceof PerformanceNavigationTiming) || Number.isNaN(sent)) return 0;
  return performance.timeOrigin + page.responseStart - sent;
}

function count(section: HTMLElement, until: number, skew: number): void {
  const clock = section.querySelector<HTMLElement>('[data-clock]');
  const shown = clock?.querySelector('b');
  const still = section.querySelector<HTMLElement>('[data-left]');
  if (!clock || !shown || !still) return;
  still.hidden = true;
  clock.hidden = false;
  let told = 0;
  const timer = setInterval(tick, SECOND_MS);
  tick();

  function tick(): void {
    const left = Math.max(0, until - (Date.now() - skew));
    shown!.textContent = minutesAndSeconds(left);
    tell(left);
    if (left > 0) return;
    clearInterval(timer);
    end(section);
  }

  function tell(left: number): void {
    const minutes = Math.ceil(left / (60 * SECOND_MS));
    if (!TOLD_AT_MINUTES.includes(minutes) || minutes === told) return;
    told = minutes;
    say(section, minutes === 1 ? section.dataset.lastMinute : section.dataset.minutes?.replace('{}', String(minutes)));
  }
}

function end(section: HTMLElement): void {
  for (const part of section.querySelectorAll<HTMLElement>('[data-while-held]')) part.hidden = true;
  const over = section.querySelector<HTMLElement>('[data-over]');
  if (over) over.hidden = false;
  say(section, over?.querySelector('p')?.textContent);
}

function say(section: HTMLElement, text: string | null | undefined): void {
  const told = section.querySelector('[data-told]');
  if (told && text) told.textContent = text;
}

/** `12:05`, `11:59:05` */
function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, place) => (place === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
