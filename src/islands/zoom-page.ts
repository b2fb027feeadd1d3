import type OpenSeadragon from 'openseadragon';

/** What an address ends in when its page is to be opened enlarged. */
const OPEN = '#zoom';
const STEP = 1.5;
/** Drawn without WebGL: a page is one flat image, and old phones have it no other way. */
const DRAWER = 'canvas';

/**
 * A page enlarged in a dialog that fills the window, drawn by OpenSeadragon from the page's IIIF image service.
 * The library (the larger part of a megabyte) is fetched when somebody first asks.
 */
export function zoomOn(paper: HTMLElement, dialog: HTMLDialogElement): void {
  const view = dialog.querySelector<HTMLElement>('.view');
  const state = dialog.querySelector<HTMLElement>('.state');
  if (!view || !state) return;
  let opening: Promise<OpenSeadragon.Viewer> | undefined;

  const open = () => {
    dialog.showModal();
    opening ??= draw(dialog, view, paper.querySelector<SVGElement>('.hits-here'));
    opening.then(
      (viewer) => {
        state.hidden = true;
        viewer.canvas.focus();
      },
      () => {
        // The next try begins anew.
        opening = undefined;
        state.textContent = dialog.dataset.failed ?? '';
      },
    );
  };

  dialog.addEventListener('click', (event) => {
    const asked = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
    if (asked?.dataset.do === 'close') dialog.close();
    else if (asked)
      void opening?.then(
        (viewer) => act(viewer, asked.dataset.do),
        () => undefined,
      );
  });
  dialog.addEventListener('close', () => {
    if (location.hash === OPEN) history.replaceState(null, '', location.pathname + location.search);
  });

  const button = document.querySelector<HTMLButtonElement>('button[data-zoom]');
  if (button) button.hidden = false;
  for (const link of document.querySelectorAll<HTMLElement>('a[data-large]')) link.hidden = true;
  button?.addEventListener('click', open);
  paper.classList.add('can-zoom');
  paper.addEventListener('click', open);
  if (location.hash === OPEN) open();
}

async function draw(dialog: HTMLDialogElement, view: HTMLElement, hits: SVGElement | null) {
  const [{ default: openSeadragon }, answer] = await Promise.all([
    import('openseadragon'),
    fetch(dialog.dataset.image ?? ''),
  ]);
  if (!answer.ok) throw new Error(`The image of the page cannot be had: ${answer.status}`);
  const tileSources = (await answer.json()) as { width: number; height: number };
  keepStylesOut();
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  view.replaceChildren();
  const viewer = openSeadragon({
    element: view,
    tileSources,
    drawer: DRAWER,
    showNavigationControl: false,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    animationTime: isCalm ? 0 : 0.6,
    maxZoomPixelRatio: 2,
    visibilityRatio: 0.5,
  });
  describe(viewer.canvas, dialog);
  if (hits) {
    const area = new openSeadragon.Rect(0, 0, 1, tileSources.height / tileSources.width);
    // An overlay may be any element; its type knows HTML alone.
    const copy = hits.cloneNode(true) as unknown as HTMLElement;
    viewer.addOnceHandler('open', () => viewer.addOverlay({ element: copy, location: area }));
  }
  return viewer;
}

/** Arrow keys move the image: a screen reader must hand them on. */
function describe(canvas: HTMLElement, dialog: HTMLDialogElement): void {
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-label', dialog.querySelector('h2')?.textContent ?? '');
  canvas.setAttribute('aria-describedby', 'zoom-help');
}

function act({ viewport }: OpenSeadragon.Viewer, what: string | undefined): void {
  if (what === 'in') viewport.zoomBy(STEP);
  else if (what === 'out') viewport.zoomBy(1 / STEP);
  else if (what === 'turn') viewport.setRotation(viewport.getRotation() + 90);
  else viewport.goHome();
  viewport.applyConstraints();
}

/**
 * OpenSeadragon writes a style element that takes the mark of focus away, unless it finds one; the content
 * security policy would refuse it. This one means nothing to a browser: it is not HTML.
 */
function keepStylesOut(): void {
  const known = 'data-openseadragon-mobile-css';
  if (document.querySelector(`style[${known}]`)) return;
  const nothing = document.createElementNS('urn:nothing', 'style');
  nothing.setAttribute(known, '');
  document.head.append(nothing);
}
