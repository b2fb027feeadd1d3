import { performance } from 'node:perf_hooks';
import { createPageReader } from '../../src/documents/ocr/create-page-reader.ts';
import { drawPages, type PageDesign } from '../harness/drawn-pages.ts';
import { scanned, type Wear } from '../harness/scanned-page.ts';
import { errorRate } from './error-rate.ts';
import { spreadOf, type Spread } from './measure.ts';
import { FRENCH_TEXT, portalText } from './ocr-texts.ts';

export interface OcrFigures {
  /** Of one page, one after another, in one reading process: milliseconds. */
  page: Spread;
  /** Wrong letters in parts of all, by kind of page. */
  errors: { kind: string; rate: number }[];
  /** Over all pages. */
  error: number;
}

/** From a good office scanner to a bad copy. */
const WEAR: readonly Wear[] = [
  { tilt: 0.6, blur: 0.6, noise: 12, shadow: 0.2, quality: 70 },
  { tilt: -1.2, blur: 0.8, noise: 16, shadow: 0.35, quality: 60 },
  { tilt: 2.1, blur: 1, noise: 20, shadow: 0.3, quality: 50 },
];
/** Pages of each kind. */
const PAGES = 3;

/**
 * Reads A4 pages made for it: the portal's own texts and a made-up French one, set in type, drawn at 200 dots an
 * inch, worn as scans are. The portal's own face is the hardest of them: its round "a" is easily taken for "o".
 */
export async function measureReading(): Promise<OcrFigures> {
  const [vietnamese, english] = [await portalText('vi'), await portalText('en')];
  const kinds: [kind: string, text: readonly string[], design: PageDesign][] = [
    ['Vietnamese, printed', vietnamese, { typeface: 'print' }],
    ['Vietnamese, typewritten', vietnamese, { typeface: 'typewriter', size: 11 }],
    ["Vietnamese, the portal's face", vietnamese, { typeface: 'sans' }],
    ['French, printed', FRENCH_TEXT, { typeface: 'print' }],
    ['English, typewritten', english, { typeface: 'typewriter', size: 11 }],
  ];
  const reader = createPageReader({ workers: 1 });
  const figures: OcrFigures = { page: spreadOf([]), errors: [], error: 0 };
  const all: { read: string; truth: string }[] = [];
  const times: number[] = [];
  try {
    for (const [kind, text, design] of kinds) {
      const pages: { read: string; truth: string }[] = [];
      for (const [at, page] of (await drawPages(text, design)).slice(0, PAGES).entries()) {
        const raster = await scanned(page.raster, WEAR[at % WEAR.length]!, at + 1);
        // The first reading also starts the process and loads the models.
        if (all.length === 0 && pages.length === 0) await reader.read(raster);
        const start = performance.now();
        const { text: read } = await reader.read(raster);
        times.push(performance.now() - start);
        pages.push({ read, truth: page.text });
      }
      figures.errors.push({ kind, rate: errorRate(pages) });
      all.push(...pages);
    }
  } finally {
    await reader.close();
  }
  return { ...figures, page: spreadOf(times), error: errorRate(all) };
}
