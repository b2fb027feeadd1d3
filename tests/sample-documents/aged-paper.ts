import type { Random } from '../bench/random.ts';

/** Rows of red, green, blue, one byte each. */
export interface Picture {
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** What time and the scanner did to one sheet. */
interface Ageing {
  random: Random;
  /** Radians, clockwise. */
  tilt: number;
  colour: boolean;
}

/** Red, green and blue of old paper. */
const YELLOWED = [236, 226, 204] as const;
const GREYED = [226, 226, 226] as const;
/** How much darker the paper is at its far edge, where the lid of the scanner does not close. */
const FAR_EDGE = 26;
const BLOTCHES = 7;
const SPECKS = 140;
/** Pixels by which a sheet that does not lie flat shifts what is on it. */
const WAVES = 1.6;

/** A clean page as a scanner sees it after decades: tilted, unevenly lit, blotched, its ink worn. */
export function agePage(clean: Picture, { random, tilt, colour }: Ageing): Picture {
  const { width, height } = clean;
  const paper = colour ? YELLOWED : GREYED;
  const blotches = smoothField(random, 11, 16);
  const mottles = smoothField(random, 37, 53);
  const wear = smoothField(random, 60, 84);
  const waves = smoothField(random, 4, 6);
  const fold = height * (0.46 + random.next() * 0.08);
  const [sin, cos] = [Math.sin(tilt), Math.cos(tilt)];
  const pixels = new Uint8Array(clean.pixels.length);
  for (let y = 0; y < height; y += 1) {
    const dy = y - height / 2;
    for (let x = 0; x < width; x += 1) {
      const dx = x - width / 2;
      const shift = (waves(x / width, y / height) - 0.5) * 2 * WAVES;
      const fromX = dx * cos + dy * sin + width / 2 + shift;
      const fromY = -dx * sin + dy * cos + height / 2 + shift;
      const ink = 0.74 + 0.26 * wear(x / width, y / height) - random.next() * 0.12;
      const shade =
        (blotches(x / width, y / height) + mottles(x / width, y / height) - 1) * BLOTCHES -
        FAR_EDGE * ((x / width) ** 6 + (1 - y / height) ** 10) -
        (Math.abs(y - fold) < 1.5 ? 12 : 0);
      for (let channel = 0; channel < 3; channel += 1) {
        const seen = 1 - ((255 - sample(clean, fromX, fromY, channel)) / 255) * ink;
        pixels[(y * width + x) * 3 + channel] = Math.max(0, Math.min(255, (paper[channel]! + shade) * seen));
      }
    }
  }
  const aged = { pixels, width, height };
  for (let speck = 0; speck < SPECKS; speck += 1) addSpeck(aged, random);
  return aged;
}

/** Between the four nearest pixels; white beyond the edges. */
function sample({ pixels, width, height }: Picture, x: number, y: number, channel: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 255;
  const at = (top * width + left) * 3 + channel;
  const [right, down] = [x - left, y - top];
  const above = pixels[at]! * (1 - right) + pixels[at + 3]! * right;
  const below = pixels[at + width * 3]! * (1 - right) + pixels[at + width * 3 + 3]! * right;
  return above * (1 - down) + below * down;
}

/** Random heights, 0 to 1, on a grid, and smooth ones between them; asked for with parts of the width and height. */
function smoothField(random: Random, columns: number, rows: number): (x: number, y: number) => number {
  const heights = Float32Array.from({ length: (columns + 2) * (rows + 2) }, () => random.next());
  return (x, y) => {
    const [column, row] = [Math.floor(x * columns), Math.floor(y * rows)];
    const [right, down] = [ease(x * columns - column), ease(y * rows - row)];
    const at = row * (columns + 2) + column;
    const above = heights[at]! * (1 - right) + heights[at + 1]! * right;
    const below = heights[at + columns + 2]! * (1 - right) + heights[at + columns + 3]! * right;
    return above * (1 - down) + below * down;
  };
}

const ease = (part: number) => part * part * (3 - 2 * part);

function addSpeck({ pixels, width, height }: Picture, random: Random): void {
  const radius = 0.6 + random.next() ** 4 * 4;
  const dark = 0.35 + random.next() * 0.4;
  const [middleX, middleY] = [5 + random.whole(width - 10), 5 + random.whole(height - 10)];
  for (let y = Math.ceil(-radius); y <= radius; y += 1) {
    for (let x = Math.ceil(-radius); x <= radius; x += 1) {
      if (x * x + y * y > radius * radius) continue;
      const at = ((middleY + y) * width + middleX + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) pixels[at + channel] = pixels[at + channel]! * dark;
    }
  }
}
