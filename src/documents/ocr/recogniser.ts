import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import createCore, {
  type TesseractApi,
  type TesseractCore,
} from 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.js';
import type { Languages } from './languages.ts';
import type { GreyImage } from './preparation/grey-image.ts';
import type { SeenBlock } from './seen-page.ts';

/** Models read from the packages on disk: nothing is ever fetched. */
const MODELS = {
  vie: import.meta.resolve('@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz'),
  fra: import.meta.resolve('@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz'),
  eng: import.meta.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'),
};
type Model = keyof typeof MODELS;

/** Tesseract's page segmentation modes. */
const LAYOUTS = {
  /** Columns, blocks and lines are to be found; upright. */
  page: '3',
  /** Lines of one block. */
  block: '6',
};

const NEURAL_NETWORK_ALONE = 1;
const UNUSABLE = -1;
const NO_PICTURE = 1;

/** Tesseract as WebAssembly, with one instance for each set of languages, made when first needed. */
export class Recogniser {
  readonly #core: TesseractCore;
  readonly #instances = new Map<Languages, TesseractApi>();

  private constructor(core: TesseractCore) {
    this.#core = core;
  }

  /** @throws Error when a model is missing or damaged */
  static async start(): Promise<Recogniser> {
    const silent = () => undefined;
    const core = await createCore({ print: silent, printErr: silent, TesseractProgress: silent });
    const recogniser = new Recogniser(core);
    await recogniser.#instance('vie');
    return recogniser;
  }

  /** Blocks of text in reading order, as seen; nothing is left out. */
  async recognise(image: GreyImage, languages: Languages, layout: keyof typeof LAYOUTS = 'page'): Promise<SeenBlock[]> {
    const api = await this.#instance(languages);
    api.SetVariable('tessedit_pageseg_mode', LAYOUTS[layout]);
    this.#core.FS.writeFile('/input', portableGreyMap(image));
    try {
      if (api.SetImageFile(1, 0) === NO_PICTURE) throw new Error('The prepared picture of the page is damaged.');
      api.Recognize(null);
      // The shape is that of tesseract.js-core's own writer.
      const seen = JSON.parse(api.GetJSONText()) as { blocks: SeenBlock[] | null };
      return seen.blocks ?? [];
    } finally {
      api.Clear();
      this.#core.FS.unlink('/input');
    }
  }

  async #instance(languages: Languages): Promise<TesseractApi> {
    const known = this.#instances.get(languages);
    if (known) return known;
    for (const model of languages.split('+') as Model[]) {
      const bytes = await promisify(gunzip)(await readFile(new URL(MODELS[model])));
      this.#core.FS.writeFile(`./${model}.traineddata`, bytes);
    }
    const api = new this.#core.TessBaseAPI();
    if (api.Init(null, languages, NEURAL_NETWORK_ALONE) === UNUSABLE)
      throw new Error(`The model for reading ${languages} by machine is damaged: install the packages anew.`);
    // Pages come dark on white: lines read with little certainty are not tried again as white on dark.
    api.SetVariable('invert_threshold', '0');
    this.#instances.set(languages, api);
    return api;
  }
}

/** The plainest picture file there is: a line of figures, then the pixels. */
function portableGreyMap({ pixels, width, height }: GreyImage): Uint8Array {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1'), pixels]);
}
