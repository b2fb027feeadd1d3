import './record-page.ts';

/**
 * Helps hands at the counter. Whatever is typed outside of a field goes into the one for codes, so that a
 * scanner that types need not be aimed; and where the browser reads codes out of pictures, a camera stands in for it.
 * Where it does not, the page says so. Nothing here is needed: codes are typed into the field.
 */
const field = document.querySelector<HTMLInputElement>('[data-scan]');
const picture = document.querySelector<HTMLVideoElement>('[data-picture]');
const button = document.querySelector<HTMLButtonElement>('[data-camera]');
const said = document.querySelector<HTMLElement>('[data-camera-said]');
const LOOK_AGAIN_MS = 200;

/** Not in TypeScript's own list yet: https://developer.mozilla.org/docs/Web/API/BarcodeDetector */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;
const Detectors = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** Where letters mean something already. */
const TAKES_LETTERS = 'input:not([type=checkbox], [type=radio]), textarea, select';

document.addEventListener('keydown', (event) => {
  const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isLetter && !document.activeElement?.matches(TAKES_LETTERS)) field?.focus();
});

if (button && field && picture && Detectors && 'mediaDevices' in navigator) {
  const words = button.textContent;
  const detector = new Detectors({ formats: ['qr_code', 'code_128', 'code_39'] });
  let stream: MediaStream | undefined;
  button.hidden = false;
  button.addEventListener('click', () => void (stream ? stop() : start()));

  const start = async (): Promise<void> => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      if (said) said.textContent = button.dataset.refused ?? '';
      field.focus();
      return;
    }
    picture.srcObject = stream;
    picture.hidden = false;
    button.textContent = button.dataset.off ?? '';
    await picture.play();
    void look();
  };

  const stop = (): void => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    picture.hidden = true;
    button.textContent = words;
    field.focus();
  };

  const look = async (): Promise<void> => {
    const [code] = await detector.detect(picture).catch(() => []);
    if (!stream) return;
    if (!code) {
      setTimeout(() => void look(), LOOK_AGAIN_MS);
      return;
    }
    field.value = code.rawValue;
    stop();
    field.form?.requestSubmit();
  };
} else {
  const none = document.querySelector<HTMLElement>('[data-camera-none]');
  if (none) none.hidden = false;
}
