import './record-page.ts';
import { zoomOn } from './zoom-page.ts';

/**
 * What moves in the reader of a document: arrow keys turn pages, the next page's image is fetched once
 * somebody reads on, and a page can be enlarged. Everything is there without it, as links.
 */
const ARROWS: Record<string, string> = { ArrowLeft: 'prev', ArrowRight: 'next' };

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const rel = ARROWS[event.key];
  if (!rel || usesArrows(event.target)) return;
  const link = document.querySelector<HTMLAnchorElement>(`main a[rel="${rel}"]`);
  if (!link) return;
  event.preventDefault();
  location.assign(link.href);
});

/** A box to type in, the enlarged page, a table too wide for the screen: there arrows mean something else. */
function usesArrows(at: EventTarget | null): boolean {
  if (!(at instanceof HTMLElement)) return false;
  if (at.closest('input, textarea, select, dialog') !== null) return true;
  const scroller = at.closest('.words, table') ?? document.documentElement;
  return scroller.scrollWidth > scroller.clientWidth + 1;
}

const SIGNS_OF_READING = ['scroll', 'pointerdown', 'pointermove', 'keydown'];
const paper = document.querySelector<HTMLElement>('.paper');
const shown = paper?.querySelector('img');

/** Not before: the first page should cost what it costs, and a crawler turns no pages. */
function whenReading(act: () => void): void {
  const waiting = new AbortController();
  for (const sign of SIGNS_OF_READING) {
    const once = () => {
      waiting.abort();
      act();
    };
    addEventListener(sign, once, { signal: waiting.signal, passive: true });
  }
}

function fetchNext(): void {
  const { nextWebp, nextJpeg } = paper?.dataset ?? {};
  const choice = shown?.currentSrc.endsWith('.webp') ? nextWebp : nextJpeg;
  if (!shown || !choice || savesData()) return;
  const next = new Image();
  next.sizes = shown.sizes;
  next.srcset = choice;
}

/** The reader has asked their browser to fetch no more than it must. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

if (shown) {
  if (shown.complete) whenReading(fetchNext);
  else shown.addEventListener('load', () => whenReading(fetchNext), { once: true });
}

const dialog = document.querySelector<HTMLDialogElement>('#zoom-dialog');
if (paper && dialog) zoomOn(paper, dialog);
